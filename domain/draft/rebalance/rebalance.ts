import { randomFrom } from '../random.ts';
import type { DraftProgress, DraftWish, PartGraph, Shortfall } from '../types.ts';
import { leastMoved } from './bound.ts';
import { candidatesOf } from './candidates.ts';
import { intoBand } from './into-band.ts';
import { bandOf, type Region, regionsOf } from './region.ts';
import { type Candidate, goOn } from './steps.ts';
import { unmet } from './unmet.ts';

/** One answer of a rebalance. */
export interface Rebalanced {
  /** 0: nothing is touched … 1: ideal. */
  readonly effort: number;
  /** Per part its grid: a number of today's where the grid keeps its identity; one born has a number above all of today's. */
  readonly gridOf: Int32Array;
  /** How many grids there are. */
  readonly grids: number;
  readonly born: readonly number[];
  readonly retired: readonly number[];
  /** Households whose grid is another than today. */
  readonly moved: number;
  readonly shortfalls: readonly Shortfall[];
  /** No division that comes as far into the band moves fewer households than this (proven, when it is asked). */
  readonly bound: number;
}

export interface RebalanceOptions {
  /** Today's grids that are to be within the band; all of them when left out. */
  readonly chosen?: ReadonlySet<number>;
  /** 0 … 1 each. */
  readonly efforts: readonly number[];
  /** For grids beneath those that are asked for: fewer steps of search, and no draft from nothing for the ideal. */
  readonly quick?: boolean;
  readonly progress?: DraftProgress;
}

/** A quick rebalance takes such a share of the steps of search. */
const QUICK_STEPS = 0.25;
/** Up to this effort (above 0) only what is needed for the band is moved. */
export const NEEDED = 0.25;

/**
 * From today's grids (one per part, every part has one) towards what is wished, an answer per effort. 0 is today itself; up to a
 * quarter as few households as possible move to bring the chosen grids within target × (1 ± tolerance); from there on ever more
 * move for grids nearer the target, borders on lines and compactness, the most worthwhile first; 1 takes all that is worth anything,
 * up to what a draft from nothing would make of it. More effort never moves fewer and is never worse. A grid stays in as few pieces as it
 * is in today, none spreads across a barrier or mixes a unit with what is outside; a grid that is not chosen neither leaves the band
 * nor comes further from it. Where that moves fewer, grids are dissolved and born. What can't be met is among the shortfalls. The same
 * input and seed give the same answer; `progress` may throw to give up.
 */
export function rebalance(
  graph: PartGraph,
  today: Int32Array,
  wish: DraftWish,
  options: RebalanceOptions,
): readonly Rebalanced[] {
  const total = graph.weight.reduce((sum, w) => sum + (w > 0 && w < Infinity ? w : 0), 0);
  const asked = wish.target ?? total / Math.max(1, wish.parts ?? 1);
  const band = bandOf(asked > 0 && asked < Infinity ? asked : Math.max(1, total), wish.tolerance);
  const regions = regionsOf(graph, today, band, options.chosen);
  const wanted = !options.efforts.some((effort) => effort > NEEDED)
    ? 'least'
    : options.quick
      ? 'better'
      : 'ideal';
  const local = new Int32Array(graph.count).fill(-1);
  const candidates: (readonly Candidate[])[] = [];
  const soFar = today.slice();
  let bound: number | null = null;
  const boundOfAll = (): number => {
    bound ??= regions.reduce((sum, one, i) => {
      const [{ gridOf, moved }] = candidates[i] as [Candidate];
      return sum + boundOf(one, gridOf, moved);
    }, 0);
    return bound;
  };
  let next = today.reduce((most, grid) => Math.max(most, grid + 1), 0);
  let done = 0;
  for (const region of regions) {
    const word = (): void => options.progress?.(done / graph.count);
    // Each by itself, so that what is asked of one makes no difference to another.
    const random = randomFrom(wish.seed);
    const least = options.efforts.some((effort) => effort > 0)
      ? intoBand(region, random, options.quick ? QUICK_STEPS : 1, word)
      : region.today;
    const of = candidatesOf(graph, region, wish, least, wanted, local, randomFrom(wish.seed), word);
    candidates.push(of);
    const shown = new Map<number, number>();
    for (let p = 0; p < region.count; p++) {
      const grid = least[p]!;
      if (grid >= region.grids && !shown.has(grid)) shown.set(grid, next++);
      soFar[region.parts[p]!] = grid < region.grids ? region.numbers[grid]! : shown.get(grid)!;
    }
    done += region.count;
    options.progress?.(done / graph.count, soFar.slice());
  }
  return options.efforts.map((effort) => {
    if (effort <= 0) return answerOf(effort, numbered(graph, today, regions, null), [], () => 0);
    const taken = goOn(candidates, Math.max(0, Math.min(1, (effort - NEEDED) / (1 - NEEDED))));
    const found = numbered(graph, today, regions, taken);
    return answerOf(effort, found, unmet(graph, today, band, options.chosen, found.gridOf), boundOfAll);
  });
}

function answerOf(
  effort: number,
  found: Omit<Rebalanced, 'effort' | 'bound' | 'shortfalls'>,
  shortfalls: readonly Shortfall[],
  boundOfAll: () => number,
): Rebalanced {
  return {
    ...found,
    effort,
    shortfalls,
    get bound() {
      return boundOfAll();
    },
  };
}

/** The regions' divisions as one, those born numbered on from today's. */
function numbered(
  graph: PartGraph,
  today: Int32Array,
  regions: readonly Region[],
  taken: readonly Candidate[] | null,
): Omit<Rebalanced, 'effort' | 'bound' | 'shortfalls'> {
  const gridOf = today.slice();
  const first = today.reduce((most, grid) => Math.max(most, grid + 1), 0);
  let next = first;
  regions.forEach((region, i) => {
    const numbers = new Map<number, number>();
    if (taken === null) return;
    taken[i]!.gridOf.forEach((grid, p) => {
      if (grid >= region.grids && !numbers.has(grid)) numbers.set(grid, next++);
      gridOf[region.parts[p]!] = grid < region.grids ? region.numbers[grid]! : numbers.get(grid)!;
    });
  });
  let moved = 0;
  for (let p = 0; p < graph.count; p++) {
    const households = graph.households[p]!;
    if (gridOf[p] !== today[p] && households > 0 && households < Infinity) moved += Math.round(households);
  }
  const there = new Set(gridOf);
  return {
    gridOf,
    grids: there.size,
    born: Array.from({ length: next - first }, (_, i) => first + i),
    retired: [...new Set(today)].filter((grid) => !there.has(grid)).sort((a, b) => a - b),
    moved,
  };
}

/** What has to move to get as far as an answer did: a grid that it left outside may lie as far outside. */
function boundOf(region: Region, gridOf: Int32Array, moved: number): number {
  let grids = region.grids;
  for (const grid of gridOf) grids = Math.max(grids, grid + 1);
  const held = new Float64Array(grids).fill(-1);
  for (let p = 0; p < region.count; p++) {
    const grid = gridOf[p]!;
    held[grid] = Math.max(0, held[grid]!) + region.weight[p]!;
  }
  // A grid without parts is gone, and may be.
  const low = region.low.map((l, g) => (held[g]! < 0 ? l : Math.min(l, held[g]!)));
  const high = region.high.map((h, g) => Math.max(h, held[g]!));
  const { band } = region;
  const anyBorn = held.subarray(region.grids).some((h) => h >= 0 && (h < band.low || h > band.high));
  return leastMoved(region, low, high, moved, anyBorn);
}
