import { EdgeTable } from './edge-table.ts';
import type { Soup } from './soup.ts';

/**
 * Adds up the directed edges of all rings, grids' as they are and the territory's taken away, and gives a table of those that do
 * not cancel. In a sound coverage there is none, and of valid polygons the reverse holds too: nothing left over means no
 * gap, no overlap, nothing outside. Linear time; a match is exact, on the doubles that came in.
 */
export function matchEdges(soup: Soup): EdgeTable {
  const { xy } = soup.flat;
  // in a sound coverage every edge is there twice
  const all = new EdgeTable(xy, xy.length / 4);
  forEachRing(soup, (polygon, from, to, way) => {
    const sign = polygon < soup.grids ? way : -way;
    const firstHash = all.hash(from);
    let hash = firstHash;
    for (let c = from; c < to; c++) {
      const next = c + 1 === to ? from : c + 1;
      const nextHash = next === from ? firstHash : all.hash(next);
      all.add(c, next, hash, nextHash, sign);
      hash = nextHash;
    }
  });
  const left = all.leftEdges();
  // what is left is little, and is looked up from every corner: a small table of its own stays in the cache
  const table = new EdgeTable(xy, left.length);
  for (const [from, to, net] of left) table.add(from, to, table.hash(from), table.hash(to), net);
  return table;
}

/** Every ring that has an inside: its polygon, its corners, and 1 or -1 as its ground lies on its left or right. */
export function forEachRing(
  { flat, turned }: Soup,
  on: (polygon: number, from: number, to: number, way: number) => void,
): void {
  const { ringStart, polygonStart } = flat;
  for (let p = 0; p < polygonStart.length - 1; p++) {
    for (let r = polygonStart[p]!; r < polygonStart[p + 1]!; r++) {
      if (turned[r] !== 0) on(p, ringStart[r]!, ringStart[r + 1]!, turned[r]!);
    }
  }
}
