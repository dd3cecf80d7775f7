import type { Point, Polygon } from '../geometry/point.ts';
import { assemblePolygons } from './assemble-polygons.ts';
import { HalfEdges } from './half-edges.ts';
import { type DirectedEdge, traceRings } from './trace-rings.ts';

/**
 * The union of polygons of one coverage: edges that two of them share cancel, what is left is traced. Several parts
 * give several polygons; holes, and parts or holes that touch in a point, come out valid; no vertex is ever
 * dropped, so the result still matches its neighbours. The same ground gives the same polygons whatever
 * the order of the input. Throws when the polygons overlap.
 */
export function dissolve(polygons: readonly Polygon[]): Polygon[] {
  const { outer, clash } = outerEdges(polygons);
  if (clash) throw new Error(`dissolve: polygons overlap at ${clash}`);
  return assemblePolygons(traceRings(outer));
}

/**
 * The edges of polygons of one coverage that no two of them share, as their rings walk them. `clash`: a place where two
 * polygons walk an edge the same way, and so overlap; then there are no edges.
 */
export function outerEdges(polygons: readonly Polygon[]): {
  readonly outer: DirectedEdge[];
  readonly clash: Point | null;
} {
  let corners = 0;
  for (const polygon of polygons) for (const ring of polygon) corners += ring.length;
  return HalfEdges.use(corners, (edges) => {
    polygons.forEach((polygon, i) => {
      for (const ring of polygon) edges.addRing(ring, i);
    });
    const clash = edges.matchTwins();
    if (clash >= 0) return { outer: [], clash: [edges.x[clash]!, edges.y[clash]!] };
    return { outer: unmatched(polygons, edges), clash: null };
  });
}

function unmatched(polygons: readonly Polygon[], edges: HalfEdges): DirectedEdge[] {
  const outer: DirectedEdge[] = [];
  let slot = 0;
  for (const polygon of polygons) {
    for (const ring of polygon) {
      for (let i = 0; i < ring.length; i++, slot++) {
        if (edges.twin[slot]! < 0) outer.push([ring[i]!, ring[i + 1 === ring.length ? 0 : i + 1]!]);
      }
    }
  }
  return outer;
}
