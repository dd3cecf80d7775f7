import type { Geometry, Position } from 'geojson';
import type { LayerGeometry } from './outgoing.ts';
import { type Bounds, linesOf } from './positions.ts';

const NULL_SHAPE = 0;
const POINT = 1;
const POLY_LINE = 3;
const POLYGON = 5;

/** The one type that all shapes of a file have. */
export function shapeType(geometry: LayerGeometry): number {
  if (geometry === 'Point') return POINT;
  return geometry === 'LineString' ? POLY_LINE : POLYGON;
}

/**
 * The content of a record. Parts are rings one after the other, all of a polygon and then of the next; a shell runs
 * clockwise and a hole the other way round, against the order of GeoJSON and of ours.
 */
export function shapeRecord(shape: Geometry, bounds: Bounds | null): Buffer {
  if (!bounds) {
    const none = Buffer.alloc(4);
    none.writeInt32LE(NULL_SHAPE, 0);
    return none;
  }
  if (shape.type === 'Point') {
    const point = Buffer.alloc(20);
    point.writeInt32LE(POINT, 0);
    writePosition(point, shape.coordinates, 4);
    return point;
  }
  const isLine = shape.type === 'LineString';
  const parts = isLine ? linesOf(shape) : linesOf(shape).map((ring) => ring.toReversed());
  const points = parts.reduce((sum, part) => sum + part.length, 0);
  const record = Buffer.alloc(44 + parts.length * 4 + points * 16);
  record.writeInt32LE(isLine ? POLY_LINE : POLYGON, 0);
  bounds.forEach((value, i) => {
    record.writeDoubleLE(value, 4 + i * 8);
  });
  record.writeInt32LE(parts.length, 36);
  record.writeInt32LE(points, 40);
  let first = 0;
  let at = 44 + parts.length * 4;
  parts.forEach((part, i) => {
    record.writeInt32LE(first, 44 + i * 4);
    first += part.length;
    for (const position of part) at = writePosition(record, position, at);
  });
  return record;
}

function writePosition(bytes: Buffer, [x = 0, y = 0]: Position, at: number): number {
  return bytes.writeDoubleLE(y, bytes.writeDoubleLE(x, at));
}
