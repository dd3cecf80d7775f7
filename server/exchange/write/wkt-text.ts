import type { Geometry, Position } from 'geojson';
import type { Placing } from './placing.ts';

/** A geometry as well-known text (OGC 06-103r4, 7.2), its numbers in the shortest form that reads back the same. */
export function wktText(shape: Geometry): string {
  switch (shape.type) {
    case 'Point':
      return `POINT (${pair(shape.coordinates)})`;
    case 'LineString':
      return `LINESTRING ${list(shape.coordinates, pair)}`;
    case 'Polygon':
      return `POLYGON ${rings(shape.coordinates)}`;
    case 'MultiPolygon':
      return shape.coordinates.length === 0
        ? 'MULTIPOLYGON EMPTY'
        : `MULTIPOLYGON ${list(shape.coordinates, rings)}`;
    default:
      throw new Error(`nothing of ours is a ${shape.type}`);
  }
}

/**
 * What the columns of a table are called that hold well-known text, and beside it what is in each row: the system where
 * these are no true degrees. Shifted degrees are said in the column's name, that nobody takes them for true ones.
 */
export function wktHeads({ plain, crs }: Placing): {
  readonly heads: readonly string[];
  readonly system: readonly string[];
} {
  if (plain) return { heads: ['wkt'], system: [] };
  const shifted = crs.datum === 'wgs84' ? '' : `_${crs.datum}`;
  return { heads: ['crs', `wkt${shifted}`], system: [crs.id] };
}

const rings = (polygon: Position[][]) => list(polygon, (ring) => list(ring, pair));

const list = <T>(parts: readonly T[], text: (part: T) => string) => `(${parts.map(text).join(', ')})`;

const pair = ([x = 0, y = 0]: Position) => `${decimal(x)} ${decimal(y)}`;

/** Never with an exponent, which not every reader of such text knows: below 1e-6 JavaScript would write one. */
function decimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(10) : text;
}
