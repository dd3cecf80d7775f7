import { edgeBlocks } from './edge-blocks.ts';
import { EdgeTable, type LeftEdge } from './edge-table.ts';
import type { Soup } from './soup.ts';

/** Blocks of up to so many edges share one table; a larger one gets its own. */
const USUAL = 1024;

/**
 * Adds up the directed edges of all rings, grids' as they are and the territory's taken away, and gives a table of those that do
 * not cancel. In a sound coverage there is none, and of valid polygons the reverse holds too: nothing left over means no
 * gap, no overlap, nothing outside. Linear time, and block by block: in one table for all, each look-up would wait
 * for far memory. A match is exact, on the doubles that came in.
 */
export function matchEdges(soup: Soup): EdgeTable {
  const { xy } = soup.flat;
  const { start, from, to } = edgeBlocks(soup);
  const left: LeftEdge[] = [];
  const usual = new EdgeTable(xy, USUAL);
  for (let block = 0; block < start.length - 1; block++) {
    const first = start[block]!;
    const end = start[block + 1]!;
    const table = end - first <= USUAL ? usual : new EdgeTable(xy, (end - first) / 2);
    let last = -1;
    let hash = 0;
    for (let e = first; e < end; e++) {
      const forth = from[e]! >= 0;
      const a = forth ? from[e]! : ~from[e]!;
      const b = to[e]!;
      // most edges begin where the one before ended
      const hashA = a === last ? hash : table.hash(a);
      hash = table.hash(b);
      last = b;
      table.add(a, b, hashA, hash, forth ? 1 : -1);
    }
    if (table.leftover > 0) for (const edge of table.leftEdges()) left.push(edge);
    table.clear();
  }
  const table = new EdgeTable(xy, left.length);
  for (const [from, to, net] of left) table.add(from, to, table.hash(from), table.hash(to), net);
  return table;
}
