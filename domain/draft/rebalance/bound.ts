import { CheapestGrid } from './cheapest-grid.ts';
import { GridOptions } from './grid-options.ts';
import type { Region } from './region.ts';

/** Rounds of bettering the prices, and a share of the moved that is near enough. */
const ROUNDS = 80;
const NEAR = 0.98;
/** How much the last cover counts beside those before, and how a step grows and shrinks (Barahona and Anbil 2000). */
const FRESH = 0.25;
const GROW = 1.15;
const SHRINK = 0.66;
const PATIENCE = 5;
/** Above this a sum over all parts is not kept by its exact value. */
const MOST_HELD = 4000;
/** For more grids than so many only what each has to give is counted. */
const MOST_GRIDS = 30;
const MOST_SUMS = 3_000_000;
/** Sums looked at in all rounds together. */
const LOOKS = 80_000_000;
/** Births beyond those that the total asks for. */
const FURTHER_BORN = 5;

/** Grids that are born: so many; or `free`: any part may be born by itself, for its households. */
interface Births {
  readonly count: number;
  readonly free: boolean;
}

/**
 * A number of households that have to move at the least, whatever division brings a region's grids within `low` … `high` (per grid of
 * today's; one born within its band, any where `anyBorn`), given one that moves `reached`. Proven: parts are priced, every grid takes
 * whatever set of parts is cheapest for it, mostly without regard to whether it hangs together, and what those cost together with the
 * prices is no more than any division costs (Lagrangean relaxation of "each part in one grid": Held and Karp 1970). The prices are
 * bettered by the volume algorithm.
 */
export function leastMoved(
  region: Region,
  low: Float64Array,
  high: Float64Array,
  reached: number,
  anyBorn: boolean,
): number {
  if (reached === 0) return 0;
  const { band, households, weight, count } = region;
  const top = high.reduce((most, h) => Math.max(most, h), band.high);
  if (top > MOST_HELD || region.grids > MOST_GRIDS || count * top > MOST_SUMS) return excess(region, high);
  const cheapest = new CheapestGrid(weight, top);
  // What one costs that is born, at the least.
  const birth = anyBorn ? 0 : cheapestBirth(region, households, 0, new Float64Array(count));
  const options = new GridOptions(region, low, high, reached, anyBorn, cheapest);
  if (birth === 0) return prove(region, options, { count: 0, free: true }, reached);
  let total = 0;
  for (const w of weight) total += w;
  const most = high.reduce((sum, h) => sum + h, 0);
  const needed = Math.max(0, Math.ceil((total - most) / band.high));
  let bound = reached;
  for (let born = needed; born * birth < bound; born++) {
    // More than that are told by what they cost alone.
    if (born === needed + FURTHER_BORN) return Math.min(bound, Math.floor(born * birth));
    const births = { count: born, free: false };
    bound = Math.min(bound, Math.max(Math.floor(born * birth), prove(region, options, births, bound)));
  }
  return bound;
}

function prove(region: Region, options: GridOptions, births: Births, reached: number): number {
  const { count, households } = region;
  const bestPrice = firstPrices(region, options);
  const price = bestPrice.slice();
  const inner = new Float64Array(count);
  const outer = new Float64Array(count);
  const cover = new Float64Array(count);
  const mean = new Float64Array(count);
  const costs = { price, inner, outer };
  const parts: number[] = [];
  const looks = region.grids * count * Math.max(1, region.band.high);
  const rounds = Math.max(10, Math.min(ROUNDS, Math.floor(LOOKS / looks)));
  let best = 0;
  let step = 0.5;
  let idle = 0;
  for (let round = 0; round < rounds; round++) {
    cover.fill(0);
    let sum = 0;
    for (let p = 0; p < count; p++) {
      sum += price[p]!;
      inner[p] = -price[p]!;
      outer[p] = households[p]! - price[p]!;
    }
    for (let g = 0; g < region.grids; g++) {
      sum += options.find(g, costs, parts);
      for (const p of parts) cover[p]!++;
    }
    if (births.count > 0) {
      sum += births.count * cheapestBirth(region, outer, births.count, cover);
    }
    if (sum > best + 1e-6 || round === 0) {
      best = Math.max(best, sum);
      bestPrice.set(price);
      if (Math.ceil(best - 1e-6) >= reached * NEAR) break;
      step *= GROW;
      idle = 0;
    } else if (++idle >= PATIENCE) {
      idle = 0;
      step *= SHRINK;
      if (step < 0.003) break;
    }
    let length = 0;
    for (let p = 0; p < count; p++) {
      mean[p] = round === 0 ? cover[p]! : FRESH * cover[p]! + (1 - FRESH) * mean[p]!;
      length += (1 - mean[p]!) ** 2;
    }
    if (length < 1e-9) break;
    const stride = (step * Math.max(1, 1.05 * reached - best)) / length;
    for (let p = 0; p < count; p++) {
      const next = Math.max(0, bestPrice[p]! + stride * (1 - mean[p]!));
      price[p] = births.free ? Math.min(households[p]!, next) : next;
    }
  }
  return Math.min(reached, Math.max(0, Math.ceil(best - 1e-6)));
}

/** A part is worth its households where its grid holds too much, and as much as is missing where it holds too little. */
function firstPrices(region: Region, { options }: GridOptions): Float64Array {
  const { weight, households } = region;
  const price = new Float64Array(region.count);
  for (const { own, low, high } of options) {
    let held = 0;
    for (const p of own) held += weight[p]!;
    const share = held > high ? 1 : held > 0 ? Math.min(1, Math.max(0, low - held) / held) : 0;
    for (const p of own) price[p] = households[p]! * share;
  }
  return price;
}

/**
 * What a grid that is born costs at the least, whatever parts and pieces of parts it has, as long as it is in the band; `times` what it
 * has of each part is added to `cover`.
 */
function cheapestBirth(
  { weight, band, count }: Region,
  cost: Float64Array,
  times: number,
  cover: Float64Array,
): number {
  const order = Array.from({ length: count }, (_, p) => p);
  const rate = (p: number): number =>
    weight[p]! > 0 ? cost[p]! / weight[p]! : cost[p]! < 0 ? -Infinity : Infinity;
  const rates = Float64Array.from(order, rate);
  order.sort((a, b) => rates[a]! - rates[b]! || a - b);
  let sum = 0;
  let held = 0;
  for (const p of order) {
    const room = (cost[p]! < 0 ? band.high : band.low) - held;
    if (weight[p] === 0) {
      if (cost[p]! >= 0) continue;
      sum += cost[p]!;
      cover[p]! += times;
      continue;
    }
    if (room <= 0) continue;
    const share = Math.min(1, room / weight[p]!);
    sum += share * cost[p]!;
    held += share * weight[p]!;
    cover[p]! += times * share;
  }
  return sum;
}

/** What grids have to give, each at least what it holds too much, where weight is households. */
function excess({ grids, count, today, weight, households }: Region, high: Float64Array): number {
  if (weight.some((w, p) => w !== households[p])) return 0;
  const held = new Float64Array(grids);
  for (let p = 0; p < count; p++) held[today[p]!]! += weight[p]!;
  return held.reduce((sum, h, g) => sum + Math.max(0, h - high[g]!), 0);
}
