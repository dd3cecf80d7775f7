import type { Random } from '../random.ts';
import type { Piece } from './piece.ts';
import { openEdges, spanningTree } from './spanning-cut.ts';

/** What is taken off the tree holds at least so much of an even share, as long as there is enough to go round. */
const ENOUGH = 0.8;

/**
 * `n` connected grids in one go, for what cannot be halved again and again (a star, a comb): a spanning tree is taken apart from its ends,
 * wherever enough hangs together. `piece` is connected and has `n` parts or more.
 */
export function peeled(piece: Piece, n: number, metre: number, random: Random): Int32Array {
  const m = piece.count;
  const { order, above } = spanningTree(piece, openEdges(piece, metre), random);
  const sub = piece.weight.slice();
  let total = 0;
  for (let p = 0; p < m; p++) total += piece.weight[p]!;
  const root = new Uint8Array(m);
  root[order[0]!] = 1;
  let grids = 1;
  for (let i = m - 1; i > 0 && grids < n; i--) {
    const p = order[i]!;
    if (total > 0 && sub[p]! >= (ENOUGH * total) / n) {
      root[p] = 1;
      grids++;
    } else sub[above[p]!] = sub[above[p]!]! + sub[p]!;
  }
  // Too few had enough: then the heaviest that are left, and of those alike the outermost.
  const left = Array.from(order).filter((p) => root[p] === 0);
  left.reverse();
  left.sort((a, b) => piece.weight[b]! - piece.weight[a]!);
  for (let i = 0; grids < n; i++, grids++) root[left[i]!] = 1;
  const gridOf = new Int32Array(m);
  let next = 0;
  for (const p of order) gridOf[p] = root[p] === 1 ? next++ : gridOf[above[p]!]!;
  return gridOf;
}
