import type { CheapestGrid, Choice } from './cheapest-grid.ts';
import { type Growths, growthsOf } from './growths.ts';
import { layersOf } from './layers.ts';
import { MovedLimit } from './moved-limit.ts';
import { OwnSums } from './own-sums.ts';
import type { Region } from './region.ts';
import { waysToLighten } from './ways-to-lighten.ts';

/** What one grid of today's can be, as far as it is known. */
interface Option {
  readonly own: readonly number[];
  readonly low: number;
  readonly high: number;
  /** Without anything of others: itself without one of these sets; null: any of its own parts. */
  readonly ways: Int32Array | null;
  /** With something of others: one of these; null: by layers. */
  readonly growths: Growths | null;
  readonly choice: Choice | null;
}

/** Prices, and what a part costs a grid of which it was one, or was none. */
export interface Costs {
  readonly price: Float64Array;
  readonly inner: Float64Array;
  readonly outer: Float64Array;
}

/**
 * What every grid of a region can become, where no more than `reached` households move; and which of it costs the least under prices.
 * It is never less than what it can: where that is too much to list, sets that do not hang together are among it.
 */
export class GridOptions {
  readonly options: readonly Option[];
  readonly #cheapest: CheapestGrid;
  readonly #sums: OwnSums;
  readonly #width: number;

  constructor(
    region: Region,
    low: Float64Array,
    high: Float64Array,
    reached: number,
    anyBorn: boolean,
    cheapest: CheapestGrid,
  ) {
    const { grids, band, households, weight, today, count } = region;
    const owns: number[][] = Array.from({ length: grids }, () => []);
    const held = new Float64Array(grids);
    for (let p = 0; p < count; p++) {
      owns[today[p]!]!.push(p);
      held[today[p]!]! += weight[p]!;
    }
    const isCounted = weight.every((w, p) => w === households[p]);
    const gives = Float64Array.from(held, (h, g) => Math.max(0, h - high[g]!));
    const given = gives.reduce((sum, give) => sum + give, 0);
    const slack = isCounted ? reached - given : reached;
    this.options = owns.map((own, g): Option => {
      const common = { own, low: low[g]!, high: high[g]! };
      const born = anyBorn ? 0 : band.low;
      const ways =
        gives[g] === 0
          ? null
          : waysToLighten(region, g, own, high[g]!, isCounted ? gives[g]! + slack : reached, born);
      const others = isCounted ? stillMissing(held, low, given, g, reached) : 0;
      const limit = new MovedLimit(region, g, isCounted ? gives : null, held[g]! - high[g]!, others, reached);
      const growths = growthsOf(region, g, high[g]!, limit);
      if (growths !== null) return { ...common, ways, growths, choice: null };
      const room = isCounted && held[g]! >= low[g]! ? Math.max(0, high[g]! - held[g]!) + slack : reached;
      const layers = layersOf(region, g, Math.min(reached - others, room));
      const choice = { layers: [layers.own, ...layers.outer], ...common, further: ways !== null };
      return { ...common, ways, growths: null, choice };
    });
    this.#cheapest = cheapest;
    this.#width = Math.max(band.high, ...high) + 1;
    this.#sums = new OwnSums(weight, Math.max(0, ...owns.map((own) => own.length)), this.#width - 1);
  }

  /** What a grid costs at the least (nothing: it is gone); leaves its parts in `parts`. */
  find(grid: number, costs: Costs, parts: number[]): number {
    const { own, ways, growths, choice } = this.options[grid]!;
    let best = 0;
    parts.length = 0;
    if (choice !== null) {
      best = this.#cheapest.find(choice, costs.inner, costs.outer, parts);
      if (best >= 0) {
        best = 0;
        parts.length = 0;
      }
    } else if (growths !== null) best = this.#grown(grid, costs, parts);
    if (ways === null) return best;
    let all = 0;
    for (const p of own) all += costs.price[p]!;
    let least = Infinity;
    let leastGone = 0;
    for (const gone of ways) {
      let lost = 0;
      for (let rest = gone; rest !== 0; rest &= rest - 1) {
        lost += costs.price[own[31 - Math.clz32(rest & -rest)]!]!;
      }
      if (lost >= least) continue;
      least = lost;
      leastGone = gone;
    }
    if (least - all >= best) return best;
    parts.length = 0;
    own.forEach((p, i) => {
      if (((leastGone >> i) & 1) === 0) parts.push(p);
    });
    return least - all;
  }

  #grown(grid: number, { inner, outer }: Costs, parts: number[]): number {
    const { own, low, high, ways, growths } = this.options[grid]!;
    const sums = this.#sums;
    sums.set(own, inner);
    const bestOwn = new Int32Array(this.#width).fill(-2);
    const ownSum = (held: number): number => {
      if (bestOwn[held] === -2) bestOwn[held] = sums.bestWithin(low - held, high - held);
      return bestOwn[held]!;
    };
    let best = 0;
    let bestSet = -2;
    const alone = ways === null ? ownSum(0) : -1;
    if (alone >= 0 && sums.costOf(alone) < best) {
      best = sums.costOf(alone);
      bestSet = -1;
    }
    const { before, part, held } = growths!;
    const cost = new Float64Array(part.length);
    for (let i = 0; i < part.length; i++) {
      const from = before[i]!;
      cost[i] = outer[part[i]!]! + (from < 0 ? 0 : cost[from]!);
      const sum = ownSum(held[i]!);
      if (sum < 0) continue;
      const together = cost[i]! + sums.costOf(sum);
      if (together >= best) continue;
      best = together;
      bestSet = i;
    }
    if (bestSet === -2) return 0;
    for (let i = bestSet; i >= 0; i = before[i]!) parts.push(part[i]!);
    sums.partsOf(ownSum(bestSet < 0 ? 0 : held[bestSet]!), parts);
    return best;
  }
}

/**
 * What has to come to other grids than one at the least: what they miss, but for those that go altogether; no more of those can go than
 * what is moved at most, beside what grids have to give.
 */
function stillMissing(
  held: Float64Array,
  low: Float64Array,
  given: number,
  grid: number,
  reached: number,
): number {
  const under = [...held.keys()].filter((g) => g !== grid && held[g]! < low[g]!);
  if (under.length > 12) return 0;
  let least = Infinity;
  for (let gone = 0; gone < 2 ** under.length; gone++) {
    let goes = given;
    let misses = 0;
    under.forEach((g, i) => {
      if ((gone >> i) & 1) goes += held[g]!;
      else misses += low[g]! - held[g]!;
    });
    if (goes <= reached) least = Math.min(least, misses);
  }
  return least === Infinity ? 0 : least;
}
