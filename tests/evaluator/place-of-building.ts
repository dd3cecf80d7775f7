import type { Position } from 'geojson';
import { LATTICE, type Point, toDegrees } from '../../domain/geometry/point.ts';
import { pointOnSurface } from '../../domain/geometry/surface-point.ts';
import type { DraftInput } from './draft-input.ts';
import { planarArea, polygonsOf } from './point-in-polygon.ts';

/** Where each building stands: the point on its surface, as the product stores it (`domain/geometry`); of several polygons that of the largest. */
export function placesOf({ buildings }: DraftInput): { at: Position; households: number }[] {
  return buildings.features.map(({ geometry, properties: { households } }) => {
    if (geometry.type === 'Point') return { at: geometry.coordinates, households };
    const [largest] = polygonsOf(geometry)
      .map((polygon) => ({ polygon, area: planarArea(polygon, ([x, y]) => [x!, y!]) }))
      .sort((a, b) => b.area - a.area);
    const rings = largest!.polygon.map((ring) =>
      ring.slice(0, -1).map(([lng, lat]): Point => [Math.round(lng! * LATTICE), Math.round(lat! * LATTICE)]),
    );
    return { at: toDegrees(pointOnSurface(rings)), households };
  });
}
