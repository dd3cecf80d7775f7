import type { Region } from './region.ts';

/** More ways than so many are not listed, nor more sets looked at on the way there. */
const MOST_WAYS = 4000;
const MOST_LOOKS = 100_000;

/**
 * All ways in which a grid of today's that holds too much can become light enough by giving parts away and taking none: what it gives
 * (places among its `own` parts, as bits), no more than will do, and no more than `most` households. What stays is connected, and what
 * goes touches other grids, piece by piece, or could be a grid by itself (`born`: from how much on). Null where there are too many ways,
 * or the grid is in several pieces.
 */
export function waysToLighten(
  region: Region,
  grid: number,
  own: readonly number[],
  high: number,
  most: number,
  born: number,
): Int32Array | null {
  if (own.length > 30 || region.pieces[grid] !== 1) return null;
  const { start, neighbour, kept, weight, households, today } = region;
  const place = new Map(own.map((p, i) => [p, i]));
  const reach = new Int32Array(own.length);
  const touches = new Uint8Array(own.length);
  let total = 0;
  own.forEach((p, i) => {
    total += weight[p]!;
    for (let k = start[p]!; k < start[p + 1]!; k++) {
      const q = neighbour[k]!;
      if (today[q] === grid) reach[i]! |= 1 << place.get(q)!;
      else if (kept[k] === 0) touches[i] = 1;
    }
  });
  const all = own.length === 30 ? 0x3fffffff : (1 << own.length) - 1;
  // The heavier first, so that a set is complete soon.
  const order = own.map((_, i) => i).sort((a, b) => weight[own[b]!]! - weight[own[a]!]! || a - b);
  const excess = total - high;
  const ways: number[] = [];
  let looks = 0;
  const pieceOf = (first: number, mask: number): number => {
    let found = 1 << first;
    for (let edge = found; edge !== 0; ) {
      const i = 31 - Math.clz32(edge & -edge);
      edge &= edge - 1;
      const further = reach[i]! & mask & ~found;
      found |= further;
      edge |= further;
    }
    return found;
  };
  const isWay = (gone: number): boolean => {
    const stays = all & ~gone;
    if (stays === 0 || pieceOf(31 - Math.clz32(stays & -stays), stays) !== stays) return false;
    for (let left = gone; left !== 0; ) {
      const piece = pieceOf(31 - Math.clz32(left & -left), gone);
      let open = false;
      let sum = 0;
      for (let rest = piece; rest !== 0; rest &= rest - 1) {
        const i = 31 - Math.clz32(rest & -rest);
        sum += weight[own[i]!]!;
        if (touches[i] === 1) open = true;
      }
      if (!open && sum < born) return false;
      left &= ~piece;
    }
    return true;
  };
  // A set that will do is not the end: what it leaves may be in pieces, and one part more may mend that.
  const choose = (from: number, gone: number, sum: number, moved: number): boolean => {
    if (++looks > MOST_LOOKS) return false;
    if (sum >= excess) {
      if (isWay(gone)) {
        ways.push(gone);
        return ways.length <= MOST_WAYS;
      }
    }
    for (let i = from; i < order.length; i++) {
      const part = own[order[i]!]!;
      const further = moved + households[part]!;
      if (further > most) continue;
      if (!choose(i + 1, gone | (1 << order[i]!), sum + weight[part]!, further)) return false;
    }
    return true;
  };
  return choose(0, 0, 0, 0) ? Int32Array.from(ways) : null;
}
