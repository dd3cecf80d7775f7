import type { Piece } from './piece.ts';
import { gridPrice, type Prices } from './price.ts';

/** A division of a piece with the sums of each grid. */
export interface Grids {
  readonly piece: Piece;
  readonly prices: Prices;
  readonly gridOf: Int32Array;
  count: number;
  /** Per grid; longer than `count` where grids may be added. */
  size: Int32Array;
  weight: Float64Array;
  areaM2: Float64Array;
  perimeterM: Float64Array;
  price: Float64Array;
  /** One part of each grid, from which the others can be reached; −1 where it has none. */
  inside: Int32Array;
}

/** The sums of a division that is there: every part has a number 0 … count − 1. */
export function gridsOf(piece: Piece, prices: Prices, gridOf: Int32Array, count: number): Grids {
  const grids: Grids = {
    piece,
    prices,
    gridOf,
    count,
    size: new Int32Array(count),
    weight: new Float64Array(count),
    areaM2: new Float64Array(count),
    perimeterM: new Float64Array(count),
    price: new Float64Array(count),
    inside: new Int32Array(count).fill(-1),
  };
  for (let p = 0; p < piece.count; p++) {
    const g = gridOf[p]!;
    grids.size[g] = grids.size[g]! + 1;
    if (grids.inside[g] === -1) grids.inside[g] = p;
    grids.weight[g] = grids.weight[g]! + piece.weight[p]!;
    grids.areaM2[g] = grids.areaM2[g]! + piece.areaM2[p]!;
    grids.perimeterM[g] = grids.perimeterM[g]! + piece.around[p]!;
    for (let slot = piece.start[p]!; slot < piece.start[p + 1]!; slot++)
      if (gridOf[piece.neighbour[slot]!] === g)
        grids.perimeterM[g] = grids.perimeterM[g]! - piece.lengthM[slot]!;
  }
  for (let g = 0; g < count; g++)
    grids.price[g] = gridPrice(prices, grids.weight[g]!, grids.areaM2[g]!, grids.perimeterM[g]!);
  return grids;
}

/** What the whole division costs. */
export function totalPrice(grids: Grids): number {
  const { piece, gridOf } = grids;
  let total = 0;
  for (let g = 0; g < grids.count; g++) total += grids.price[g]!;
  for (let p = 0; p < piece.count; p++)
    for (let slot = piece.start[p]!; slot < piece.start[p + 1]!; slot++) {
      const q = piece.neighbour[slot]!;
      if (q > p && gridOf[q] !== gridOf[p]) total += piece.cost[slot]!;
    }
  return total;
}

/** The parts of grid g, in the order in which they are reached; fewer than its size where it does not hang together. */
export function membersOf(grids: Grids, g: number): Int32Array {
  const { piece, gridOf } = grids;
  const members = new Int32Array(grids.size[g]!);
  if (members.length === 0) return members;
  const seen = new Set([grids.inside[g]!]);
  members[0] = grids.inside[g]!;
  let tail = 1;
  for (let head = 0; head < tail && tail < members.length; head++) {
    const p = members[head]!;
    for (let slot = piece.start[p]!; slot < piece.start[p + 1]!; slot++) {
      const q = piece.neighbour[slot]!;
      if (piece.open[slot] === 0 || gridOf[q] !== g || seen.has(q)) continue;
      seen.add(q);
      members[tail++] = q;
    }
  }
  return members.subarray(0, tail);
}
