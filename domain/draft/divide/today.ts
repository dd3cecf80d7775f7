import type { PartGraph } from '../types.ts';
import { type Grids, gridsOf } from './grids.ts';
import { type Piece, within } from './piece.ts';
import type { Prices } from './price.ts';
import type { Style } from './recombine.ts';
import { connectedPieces } from './regions.ts';
import { partedInto } from './start.ts';

/** Trees that a grid of today's is cut along where there must be more grids. */
const TREES = 4;
/** Today's grids are of use up to so many times as many, or as few, and some. */
const ALIKE = 2;
const FEW = 8;

/**
 * Per part a number of the grid of today's that it is in, as far as borders tell: neighbours are in two where most of what they share is
 * one of today's borders. Null where no border is.
 */
export function todayOf(graph: PartGraph): Int32Array | null {
  if (!graph.keptM.some((m) => m > 0)) return null;
  return connectedPieces(graph, (_p, _q, slot) => 2 * graph.keptM[slot]! <= graph.lengthM[slot]!).of;
}

/**
 * Today's grids as a division of a connected piece, `today` per part of it. Where exactly `count` grids are wished, the lightest go with
 * the lightest beside them until no more are left, or the heaviest are cut until there are enough. Null where today's are so much larger
 * or smaller than grids are to be that nothing is gained by them.
 */
export function beginToday(
  piece: Piece,
  today: Int32Array,
  count: number,
  exactly: boolean,
  prices: Prices,
  style: Style,
): Grids | null {
  const gridOf = new Int32Array(piece.count).fill(-1);
  const queue = new Int32Array(piece.count);
  let next = 0;
  for (let first = 0; first < piece.count; first++) {
    if (gridOf[first] !== -1) continue;
    gridOf[first] = next;
    queue[0] = first;
    for (let head = 0, tail = 1; head < tail; head++) {
      const p = queue[head]!;
      for (let slot = piece.start[p]!; slot < piece.start[p + 1]!; slot++) {
        const q = piece.neighbour[slot]!;
        if (piece.open[slot] === 0 || gridOf[q] !== -1 || today[q] !== today[first]) continue;
        gridOf[q] = next;
        queue[tail++] = q;
      }
    }
    next++;
  }
  if (next > ALIKE * count + FEW || count > ALIKE * next + FEW) return null;
  if (exactly) next = inNumber(piece, gridOf, next, count, style);
  return gridsOf(piece, prices, gridOf, next);
}

/** Joins or cuts grids until there are `wanted`; says how many there are. */
function inNumber(piece: Piece, gridOf: Int32Array, grids: number, wanted: number, style: Style): number {
  const weight: number[] = Array.from({ length: grids }, () => 0);
  const members: number[][] = weight.map(() => []);
  for (let p = 0; p < piece.count; p++) {
    weight[gridOf[p]!]! += piece.weight[p]!;
    members[gridOf[p]!]!.push(p);
  }
  const by = (better: (a: number, b: number) => boolean, among: Iterable<number>) => {
    let best = -1;
    for (const g of among) if (members[g]!.length > 0 && (best === -1 || better(g, best))) best = g;
    return best;
  };
  const lighter = (a: number, b: number) => weight[a]! < weight[b]!;
  let left = grids;
  for (; left > wanted; left--) {
    const least = by(lighter, members.keys());
    const beside = new Set<number>();
    for (const p of members[least]!)
      for (let slot = piece.start[p]!; slot < piece.start[p + 1]!; slot++)
        if (piece.open[slot] === 1 && gridOf[piece.neighbour[slot]!] !== least)
          beside.add(gridOf[piece.neighbour[slot]!]!);
    const into = by(lighter, beside);
    for (const p of members[least]!) {
      gridOf[p] = into;
      members[into]!.push(p);
    }
    weight[into]! += weight[least]!;
    members[least] = [];
  }
  const local = new Int32Array(piece.count).fill(-1);
  for (; left < wanted; left++) {
    const most = by(
      (a, b) => members[b]!.length < 2 || (members[a]!.length > 1 && weight[a]! > weight[b]!),
      members.keys(),
    );
    const set = Int32Array.from(members[most]!).sort();
    const half = partedInto(within(piece, set, local), 2, style.tolerance, TREES, style.metre, style.random);
    members[most] = [];
    members.push([]);
    weight[most] = 0;
    weight.push(0);
    for (let i = 0; i < set.length; i++) {
      const g = half[i] === 0 ? most : members.length - 1;
      gridOf[set[i]!] = g;
      members[g]!.push(set[i]!);
      weight[g]! += piece.weight[set[i]!]!;
    }
  }
  // No gaps in the numbers.
  const number = members.map(() => -1);
  let used = 0;
  members.forEach((of, g) => {
    if (of.length > 0) number[g] = used++;
  });
  for (let p = 0; p < piece.count; p++) gridOf[p] = number[gridOf[p]!]!;
  return used;
}
