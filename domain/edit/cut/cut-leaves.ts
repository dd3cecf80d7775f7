import type { Coverage, GridId, Territory } from '../../coverage/types.ts';
import type { Point, Polygon } from '../../geometry/point.ts';
import { ok, type Result, refuse } from '../../result.ts';
import { checkNear } from './check-near.ts';
import { type EdgeSet, pointKey } from './edge-set.ts';
import { facesOf } from './faces.ts';
import { Ground, withoutPoints } from './ground.ts';
import { type Link, lineGraph } from './line-graph.ts';
import { type RoutePoint, routeLine } from './route.ts';
import { distinctPoints, selfCrossing } from './self-crossing.ts';

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
  const ground = new Ground(coverage, territory);
  const routes: RoutePoint[][] = [];
  for (const drawn of lines) {
    const line = distinctPoints(drawn);
    const self = selfCrossing(line);
    if (self) return refuse('line-crosses-itself', {}, self);
    const route = routeLine(ground, leaves, line);
    if (!route.ok) return route;
    routes.push(route.value);
  }
  const graph = lineGraph(ground, leaves, routes);
  if (!graph.ok) return graph;

  const pieces = new Map<GridId, readonly Polygon[]>();
  const cutting = new Map<GridId, readonly Link[]>();
  const used = new Set<string>();
  for (const [leaf, links] of graph.value.inside) {
    const faces = facesOf(ground.polygon(leaf), links);
    if (faces.polygons.length < 2) continue;
    pieces.set(leaf, faces.polygons);
    cutting.set(leaf, faces.links);
    for (const { a, b } of faces.links) used.add(pointKey(a.at)).add(pointKey(b.at));
  }
  const unused = ground.dropUnused((at) => used.has(pointKey(at)));
  if (unused.length > 0)
    for (const [leaf, faces] of pieces)
      pieces.set(
        leaf,
        faces.map((face) => withoutPoints(face, unused)),
      );
  const sound = checkNear(ground, cutting);
  if (!sound.ok) return sound;

  const { along } = graph.value;
  for (const links of cutting.values()) for (const { a, b } of links) along.add(a.at, b.at);
  const touched = new Map<GridId, Polygon>();
  for (const [leaf, polygon] of ground.changed) if (!pieces.has(leaf)) touched.set(leaf, polygon);
  return ok({ pieces, touched, outline: ground.outline, lines: along });
}
