import type { DirectedEdge } from '../coverage/trace-rings.ts';
import type { GridId, Territory } from '../coverage/types.ts';
import { type Point, type Polygon, samePoint } from '../geometry/point.ts';
import { validatePolygon } from '../geometry/validate.ts';
import { ok, type Result, refuse } from '../result.ts';
import { DRIFT_UNITS } from './cut/ground.ts';
import { nearestOnSegment } from './cut/nearest-on-segment.ts';
import { PointMap } from './cut/point-map.ts';
import type { MatchedOutlines } from './replace-outline.ts';
import type { Division } from './types.ts';

/** The outer edges of some leaves, as these walk them, and who lies across each (null: the outside). */
export interface GroundOutline {
  readonly edges: readonly DirectedEdge[];
  readonly across: readonly (GridId | null)[];
}

export function groundOutline({ coverage }: Division, leaves: ReadonlySet<GridId>): GroundOutline {
  const edges: DirectedEdge[] = [];
  const across: (GridId | null)[] = [];
  for (const id of leaves) {
    for (const ring of coverage.leaves.get(id)!.rings) {
      for (const { border, reversed } of ring) {
        const { points, left, right } = coverage.borders.get(border)!;
        const other = reversed ? left : right;
        if (other !== null && leaves.has(other)) continue;
        for (let k = 1; k < points.length; k++) {
          const [p, q] = [points[k - 1]!, points[k]!];
          edges.push(reversed ? [q, p] : [p, q]);
          across.push(other);
        }
      }
    }
  }
  return { edges, across };
}

/** What lies around ground whose outline got vertices: with these in every ring that holds the edge. */
export interface Surroundings {
  /** Leaves that got a vertex. That is no edit of them, locked ones get it too. */
  readonly neighbours: ReadonlyMap<GridId, Polygon>;
  /** The territory's polygons; the same object when none of its edges got a vertex. */
  readonly territory: readonly Polygon[];
}

/**
 * Puts the vertices of an outline into what lies around it. Refuses, with the place, `drift` (the territory's edge would leave
 * the place where it was first stored) and `too-close` (what is bent so would touch something else of its ring).
 */
export function bendAround(
  division: Division,
  { across }: GroundOutline,
  { insertions, onStanding }: MatchedOutlines,
): Result<Surroundings> {
  const neighbours = new Map<GridId, Polygon>();
  const { territory } = division;
  const outside: Point[] = [];
  for (const { edge, at } of insertions) {
    const id = across[edge]!;
    if (id === null) outside.push(at);
    else if (!neighbours.has(id)) {
      const bent = onStanding.insertInto(division.coverage.leaves.get(id)!.polygon);
      if (!validatePolygon(bent).ok) return refuse('too-close', {}, at);
      neighbours.set(id, bent);
    }
  }
  if (outside.length === 0) return ok({ neighbours, territory: territory.polygons });
  const polygons = territory.polygons.map((polygon) => onStanding.insertInto(polygon));
  const same = polygons.every((polygon, i) => polygon === territory.polygons[i]);
  if (same) throw new Error(`no edge of the territory holds ${outside[0]}`);
  const drifted = driftPlace({ ...territory, polygons }, outside);
  if (drifted) return refuse('drift', {}, drifted);
  for (const [i, polygon] of polygons.entries())
    if (polygon !== territory.polygons[i] && !validatePolygon(polygon).ok)
      return refuse('too-close', {}, outside[0]);
  return ok({ neighbours, territory: polygons });
}

/** One of those vertices of the territory's edge that is farther from the original edge than it may be. */
function driftPlace({ polygons, original }: Territory, points: readonly Point[]): Point | null {
  const first = new PointMap<true>();
  for (const polygon of original) for (const ring of polygon) for (const p of ring) first.set(p, true);
  const asked = new PointMap<true>();
  for (const p of points) asked.set(p, true);
  for (const polygon of polygons) {
    for (const ring of polygon) {
      const start = ring.findIndex((p) => first.has(p));
      if (start < 0) continue;
      let from = ring[start]!;
      let between: Point[] = [];
      for (let k = 1; k <= ring.length; k++) {
        const p = ring[(start + k) % ring.length]!;
        if (!first.has(p)) {
          if (asked.has(p)) between.push(p);
          continue;
        }
        const off = (q: Point) => !samePoint(from, p) && nearestOnSegment(q, from, p).distance > DRIFT_UNITS;
        const drifted = between.find(off);
        if (drifted) return drifted;
        from = p;
        between = [];
      }
    }
  }
  return null;
}
