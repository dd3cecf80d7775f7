import type { Piece } from '../divide/piece.ts';

/** Where the parts of a piece lie, in metres. */
export interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Two connected sides of a connected piece: parts are taken in the order in which a straight front comes to them from one end (a
 * direction in radians), always one that touches what is taken, until the side has its share of the weight (0 … 1). What the front
 * cuts off from the rest goes over too. 1: taken. Both sides have a part, where there are two.
 */
export function sweep(piece: Piece, { x, y }: Places, radians: number, share: number): Uint8Array {
  const { count, start, neighbour, open, weight } = piece;
  const side = new Uint8Array(count);
  if (count < 2) return side;
  const along = Float64Array.from(x, (px, p) => px * Math.cos(radians) + y[p]! * Math.sin(radians));
  let total = 0;
  let seed = 0;
  for (let p = 0; p < count; p++) {
    total += weight[p]!;
    if (along[p]! < along[seed]!) seed = p;
  }
  const edge = new Set([seed]);
  let taken = 0;
  for (let size = 0; size < count - 1 && edge.size > 0; size++) {
    let next = -1;
    for (const p of edge) if (next < 0 || along[p]! < along[next]!) next = p;
    // The last one is taken where that comes closer to the share.
    if (size > 0 && taken + weight[next]! / 2 > total * share) break;
    edge.delete(next);
    side[next] = 1;
    taken += weight[next]!;
    for (let k = start[next]!; k < start[next + 1]!; k++) {
      if (open[k] === 1 && side[neighbour[k]!] === 0) edge.add(neighbour[k]!);
    }
  }
  takeIslands(piece, side);
  return side;
}

/** Of what is not taken only the heaviest connected piece stays so. */
function takeIslands({ count, start, neighbour, open, weight }: Piece, side: Uint8Array): void {
  const pieceOf = new Int32Array(count).fill(-1);
  const sums: number[] = [];
  for (let first = 0; first < count; first++) {
    if (side[first] === 1 || pieceOf[first]! >= 0) continue;
    const number = sums.length;
    pieceOf[first] = number;
    // Where nobody lives the one with the most parts stays.
    let sum = 0;
    const found = [first];
    for (let p = found.pop(); p !== undefined; p = found.pop()) {
      sum += weight[p]! + 1e-6;
      for (let k = start[p]!; k < start[p + 1]!; k++) {
        const q = neighbour[k]!;
        if (open[k] === 0 || side[q] === 1 || pieceOf[q]! >= 0) continue;
        pieceOf[q] = number;
        found.push(q);
      }
    }
    sums.push(sum);
  }
  let heaviest = 0;
  for (let i = 1; i < sums.length; i++) if (sums[i]! > sums[heaviest]!) heaviest = i;
  for (let p = 0; p < count; p++) if (side[p] === 0 && pieceOf[p] !== heaviest) side[p] = 1;
}
