import { anneal, isBetter } from './anneal.ts';
import { Assignment } from './assignment.ts';
import { partOfRegion } from './part-of-region.ts';
import type { Region } from './region.ts';
import { type Answer, search } from './search.ts';

/** So many grids are searched as one. */
const TOGETHER = 16;
/** Of more, so many around each that is out of the band, and where that was not enough, so many. */
const CLUSTER = 9;
const WINDOW = 14;
const WINDOW_STEPS_PER_PART = 300;
const MOST_WINDOWS = 300;

/**
 * The fewest households that bring a region's grids within what they may hold, as far as bounded work finds it. Many grids are taken a
 * few at a time: first what lies around each that is out, none twice; then, where that was not enough, what lies around those. `share` of the usual
 * steps are taken. `word` is called now and then, and may throw to give up.
 */
export function intoBand(region: Region, random: () => number, share: number, word: () => void): Int32Array {
  if (region.grids <= TOGETHER) return search(region, random, share).gridOf;
  const gridOf = region.today.slice();
  let next = region.grids;
  const taken = new Set<number>();
  const partsOf = partsOfGrids(gridOf);
  for (const first of outsideOf(region, gridOf)) {
    if (taken.has(first)) continue;
    word();
    const grids = around(region, gridOf, partsOf, first, CLUSTER, taken);
    for (const grid of grids) taken.add(grid);
    const part = partOfRegion(region, gridOf, grids);
    next = put(gridOf, part, search(part.region, random, share).gridOf, next);
  }
  for (const first of outsideOf(region, gridOf).slice(0, MOST_WINDOWS)) {
    word();
    const near = around(region, gridOf, partsOfGrids(gridOf), first, WINDOW, new Set());
    const part = partOfRegion(region, gridOf, near);
    const before = new Assignment(part.region, part.gridOf, part.born);
    const after = new Assignment(part.region, part.gridOf, part.born);
    anneal(after, WINDOW_STEPS_PER_PART * part.region.count, random, region.band.target / 8);
    if (isBetter(after, before)) next = put(gridOf, part, after.gridOf, next);
  }
  return gridOf;
}

/** Puts the answer for a part of a region in its place; grids born get the next numbers. Gives the next one after. */
function put(
  gridOf: Int32Array,
  { parts, numbers }: { readonly parts: Int32Array; readonly numbers: Int32Array },
  answer: Answer['gridOf'],
  next: number,
): number {
  const born = new Map<number, number>();
  answer.forEach((grid, i) => {
    if (grid >= numbers.length && !born.has(grid)) born.set(grid, next + born.size);
    gridOf[parts[i]!] = grid < numbers.length ? numbers[grid]! : born.get(grid)!;
  });
  return next + born.size;
}

/** Grids that lie outside what they may hold, the furthest first. */
function outsideOf(region: Region, gridOf: Int32Array): number[] {
  let grids = region.grids;
  for (const grid of gridOf) grids = Math.max(grids, grid + 1);
  const state = new Assignment(region, gridOf, grids - region.grids);
  const out = (grid: number): number =>
    state.members[grid] === 0 ? 0 : state.beyond(grid, state.held[grid]!);
  return Array.from({ length: grids }, (_, grid) => grid)
    .filter((grid) => out(grid) > 0)
    .sort((a, b) => out(b) - out(a) || a - b);
}

/** A grid and those nearest to it, by borders to cross, without those that are taken; no more than so many. */
function around(
  region: Region,
  gridOf: Int32Array,
  partsOf: ReadonlyMap<number, readonly number[]>,
  first: number,
  most: number,
  taken: ReadonlySet<number>,
): number[] {
  const found = new Set([first]);
  for (const grid of found) {
    for (const p of partsOf.get(grid)!) {
      for (let k = region.start[p]!; k < region.start[p + 1]!; k++) {
        const other = gridOf[region.neighbour[k]!]!;
        if (found.size < most && region.kept[k] === 0 && !taken.has(other)) found.add(other);
      }
    }
  }
  return [...found];
}

function partsOfGrids(gridOf: Int32Array): Map<number, number[]> {
  const partsOf = new Map<number, number[]>();
  gridOf.forEach((grid, p) => {
    const parts = partsOf.get(grid);
    if (parts) parts.push(p);
    else partsOf.set(grid, [p]);
  });
  return partsOf;
}
