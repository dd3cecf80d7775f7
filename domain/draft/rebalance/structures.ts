import type { Region } from './region.ts';

/** How many grids a rebalance begins with: which of today's are dissolved, and how many are born. */
export interface Structure {
  readonly dissolved: readonly number[];
  readonly born: number;
  /** About how many households have to move at the least: what has to leave grids, or what has to come to others. */
  readonly atLeast: number;
}

/** Grids that may be dissolved are tried in all sets of so many at most, taken from so many of the smallest. */
const DISSOLVED = 3;
const SMALLEST = 6;
/** Births beyond what the total asks for. */
const FURTHER_BORN = 2;

/**
 * Which numbers of grids are worth a search, the most promising first: the total has to fit the band, and a grid that is far below the
 * band may cost less to dissolve than to fill.
 */
export function structures(region: Region): Structure[] {
  const { grids, band } = region;
  const held = new Float64Array(grids);
  const households = new Float64Array(grids);
  for (let p = 0; p < region.count; p++) {
    held[region.today[p]!]! += region.weight[p]!;
    households[region.today[p]!]! += region.households[p]!;
  }
  const total = held.reduce((sum, h) => sum + h, 0);
  // Weight may be persons: so many households go with one of them at the least.
  const rate = held.reduce((least, h, g) => (h > 0 ? Math.min(least, households[g]! / h) : least), 1);
  const small = Array.from({ length: grids }, (_, g) => g)
    .filter((g) => region.chosen[g] === 1 && held[g]! < band.low)
    .sort((a, b) => held[a]! - held[b]! || a - b);
  const sets: number[][] = [[]];
  for (const g of small.slice(0, SMALLEST)) {
    for (const set of sets.slice()) if (set.length < DISSOLVED) sets.push([...set, g]);
  }
  // Where the total asks for more to go than any of these sets, as many of the smallest go as have to.
  let low = region.low.reduce((sum, l) => sum + l, 0);
  let must = 0;
  while (must < small.length && must < grids - 1 && low > total) low -= region.low[small[must++]!]!;
  if (must > DISSOLVED) sets.push(small.slice(0, must));
  const made: Structure[] = [];
  for (const dissolved of sets) {
    const left = grids - dissolved.length;
    if (left === 0 && dissolved.length > 0) continue;
    let low = 0;
    let high = 0;
    for (let g = 0; g < grids; g++) {
      if (dissolved.includes(g)) continue;
      low += region.low[g]!;
      high += region.high[g]!;
    }
    const wanted = total > high ? Math.ceil((total - high) / Math.max(1, band.high)) : 0;
    const needed = Math.max(0, Math.min(wanted, region.count - left));
    for (let born = needed; born <= needed + FURTHER_BORN; born++) {
      if (left + born > Math.max(region.count, grids)) break;
      let out = 0;
      let into = rate * born * band.low;
      for (let g = 0; g < grids; g++) {
        if (dissolved.includes(g)) out += households[g]!;
        else {
          out += rate * Math.max(0, held[g]! - region.high[g]!);
          into += rate * Math.max(0, region.low[g]! - held[g]!);
        }
      }
      const fits = low + born * band.low <= total && total <= high + born * band.high;
      made.push({ dissolved, born, atLeast: Math.max(out, into) + (fits ? 0 : total) });
    }
  }
  return made.sort(
    (a, b) =>
      a.atLeast - b.atLeast ||
      a.born + a.dissolved.length - b.born - b.dissolved.length ||
      compare(a.dissolved, b.dissolved),
  );
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
