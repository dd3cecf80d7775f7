import { neighbours } from '../../../domain/coverage/neighbours.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Polygon } from '../../../domain/geometry/point.ts';
import { ancestorAt, leavesUnder } from '../../../domain/plan/tree.ts';
import type { Grid } from '../../../domain/plan/types.ts';

/** The grids of a tiling level that share some length of border with one of it; a common point is not enough. */
export function touchingGrids({ coverage, tree }: Division, { id, level }: Grid): Set<GridId> {
  const touching = new Set<GridId>();
  for (const leaf of leavesUnder(tree, id))
    for (const other of neighbours(coverage, leaf).keys()) {
      const above = other === null ? null : ancestorAt(tree, other, level);
      if (above !== null && above !== id) touching.add(above);
    }
  return touching;
}

/** Do two grids of a level that does not tile have an edge in common, walked either way? */
export function shareEdge(a: readonly Polygon[], b: readonly Polygon[]): boolean {
  const edges = new Set(edgesOf(a));
  return edgesOf(b).some((edge) => edges.has(edge));
}

function edgesOf(polygons: readonly Polygon[]): string[] {
  return polygons.flat().flatMap((ring) =>
    ring.map((p, i) => {
      const ends = [`${p}`, `${ring[i + 1 === ring.length ? 0 : i + 1]}`];
      return ends.sort().join(' ');
    }),
  );
}
