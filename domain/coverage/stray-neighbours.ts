import type { Point, Polygon } from '../geometry/point.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { HalfEdges } from './half-edges.ts';
import type { IdentifiedPolygon } from './identified-polygon.ts';
import type { Coverage, GridId, LeafGrid } from './types.ts';

/**
 * Where the outer edge of a coverage moves, the leaves that must be derived anew though nobody touched them: those
 * that lose the leaf across an edge, and those that get one across what was outside. `newCorners` is the number
 * of slots of the new leaves, which come first. Refuses `coverage-broken` where a new edge is there already in the same direction.
 */
export function strayNeighbours(
  coverage: Coverage,
  touched: ReadonlyMap<GridId, LeafGrid>,
  edges: HalfEdges,
  ids: readonly GridId[],
  newCorners: number,
): Result<IdentifiedPolygon[]> {
  const stray = new Map<GridId, IdentifiedPolygon>();
  for (let slot = 0; slot < edges.size; slot++) {
    const end = edges.next[slot]!;
    if (end < 0 || edges.twin[slot]! >= 0) continue;
    if (slot >= newCorners) {
      const id = ids[edges.owner[slot]!];
      if (id !== undefined && !stray.has(id))
        stray.set(id, { id, polygon: coverage.leaves.get(id)!.polygon });
      continue;
    }
    const a: Point = [edges.x[slot]!, edges.y[slot]!];
    const b: Point = [edges.x[end]!, edges.y[end]!];
    const box = [
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
    ] as const;
    for (const id of coverage.index.search(box)) {
      if (touched.has(id)) continue;
      const { polygon } = coverage.leaves.get(id)!;
      if (walks(polygon, a, b)) return refuse('coverage-broken', { grid: id }, a);
      if (walks(polygon, b, a)) stray.set(id, { id, polygon });
    }
  }
  return ok([...stray.values()]);
}

function walks(polygon: Polygon, a: Point, b: Point): boolean {
  for (const ring of polygon) {
    for (let i = 0; i < ring.length; i++) {
      const p = ring[i]!;
      if (p[0] !== a[0] || p[1] !== a[1]) continue;
      const q = ring[(i + 1) % ring.length]!;
      if (q[0] === b[0] && q[1] === b[1]) return true;
    }
  }
  return false;
}
