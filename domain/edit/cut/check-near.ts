import type { GridId } from '../../coverage/types.ts';
import type { Box, Point, Polygon } from '../../geometry/point.ts';
import { samePoint } from '../../geometry/point.ts';
import { orient, segmentsTouch } from '../../geometry/predicates.ts';
import { type Segment, SegmentIndex } from '../../geometry/segment-index.ts';
import { ok, type Result, refuse } from '../../result.ts';
import type { Ground } from './ground.ts';
import type { Link } from './line-graph.ts';

/** Up to this many links in a leaf, walking its rings for each beats building an index of their edges. */
const FEW_LINKS = 64;

/**
 * The exact check of what lines drew: no link may touch another, or its leaf's rings, but in shared vertices. Faces can
 * be traced only where that holds. Refuses `too-close` with the place.
 */
export function checkLinks(ground: Ground, inside: ReadonlyMap<GridId, readonly Link[]>): Result<null> {
  for (const [leaf, links] of inside) {
    const drawn = links.map(({ a, b }): Segment => [a.at, b.at]);
    const index = new SegmentIndex(drawn);
    const edges = links.length > FEW_LINKS ? edgesOf(ground.polygon(leaf)) : null;
    const ringIndex = edges && new SegmentIndex(edges);
    for (const [i, [a, b]] of drawn.entries()) {
      const hit =
        edges && ringIndex
          ? ringIndex.near([a, b]).some((k) => spoils(a, b, edges[k]!, true)) && a
          : touchesRings(ground, leaf, a, b, true);
      if (hit) return refuse('too-close', {}, hit);
      const met = index.near([a, b]).find((k) => k > i && edgesConflict(a, b, ...drawn[k]!));
      if (met !== undefined) return refuse('too-close', {}, drawn[met]![0]);
    }
  }
  return ok(null);
}

/**
 * The exact check of the edges that got bent by a vertex put on them: they may touch nothing around them but in shared
 * vertices. All else was valid before and has not moved. Refuses `too-close` with the place.
 */
export function checkBends(ground: Ground): Result<null> {
  for (const { at, leaves } of ground.insertions) {
    // Both rings hold the same two edges: those of the first will do.
    for (const ring of ground.polygon(leaves[0]!)) {
      const i = ring.findIndex((p) => samePoint(p, at));
      if (i < 0) continue;
      for (const other of [ring[(i + ring.length - 1) % ring.length]!, ring[(i + 1) % ring.length]!]) {
        for (const near of ground.near(boxOfEdge(at, other))) {
          const hit = touchesRings(ground, near, at, other, false);
          if (hit) return refuse('too-close', {}, hit);
        }
      }
    }
  }
  return ok(null);
}

/** `inside`: the edge runs through the leaf, and so may be none of its ring's either. */
function touchesRings(ground: Ground, leaf: GridId, a: Point, b: Point, inside: boolean): Point | null {
  const [minX, minY, maxX, maxY] = boxOfEdge(a, b);
  for (const ring of ground.polygon(leaf)) {
    let p = ring[ring.length - 1]!;
    for (let i = 0; i < ring.length; i++) {
      const q = ring[i]!;
      const apart =
        (p[0] < minX && q[0] < minX) ||
        (p[0] > maxX && q[0] > maxX) ||
        (p[1] < minY && q[1] < minY) ||
        (p[1] > maxY && q[1] > maxY);
      if (!apart && spoils(a, b, [p, q], inside)) return a;
      p = q;
    }
  }
  return null;
}

function edgesOf(polygon: Polygon): Segment[] {
  return polygon.flatMap((ring) => ring.map((p, i): Segment => [p, ring[(i + 1) % ring.length]!]));
}

/** `inside`: the edge may be no edge of the ring either. */
function spoils(a: Point, b: Point, [p, q]: Segment, inside: boolean): boolean {
  return edgesConflict(a, b, p, q) || (inside && sameEdge(a, b, p, q));
}

/** Do two edges meet in more than a shared end? One and the same edge is no conflict. Exact. */
export function edgesConflict(a: Point, b: Point, c: Point, d: Point): boolean {
  const ac = samePoint(a, c);
  const ad = samePoint(a, d);
  const bc = samePoint(b, c);
  const bd = samePoint(b, d);
  if ((ac && bd) || (ad && bc)) return false;
  if (ac || ad || bc || bd) {
    const shared = ac || ad ? a : b;
    const one = ac || ad ? b : a;
    const two = ac || bc ? d : c;
    if (orient(shared, one, two) !== 0) return false;
    return (one[0] - shared[0]) * (two[0] - shared[0]) + (one[1] - shared[1]) * (two[1] - shared[1]) > 0;
  }
  return segmentsTouch(a, b, c, d);
}

function sameEdge(a: Point, b: Point, c: Point, d: Point): boolean {
  return (samePoint(a, c) && samePoint(b, d)) || (samePoint(a, d) && samePoint(b, c));
}

function boxOfEdge(a: Point, b: Point): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
}
