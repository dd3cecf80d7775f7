import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import type { LngLat } from './map-view.ts';

type Areas = FeatureCollection<Polygon | MultiPolygon, { readonly name: string }>;

/** A corner of one area that has been moved although its neighbour's stays: whose, and the middle of the ground between. */
export interface MovedCorner {
  readonly name: string;
  readonly at: LngLat;
}

/**
 * Moves a corner of the `n`-th area by some metres, east and north: one that it shares with one neighbour and nobody else, in
 * the middle of its shell. Changes `areas`.
 */
export function moveCorner(areas: Areas, n: number, metres: number): MovedCorner {
  const uses = new Map<string, number>();
  for (const { geometry } of areas.features)
    for (const ring of ringsOf(geometry))
      for (const p of ring.slice(1)) uses.set(`${p}`, (uses.get(`${p}`) ?? 0) + 1);
  const { geometry, properties } = areas.features[n]!;
  const [shell] = ringsOf(geometry);
  const shared = shell!.flatMap((p, i) =>
    i > 0 && i < shell!.length - 1 && [i - 1, i, i + 1].every((k) => uses.get(`${shell![k]}`) === 2)
      ? [[p, i] as const]
      : [],
  );
  const found = shared[Math.floor(shared.length / 2)];
  if (!found) throw new Error(`${properties.name} has no corner with one neighbour`);
  const [[lng, lat], i] = found as [[number, number], number];
  const to: [number, number] = [
    lng + metres / 111_320 / Math.cos((lat * Math.PI) / 180),
    lat + metres / 111_320,
  ];
  shell![i] = to;
  return { name: properties.name, at: [(lng + to[0]) / 2, (lat + to[1]) / 2] };
}

/** The rings of an area, shells and holes. */
export function ringsOf(geometry: Polygon | MultiPolygon): Position[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(1);
}
