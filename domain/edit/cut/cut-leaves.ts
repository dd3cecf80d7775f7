import type { Coverage, GridId, Territory } from '../../coverage/types.ts';
import { type Point, type Polygon, samePoint } from '../../geometry/point.ts';
import { type Segment, SegmentIndex } from '../../geometry/segment-index.ts';
import { ok, type Result, refuse } from '../../result.ts';
import { checkBends, checkLinks } from './check-near.ts';
import type { EdgeSet } from './edge-set.ts';
import { facesOf } from './faces.ts';
import { Ground, SNAP_UNITS, withoutPoints } from './ground.ts';
import { type Link, lineGraph } from './line-graph.ts';
import { nearestOnSegment } from './nearest-on-segment.ts';
import { PointMap } from './point-map.ts';
import { type RoutePoint, routeLine } from './route.ts';
import { distinctPoints, selfCrossing } from './self-crossing.ts';

/** Laying a line over what it has bent itself comes to rest at once; what does not is refused by the check. */
const PASSES = 4;

/** What lines do to leaves: nobody's id changes here, that is for the edit to deal out. */
export interface Cut {
  /** The pieces of every leaf that is parted: two or more each, and together exactly the leaf. */
  readonly pieces: ReadonlyMap<GridId, readonly Polygon[]>;
  /** Leaves that only got vertices, those beyond the cut included. */
  readonly touched: ReadonlyMap<GridId, Polygon>;
  /** The territory's polygons; the same object when no vertex went in. */
  readonly outline: readonly Polygon[];
  /** All edges on which the lines run, new ones and those of borders that they follow. */
  readonly lines: EdgeSet;
}

/**
 * Lays lines over the given leaves and cuts those that they part (architecture.md, rules of the lattice): crossings
 * are exact and rounded to the lattice, a vertex within a unit is gone through, every new vertex enters each ring that
 * holds its edge. A line that comes and goes outside those leaves, or ends inside one, cuts nothing there. A closed
 * line repeats its first point. Refuses `line-crosses-itself`, `too-close` and `drift`, each with the place.
 */
export function cutLeaves(
  { coverage, territory }: { readonly coverage: Coverage; readonly territory: Territory },
  leafIds: Iterable<GridId>,
  lines: readonly (readonly Point[])[],
): Result<Cut> {
  const leaves = new Set(leafIds);
  const ground = new Ground(coverage, territory, leaves);
  const routes = routeLines(ground, leaves, lines);
  if (!routes.ok) return routes;
  const graph = lineGraph(ground, leaves, routes.value);
  if (!graph.ok) return graph;
  const planar = checkLinks(ground, graph.value.inside);
  if (!planar.ok) return planar;

  const pieces = new Map<GridId, readonly Polygon[]>();
  const cutting = new Map<GridId, readonly Link[]>();
  const used = new PointMap<true>();
  for (const [leaf, links] of graph.value.inside) {
    const faces = facesOf(ground.polygon(leaf), links);
    if (faces.polygons.length < 2) continue;
    pieces.set(leaf, faces.polygons);
    cutting.set(leaf, faces.links);
    for (const { a, b } of faces.links) {
      used.set(a.at, true);
      used.set(b.at, true);
    }
  }
  const { along } = graph.value;
  const drawn = new Map(ground.changed);
  const unused = ground.dropUnused((at) => used.has(at));
  if (unused.length > 0) {
    for (const polygon of drawn.values()) closeGaps(along, polygon, unused);
    for (const [leaf, faces] of pieces) {
      const rid = faces.map((face) => withoutPoints(face, unused));
      pieces.set(leaf, rid);
    }
    // Those edges are straight again: what runs beside them has to be looked at once more.
    const straight = checkLinks(ground, cutting);
    if (!straight.ok) return straight;
  }
  const bent = checkBends(ground);
  if (!bent.ok) return bent;

  for (const links of cutting.values()) for (const { a, b } of links) along.add(a.at, b.at);
  const touched = new Map<GridId, Polygon>();
  for (const [leaf, polygon] of ground.changed) if (!pieces.has(leaf)) touched.set(leaf, polygon);
  return ok({ pieces, touched, outline: ground.outline, lines: along });
}

/** Routes of all lines, laid again where one was bent by what came after it. */
function routeLines(
  ground: Ground,
  leaves: ReadonlySet<GridId>,
  lines: readonly (readonly Point[])[],
): Result<RoutePoint[][]> {
  const routes: RoutePoint[][] = [];
  for (const drawn of lines) {
    const line = distinctPoints(drawn);
    const self = selfCrossing(line);
    if (self) return refuse('line-crosses-itself', {}, self);
    const route = routeLine(ground, leaves, line);
    if (!route.ok) return route;
    routes.push(route.value);
  }
  for (let pass = 1; pass < PASSES && isStale(ground, routes); pass++) {
    for (const [i, stale] of routes.entries()) {
      const points = stale.map(({ at }) => at);
      const route = routeLine(ground, leaves, points);
      if (!route.ok) return route;
      routes[i] = route.value;
    }
  }
  return ok(routes);
}

/** Did a vertex come to lie within a unit of a piece of a line that was routed before? Then it goes through it now. */
function isStale(ground: Ground, routes: readonly (readonly RoutePoint[])[]): boolean {
  const pieces = routes.flatMap((route) => route.slice(1).map(({ at }, i): Segment => [route[i]!.at, at]));
  const index = new SegmentIndex(pieces);
  return ground.insertions.some(({ at }) => {
    const [x, y] = at;
    const around: Segment = [
      [x - SNAP_UNITS, y - SNAP_UNITS],
      [x + SNAP_UNITS, y + SNAP_UNITS],
    ];
    return index.near(around).some((i) => {
      const [a, b] = pieces[i]!;
      return !samePoint(a, at) && !samePoint(b, at) && nearestOnSegment(at, a, b).distance <= SNAP_UNITS;
    });
  });
}

/** Where vertices go again from an edge along which a line runs, it still runs along the edge that is whole once more. */
function closeGaps(along: EdgeSet, polygon: Polygon, gone: readonly Point[]): void {
  const isGone = (p: Point) => gone.some((q) => samePoint(p, q));
  for (const ring of polygon) {
    const n = ring.length;
    for (let i = 0; i < n; i++) {
      if (isGone(ring[i]!) || !isGone(ring[(i + 1) % n]!)) continue;
      let follows = true;
      let k = i;
      do {
        follows &&= along.has(ring[k % n]!, ring[(k + 1) % n]!);
        k += 1;
      } while (isGone(ring[k % n]!));
      if (follows) along.add(ring[i]!, ring[k % n]!);
    }
  }
}
