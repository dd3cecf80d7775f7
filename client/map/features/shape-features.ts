import type { Feature } from 'geojson';
import type { Division } from '../../../domain/edit/types.ts';
import { toDegrees } from '../../../domain/geometry/point.ts';
import { type ShapedGrid, shapedGrids } from '../../editor/shapes.ts';
import { anchorOf } from './label-anchor.ts';
import { ringToDegrees } from './to-degrees.ts';

/** The grids of all levels that do not tile. */
export function allShaped(division: Division): readonly ShapedGrid[] {
  return division.levels.filter(({ tiles }) => !tiles).flatMap(({ id }) => shapedGrids(division, id));
}

/** Such a grid as its footprint, and as a point in it for the scales at which a footprint is less than that. */
export function shapeFeatures({ id, name, code, locked, shape }: ShapedGrid): Feature[] {
  const properties = { grid: id, name: name || (code ?? ''), locked };
  const footprint: Feature = {
    type: 'Feature',
    properties,
    geometry: { type: 'MultiPolygon', coordinates: shape.map((polygon) => polygon.map(ringToDegrees)) },
  };
  const anchor = anchorOf(shape);
  if (!anchor) return [footprint];
  return [
    footprint,
    { type: 'Feature', properties, geometry: { type: 'Point', coordinates: toDegrees(anchor.at) } },
  ];
}
