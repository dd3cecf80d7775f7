import type { FieldGround } from '../../../domain/contract/field.ts';
import { toLattice } from '../../../domain/geometry/point.ts';
import { locateInPolygon } from '../../../domain/geometry/ring.ts';
import type { LngLat } from './use-place.ts';

/** What the grid is called that a place lies in; null outside of all. The server decides; this is to check by eye. */
export function gridOf({ grids }: FieldGround, [lng, lat]: LngLat): string | null {
  const point = toLattice(lng, lat);
  for (const { geometry, properties } of grids.features) {
    // Closed rings on the wire, open ones on the lattice.
    const polygon = geometry.coordinates.map((ring) => ring.slice(0, -1).map(([x, y]) => toLattice(x!, y!)));
    if (locateInPolygon(point, polygon) !== 'outside') return properties.name || properties.code || '';
  }
  return null;
}
