import { forEachRing, type Soup } from './soup.ts';

/** So many edges a block: their table and their corners stay in a processor's nearest memory. */
const EDGES = 512;

/** The directed edges of all rings, block by block of the ground: block b has the edges start[b] … start[b + 1] - 1. */
interface EdgeBlocks {
  readonly start: Int32Array;
  /** The corner at which the edge starts; its complement (below 0) where the edge counts in reverse. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/**
 * Sorts edges by where their middle lies, so that an edge and its reverse come into the same block, and neighbours in the
 * file or on the ground are neighbours in memory. Linear time (a counting sort), wherever the edges lie; bad ground
 * makes unequal blocks, no more. The territory's edges count in reverse.
 */
export function edgeBlocks(soup: Soup): EdgeBlocks {
  const { xy } = soup.flat;
  const corners = xy.length / 2;
  const side = Math.max(1, Math.round(Math.sqrt(corners / EDGES)));
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < xy.length; at += 2) {
    const x = xy[at]!;
    const y = xy[at + 1]!;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  const perX = side / (2 * (maxX - minX) || 1);
  const perY = side / (2 * (maxY - minY) || 1);
  // A sum is the same whichever end comes first, and so is all that follows from it. What overflows is in block 0.
  const blockOf = (a: number, b: number) =>
    Math.min(side - 1, ((xy[2 * a]! + xy[2 * b]! - 2 * minX) * perX) | 0) * side +
    Math.min(side - 1, ((xy[2 * a + 1]! + xy[2 * b + 1]! - 2 * minY) * perY) | 0);

  const start = new Int32Array(side * side + 1);
  const block = new Int32Array(corners);
  forEachEdge(soup, (from, to) => {
    const b = blockOf(from, to);
    block[from] = b;
    start[b + 1]!++;
  });
  for (let b = 0; b < side * side; b++) start[b + 1]! += start[b]!;
  const next = start.slice();
  const blocks = { start, from: new Int32Array(corners), to: new Int32Array(corners) };
  forEachEdge(soup, (from, to, sign) => {
    const at = next[block[from]!]!++;
    blocks.from[at] = sign > 0 ? from : ~from;
    blocks.to[at] = to;
  });
  return blocks;
}

function forEachEdge(soup: Soup, on: (from: number, to: number, sign: number) => void): void {
  forEachRing(soup, (polygon, from, to, way) => {
    const sign = polygon < soup.grids ? way : -way;
    for (let c = from; c < to; c++) on(c, c + 1 === to ? from : c + 1, sign);
  });
}
