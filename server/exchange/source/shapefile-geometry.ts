import type { Geometry, Position } from 'geojson';
import { groupRings } from './shapefile-rings.ts';

/** A shape as GeoJSON has it, in the file's own numbers; `fault` is a reason's code, or null for one that is well formed. */
export interface ReadShape {
  readonly geometry: Geometry | null;
  readonly fault: string | null;
}

/** Esri's "no data" is any number below -1e38. */
const NUMBER_MAX = 1e38;

/**
 * The shape in a record's content (Esri, "Shapefile Technical Description", 1998; little-endian: type at 0; a point at 4;
 * else a box at 4, numbers of parts and points, the parts' first points, the points). Heights and measures, which follow the
 * points, are left. Faults: `shape-unreadable` (counts that contradict the record's length), `shape-unknown` (a type that is
 * none of ours), `not-finite`, `too-few-points`, `ring-unclosed`, and those of groupRings.
 */
export function readShape(content: Buffer): ReadShape {
  const type = content.readInt32LE(0);
  if (type === 0) return { geometry: null, fault: null };
  // With heights 10 more, with measures 20 more.
  switch (type > 20 ? type - 20 : type > 10 ? type - 10 : type) {
    case 1:
      return readPoint(content);
    case 3:
    case 5:
      return readParts(content, type % 10 === 5);
    case 8:
      return readPoints(content);
    default:
      return fault('shape-unknown');
  }
}

function fault(code: string): ReadShape {
  return { geometry: null, fault: code };
}

function readPoint(content: Buffer): ReadShape {
  if (content.length < 20) return fault('shape-unreadable');
  const [x, y] = [content.readDoubleLE(4), content.readDoubleLE(12)];
  if (!isPlace(x, y)) return fault('not-finite');
  return { geometry: { type: 'Point', coordinates: [x, y] }, fault: null };
}

function readPoints(content: Buffer): ReadShape {
  if (content.length < 40) return fault('shape-unreadable');
  const xy = readNumbers(content, 40, content.readInt32LE(36));
  if (typeof xy === 'string') return fault(xy);
  if (xy.length === 0) return { geometry: null, fault: null };
  return { geometry: { type: 'MultiPoint', coordinates: positions(xy, 0, xy.length / 2) }, fault: null };
}

function readParts(content: Buffer, closed: boolean): ReadShape {
  if (content.length < 44) return fault('shape-unreadable');
  const parts = content.readInt32LE(36);
  const points = content.readInt32LE(40);
  if (parts === 0 && points === 0) return { geometry: null, fault: null };
  if (parts < 1 || 44 + parts * 4 > content.length) return fault('shape-unreadable');
  const xy = readNumbers(content, 44 + parts * 4, points);
  if (typeof xy === 'string') return fault(xy);
  const starts: number[] = [];
  for (let p = 0; p < parts; p++) starts.push(content.readInt32LE(44 + p * 4));
  starts.push(points);
  if (starts[0] !== 0 || starts.some((start, p) => p > 0 && start <= starts[p - 1]!))
    return fault('shape-unreadable');
  return closed ? polygons(xy, starts) : lines(xy, starts);
}

function lines(xy: Float64Array, starts: readonly number[]): ReadShape {
  const parts = starts.slice(1).map((end, p) => positions(xy, starts[p]!, end));
  return {
    geometry:
      parts.length === 1
        ? { type: 'LineString', coordinates: parts[0]! }
        : { type: 'MultiLineString', coordinates: parts },
    fault: parts.some((part) => part.length < 2) ? 'too-few-points' : null,
  };
}

function polygons(xy: Float64Array, starts: readonly number[]): ReadShape {
  const rings = starts.slice(1).map((end, p) => positions(xy, starts[p]!, end));
  const broken = rings.map(ringFault).find((code) => code !== null);
  // Rings that are not whole are in no relation to one another: they are given as they stand.
  const grouped = broken ? { polygons: rings.map((_, r) => [r]), fault: broken } : groupRings({ xy, starts });
  const coordinates = grouped.polygons.map((polygon) => polygon.map((r) => rings[r]!));
  return {
    geometry:
      coordinates.length === 1
        ? { type: 'Polygon', coordinates: coordinates[0]! }
        : { type: 'MultiPolygon', coordinates },
    fault: grouped.fault,
  };
}

function ringFault(ring: readonly Position[]): string | null {
  const first = ring[0]!;
  const last = ring[ring.length - 1]!;
  if (first[0] !== last[0] || first[1] !== last[1]) return 'ring-unclosed';
  return ring.length < 4 ? 'too-few-points' : null;
}

/** x and y of `count` points, or the code of what is wrong with them. */
function readNumbers(content: Buffer, at: number, count: number): Float64Array | string {
  if (count < 0 || at + count * 16 > content.length) return 'shape-unreadable';
  const xy = new Float64Array(count * 2);
  for (let i = 0; i < xy.length; i += 2) {
    const x = content.readDoubleLE(at + i * 8);
    const y = content.readDoubleLE(at + i * 8 + 8);
    if (!isPlace(x, y)) return 'not-finite';
    xy[i] = x;
    xy[i + 1] = y;
  }
  return xy;
}

function positions(xy: Float64Array, from: number, to: number): Position[] {
  const points: Position[] = new Array(to - from);
  for (let i = from; i < to; i++) points[i - from] = [xy[2 * i]!, xy[2 * i + 1]!];
  return points;
}

function isPlace(x: number, y: number): boolean {
  return Math.abs(x) < NUMBER_MAX && Math.abs(y) < NUMBER_MAX;
}
