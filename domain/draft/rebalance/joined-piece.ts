import { type BorderPrices, type Piece, pieceOf } from '../divide/piece.ts';
import { connectedPieces, isOpen } from '../divide/regions.ts';
import type { PartGraph } from '../types.ts';

/**
 * All parts of a graph as one connected piece: no grid goes over a barrier, or from a unit to what is outside, unless the parts hang
 * together only so. Where they do not hang together at all, a link without length joins each piece to the nearest part of the others.
 */
export function joinedPiece(graph: PartGraph, weight: Float64Array, prices: BorderPrices): Piece {
  const within = (p: number, q: number, slot: number): boolean => isOpen(graph, p, q, slot);
  const parted = connectedPieces(graph, within);
  const open =
    parted.count === 1
      ? within
      : (p: number, q: number, slot: number): boolean => within(p, q, slot) || parted.of[p] !== parted.of[q];
  const parts = Int32Array.from({ length: graph.count }, (_, p) => p);
  const piece = pieceOf(graph, weight, parts, prices, open, new Int32Array(graph.count).fill(-1));
  return parted.count === 1 ? piece : bridged(graph, piece);
}

function bridged(graph: PartGraph, piece: Piece): Piece {
  const pieces = connectedPieces(graph, () => true);
  if (pieces.count === 1) return piece;
  const bridges: [number, number][] = [];
  const reached = new Set([pieces.of[0]!]);
  while (reached.size < pieces.count) {
    let near = Infinity;
    let bridge: [number, number] = [0, 0];
    for (let p = 0; p < graph.count; p++) {
      if (!reached.has(pieces.of[p]!)) continue;
      for (let q = 0; q < graph.count; q++) {
        if (reached.has(pieces.of[q]!)) continue;
        const distance = Math.hypot(graph.x[p]! - graph.x[q]!, graph.y[p]! - graph.y[q]!);
        if (distance >= near) continue;
        near = distance;
        bridge = [p, q];
      }
    }
    bridges.push(bridge);
    reached.add(pieces.of[bridge[1]]!);
  }
  const start = new Int32Array(piece.count + 1);
  const links: [neighbour: number, lengthM: number, cost: number, open: number][] = [];
  for (let p = 0; p < piece.count; p++) {
    for (let k = piece.start[p]!; k < piece.start[p + 1]!; k++) {
      links.push([piece.neighbour[k]!, piece.lengthM[k]!, piece.cost[k]!, piece.open[k]!]);
    }
    for (const [a, b] of bridges) {
      if (a === p) links.push([b, 0, 0, 1]);
      if (b === p) links.push([a, 0, 0, 1]);
    }
    start[p + 1] = links.length;
  }
  return {
    ...piece,
    start,
    neighbour: Int32Array.from(links, ([neighbour]) => neighbour),
    lengthM: Float64Array.from(links, ([, lengthM]) => lengthM),
    cost: Float64Array.from(links, ([, , cost]) => cost),
    open: Uint8Array.from(links, ([, , , open]) => open),
  };
}
