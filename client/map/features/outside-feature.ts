import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { LATTICE, type Polygon as LatticePolygon } from '../../../domain/geometry/point.ts';
import { ringToDegrees } from './to-degrees.ts';

/** Far enough around the territory that nobody sees the end, in degrees. */
const AROUND = 3;

/** Everything that is not the territory (its holes too), and the territory's box as west, south, east, north. */
export function outsideFeature(territory: readonly LatticePolygon[]): {
  readonly feature: Feature<MultiPolygon>;
  readonly box: [number, number, number, number];
} {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const [x, y] of territory.flatMap((polygon) => polygon[0] ?? [])) {
    box[0] = Math.min(box[0], x / LATTICE);
    box[1] = Math.min(box[1], y / LATTICE);
    box[2] = Math.max(box[2], x / LATTICE);
    box[3] = Math.max(box[3], y / LATTICE);
  }
  const [w, s, e, n] = [box[0] - AROUND, box[1] - AROUND, box[2] + AROUND, box[3] + AROUND];
  const frame = [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
  const shells = territory.map((polygon) => ringToDegrees(polygon[0]!));
  const holes: Polygon['coordinates'][] = territory.flatMap((polygon) =>
    polygon.slice(1).map((hole) => [ringToDegrees(hole)]),
  );
  return {
    feature: {
      type: 'Feature',
      properties: {},
      geometry: { type: 'MultiPolygon', coordinates: [[frame, ...shells], ...holes] },
    },
    box,
  };
}
