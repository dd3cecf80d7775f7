import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import type { LngLat } from './map-view.ts';

type Areas = FeatureCollection<Polygon | MultiPolygon, { readonly name: string }>;

/** A corner of one area that has been moved although its neighbour's stays: whose, and the middle of the ground between. */
export interface MovedCorner {
  readonly name: string;
  readonly at: LngLat;
}

/**
 * Moves a corner of the `n`-th area by some metres, square to the line between those beside it: the one with the longest edges
 * that it shares with one neighbour and nobody else. Changes `areas`.
 */
export function moveCorner(areas: Areas, n: number, metres: number): MovedCorner {
  const uses = new Map<string, number>();
  for (const { geometry } of areas.features)
    for (const ring of ringsOf(geometry))
      for (const p of ring.slice(1)) uses.set(`${p}`, (uses.get(`${p}`) ?? 0) + 1);
  const { geometry, properties } = areas.features[n]!;
  const shell = ringsOf(geometry)[0] as [number, number][];
  let best = { i: 0, length: 0, by: [0, 0] };
  for (let i = 1; i < shell.length - 1; i++) {
    const [before, at, after] = [shell[i - 1]!, shell[i]!, shell[i + 1]!];
    if ([before, at, after].some((p) => uses.get(`${p}`) !== 2)) continue;
    const length = Math.min(metresApart(before, at), metresApart(at, after));
    if (length <= best.length) continue;
    const narrow = Math.cos((at[1] * Math.PI) / 180);
    const [dx, dy] = [(after[0] - before[0]) * narrow, after[1] - before[1]];
    const share = metres / METRES_PER_DEGREE / Math.hypot(dx, dy);
    best = { i, length, by: [(-dy * share) / narrow, dx * share] };
  }
  if (best.length === 0) throw new Error(`${properties.name} has no corner with one neighbour`);
  const [lng, lat] = shell[best.i]!;
  const to: LngLat = [lng + best.by[0]!, lat + best.by[1]!];
  shell[best.i] = [...to];
  return { name: properties.name, at: [(lng + to[0]) / 2, (lat + to[1]) / 2] };
}

const METRES_PER_DEGREE = 111_320;

/** About how far two places near each other are apart, metres. */
export function metresApart([aLng, aLat]: LngLat, [bLng, bLat]: LngLat): number {
  const narrow = Math.cos((aLat * Math.PI) / 180);
  return Math.hypot((aLng - bLng) * narrow, aLat - bLat) * METRES_PER_DEGREE;
}

/** The rings of an area, shells and holes. */
export function ringsOf(geometry: Polygon | MultiPolygon): Position[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(1);
}
