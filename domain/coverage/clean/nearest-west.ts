import { turn } from '../../geometry/turn.ts';
import type { EdgeGrid, JoinedPoints, PlacedPoints } from './edge-grid.ts';

/**
 * Of edges that do not cross, the half-edge (2e runs edge e from its low point to its high one, 2e + 1 back) that has the place on its left
 * and is the nearest due west of it; −1: there is none. Exact; an edge through the place itself is not west of it, unless `through`. `counts`: which
 * edges there are.
 */
export function nearestWest(
  points: PlacedPoints,
  edges: JoinedPoints,
  grid: EdgeGrid,
  x: number,
  y: number,
  { counts, through = false }: { counts?: (edge: number) => boolean; through?: boolean },
): number {
  const { xs, ys } = points;
  const { low, high } = edges;
  let best = -1;
  let bestX = -Infinity;
  const here = grid.cellAt(x, y);
  const rowStart = here - (here % grid.columns);
  for (let cell = here; cell >= rowStart; cell--) {
    for (let at = grid.start[cell]!; at < grid.start[cell + 1]!; at++) {
      const e = grid.edges[at]!;
      if (counts && !counts(e)) continue;
      const a = low[e]!;
      const b = high[e]!;
      if (ys[a]! <= y === ys[b]! <= y) continue;
      const down = ys[a]! > y ? 2 * e : 2 * e + 1;
      const bottom = down & 1 ? low[e]! : high[e]!;
      const top = down & 1 ? high[e]! : low[e]!;
      // the point lies to the left of the edge as it runs down
      const side = turn(xs[top]!, ys[top]!, xs[bottom]!, ys[bottom]!, x, y);
      if (side < 0 || (side === 0 && !through)) continue;
      const reached = xs[bottom]! + ((y - ys[bottom]!) / (ys[top]! - ys[bottom]!)) * (xs[top]! - xs[bottom]!);
      if (best === -1 || reached > bestX + 1 || (reached > bestX - 1 && isEast(points, edges, down, best))) {
        best = down;
        bestX = reached;
      }
    }
    if (best !== -1 && bestX >= grid.westOf(cell)) return best;
  }
  return best;
}

/** Of two edges that run down past one height and do not cross: does the first one lie east of the other? Exact. */
function isEast({ xs, ys }: PlacedPoints, { low, high }: JoinedPoints, g: number, h: number): boolean {
  const startOf = (half: number) => (half & 1 ? high[half >> 1]! : low[half >> 1]!);
  const [gTop, gBottom] = [startOf(g), startOf(g ^ 1)];
  const [hTop, hBottom] = [startOf(h), startOf(h ^ 1)];
  const side = (p: number, top: number, bottom: number) =>
    turn(xs[top]!, ys[top]!, xs[bottom]!, ys[bottom]!, xs[p]!, ys[p]!);
  // judged by an end of one within the heights of the other; the lower ends where both have the same
  if (ys[gBottom]! >= ys[hBottom]!) {
    const low = side(gBottom, hTop, hBottom);
    if (low !== 0) return low > 0;
  } else {
    const low = side(hBottom, gTop, gBottom);
    if (low !== 0) return low < 0;
  }
  return ys[gTop]! <= ys[hTop]! ? side(gTop, hTop, hBottom) > 0 : side(hTop, gTop, gBottom) < 0;
}
