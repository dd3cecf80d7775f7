import type { Point, Polygon } from '../../../domain/geometry/point.ts';
import type { Bbox } from '../../bbox-query.ts';
import type { PlanContext } from '../../plans/context.ts';
import type { Surroundings } from './score-datum.ts';
import { buildingsNear, leavesNear, linesNear, territoriesNear } from './surroundings.queries.ts';

/** What is read at most: together about 200,000 segments, which are indexed in a quarter of a second. */
const LINES_MAX = 12_000;
const BUILDINGS_MAX = 20_000;
const LEAVES_MAX = 8_000;
/** A reading of a layer in another datum lies as far as this from the one that it claims: degrees, about 2 km. */
const REACH_DEG = 0.02;

/**
 * What is there already that a layer can be held against: the territory's ground (of all territories for null), its
 * lines, its buildings, and the borders of the plan in force (else of the newest), each as segments of the lattice.
 * `near` is the box of the layer as it claims to lie, degrees: only what is near it is read. Null where nothing is.
 */
export async function loadSurroundings(
  { db }: Pick<PlanContext, 'db'>,
  territory: string | null,
  near: Bbox | null = null,
): Promise<Surroundings | null> {
  const reach: Bbox | null = near && [
    near[0] - REACH_DEG,
    near[1] - REACH_DEG,
    near[2] + REACH_DEG,
    near[3] + REACH_DEG,
  ];
  const grounds = await territoriesNear(db, territory, reach);
  if (grounds.length === 0) return null;
  const ids = grounds.map(({ id }) => id);
  const lines = await linesNear(db, ids, reach, LINES_MAX);
  const leaves = await leavesNear(db, ids, reach, LEAVES_MAX);
  const buildings = await buildingsNear(db, ids, reach, BUILDINGS_MAX);
  return {
    territory: grounds.flatMap(({ polygons }) => polygons),
    streets: segmentsOf(lines),
    borders: sharedEdges(leaves),
    outlines: segmentsOf(buildings.flatMap(({ footprint }) => (footprint ?? []).flat().map(closed))),
    points: Float64Array.from(buildings.flatMap(({ at, footprint }) => (footprint ? [] : at))),
  };
}

const closed = (ring: readonly Point[]): readonly Point[] => [...ring, ring[0]!];

/** The segments of lines: x1, y1, x2, y2 one after another, lattice units. */
export function segmentsOf(lines: readonly (readonly Point[])[]): Float64Array {
  const out = new Float64Array(4 * lines.reduce((sum, line) => sum + Math.max(0, line.length - 1), 0));
  let at = 0;
  for (const line of lines)
    for (let i = 1; i < line.length; i++) {
      out.set(line[i - 1]!, at);
      out.set(line[i]!, at + 2);
      at += 4;
    }
  return out;
}

/**
 * The edges that two of the polygons have in common. What only one has is the outer rim: streets that were cut there
 * in the wrong datum end on it, so it proves nothing.
 */
export function sharedEdges(polygons: readonly Polygon[]): Float64Array {
  const open = new Set<string>();
  const shared: number[] = [];
  for (const polygon of polygons)
    for (const ring of polygon)
      ring.forEach((from, i) => {
        const to = ring[(i + 1) % ring.length]!;
        if (open.delete(`${to[0]},${to[1]},${from[0]},${from[1]}`)) shared.push(...from, ...to);
        else open.add(`${from[0]},${from[1]},${to[0]},${to[1]}`);
      });
  return Float64Array.from(shared);
}
