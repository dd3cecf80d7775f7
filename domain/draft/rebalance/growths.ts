import type { Region } from './region.ts';

/**
 * Sets of parts that a grid could take from others. Set i is set `before[i]` (−1: nothing) with `part[i]`; sets come after those they
 * are made from, each once.
 */
export interface Growths {
  readonly before: Int32Array;
  readonly part: Int32Array;
  readonly held: Float64Array;
}

/** More sets than so many are not listed. */
const MOST_SETS = 40000;

/** What limits the sets: `add` says whether a part may come to those added, and only then has it; `take` takes the last away again. */
export interface Limit {
  add(part: number): boolean;
  take(part: number): void;
}

/**
 * All sets of other grids' parts that hang together with a grid of today's, hold no more than `most` and are within a limit. Null where
 * they are too many, or the grid is in several pieces. Each connected set comes once (Wernicke 2006, ESU).
 */
export function growthsOf(region: Region, grid: number, most: number, limit: Limit): Growths | null {
  if (region.pieces[grid] !== 1) return null;
  const { start, neighbour, kept, weight, today, count } = region;
  const before: number[] = [];
  const part: number[] = [];
  const held: number[] = [];
  // 1: in the set, beside it, or gone through before. `line` has what is beside, each set's stretch of it behind that of the one before.
  const seen = new Uint8Array(count);
  const line: number[] = [];
  const addBeside = (p: number): void => {
    for (let k = start[p]!; k < start[p + 1]!; k++) {
      const q = neighbour[k]!;
      if (kept[k] === 1 || seen[q] === 1 || today[q] === grid) continue;
      seen[q] = 1;
      line.push(q);
    }
  };
  for (let p = 0; p < count; p++) if (today[p] === grid) addBeside(p);
  const grow = (from: number, sum: number, first: number): boolean => {
    const end = line.length;
    for (let i = first; i < end; i++) {
      const p = line[i]!;
      const further = sum + weight[p]!;
      if (further > most || !limit.add(p)) continue;
      if (part.length === MOST_SETS) return false;
      const set = part.length;
      before.push(from);
      part.push(p);
      held.push(further);
      addBeside(p);
      if (!grow(set, further, i + 1)) return false;
      while (line.length > end) seen[line.pop()!] = 0;
      limit.take(p);
    }
    return true;
  };
  if (!grow(-1, 0, 0)) return null;
  return { before: Int32Array.from(before), part: Int32Array.from(part), held: Float64Array.from(held) };
}
