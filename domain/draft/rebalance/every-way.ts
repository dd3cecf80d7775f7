import { hangsTogether } from '../divide/hangs-together.ts';
import type { Worth } from './anneal.ts';
import type { Region } from './region.ts';

/** So many parts at most are put together in every way there is, unless that takes more looks than so many. */
const MOST_PARTS = 13;
const MOST_LOOKS = 1_000_000;

interface EveryWay {
  /** Null: none is better than what was known. */
  readonly better: Int32Array | null;
  /** Nothing was left out for the work it would have been: there is no better one. */
  readonly isBest: boolean;
}

/**
 * The best division of a region of few parts, by trying every connected set with every number it could keep: least outside what grids
 * may hold, then fewest households moved, then fewest parts. Null where the region is too large, or a grid of today's is in pieces or
 * lies across a barrier. Branches that can't become better than what is known are left.
 */
export function everyWay(region: Region, known: Worth, mostLooks = MOST_LOOKS): EveryWay | null {
  const { count, grids, band, households, weight, today } = region;
  if (count > MOST_PARTS || region.pieces.some((n) => n > 1) || region.kept.some((k) => k === 1)) return null;
  // One household outweighs all parts, one outside all that could move.
  const household = count + 1;
  let unit = 1;
  for (const h of households) unit += h * household + 1;
  const reach = new Int32Array(count);
  for (let p = 0; p < count; p++) {
    for (let k = region.start[p]!; k < region.start[p + 1]!; k++) reach[p]! |= 1 << region.neighbour[k]!;
  }
  const held = new Float64Array(2 ** count);
  /** What it would be worth that all of a set moved. */
  const living = new Float64Array(2 ** count);
  const own = new Int32Array(grids);
  for (let p = 0; p < count; p++) own[today[p]!]! |= 1 << p;
  const sets: number[][] = Array.from({ length: count }, () => []);
  for (let set = 1; set < 2 ** count; set++) {
    const first = 31 - Math.clz32(set & -set);
    held[set] = held[set & (set - 1)]! + weight[first]!;
    living[set] = living[set & (set - 1)]! + households[first]! * household + 1;
    if (hangsTogether(set, reach)) sets[first]!.push(set);
  }
  let best = known.outside * unit + known.moved * household + known.movedParts;
  const bestOf = new Int32Array(count);
  let isFound = false;
  let looks = 0;
  const reached = new Map<number, number>();
  const chosen: { set: number; grid: number }[] = [];
  const beyond = (set: number, low: number, high: number): number =>
    Math.max(0, low - held[set]!, held[set]! - high);
  // One that is not chosen keeps ground of its own.
  let staying = 0;
  for (let grid = 0; grid < grids; grid++) if (region.chosen[grid] === 0) staying |= 1 << grid;
  // Where every grid has the same band: what is left has to be outside by so much at the least.
  const isAlike = region.chosen.every((c) => c === 1);
  const outsideYet = (left: number): number => {
    if (!isAlike || left === 0) return 0;
    const sum = held[left]!;
    const few = Math.max(1, Math.ceil(sum / Math.max(1, band.high)));
    const over = few > 1 ? sum - (few - 1) * band.high : Infinity;
    return Math.min(Math.max(0, few * band.low - sum), over);
  };
  const go = (left: number, used: number, cost: number): void => {
    if (cost + outsideYet(left) * unit >= best || looks > mostLooks) return;
    if (left === 0) {
      if ((used & staying) !== staying) return;
      best = cost;
      isFound = true;
      for (const { set, grid } of chosen) {
        for (let p = 0; p < count; p++) if ((set >> p) & 1) bestOf[p] = grid;
      }
      return;
    }
    const state = left * 2 ** grids + used;
    const before = reached.get(state);
    if (before !== undefined && before <= cost) return;
    reached.set(state, cost);
    for (const set of sets[31 - Math.clz32(left & -left)]!) {
      if ((set & left) !== set) continue;
      looks++;
      for (let grid = 0; grid < grids; grid++) {
        if ((used >> grid) & 1 || (own[grid]! & set) === 0) continue;
        const out = beyond(set, region.low[grid]!, region.high[grid]!);
        chosen.push({ set, grid });
        go(left & ~set, used | (1 << grid), cost + out * unit + living[set]! - living[set & own[grid]!]!);
        chosen.pop();
      }
      chosen.push({ set, grid: grids + chosen.length });
      go(left & ~set, used, cost + beyond(set, band.low, band.high) * unit + living[set]!);
      chosen.pop();
    }
  };
  go(2 ** count - 1, 0, 0);
  return { better: isFound ? bestOf : null, isBest: looks <= mostLooks };
}
