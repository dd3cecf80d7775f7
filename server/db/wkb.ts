import { LATTICE, type Point, type Polygon, type Ring, toLattice } from '../../domain/geometry/point.ts';
import type { Hex } from './schema.ts';

const POINT = 1;
const LINE = 2;
const POLYGON = 3;
const MULTI_POLYGON = 6;
const HAS_SRID = 0x20000000;
const WGS84 = 4326;
const POINT_BYTES = 16;

/** Lattice polygons (open rings) and points to PostGIS's EWKB in degrees, and back to the very same integers. */
export function pointToHex(point: Point): Hex {
  const out = new Writer(9 + POINT_BYTES);
  out.header(POINT);
  out.point(point);
  return out.hex();
}

export function lineToHex(line: readonly Point[]): Hex {
  const out = new Writer(13 + line.length * POINT_BYTES);
  out.header(LINE);
  out.count(line.length);
  for (const point of line) out.point(point);
  return out.hex();
}

export function polygonToHex(polygon: Polygon): Hex {
  const out = new Writer(polygonBytes(polygon) + 4);
  out.header(POLYGON);
  out.rings(polygon);
  return out.hex();
}

export function multiPolygonToHex(polygons: readonly Polygon[]): Hex {
  const out = new Writer(13 + polygons.reduce((sum, polygon) => sum + polygonBytes(polygon), 0));
  out.header(MULTI_POLYGON);
  out.count(polygons.length);
  for (const polygon of polygons) {
    out.part(POLYGON);
    out.rings(polygon);
  }
  return out.hex();
}

export function hexToPoint(hex: Hex): Point {
  const from = new Reader(hex);
  from.expect(POINT);
  return from.point();
}

export function hexToLine(hex: Hex): Point[] {
  const from = new Reader(hex);
  from.expect(LINE);
  return from.points();
}

/** A Polygon or MultiPolygon as polygons. Throws on anything else. */
export function hexToPolygons(hex: Hex): Polygon[] {
  const from = new Reader(hex);
  const type = from.type();
  if (type === POLYGON) return [from.rings()];
  if (type !== MULTI_POLYGON) throw new Error(`geometry type ${type} is no polygon`);
  return Array.from({ length: from.count() }, () => {
    from.expect(POLYGON);
    return from.rings();
  });
}

function polygonBytes(polygon: Polygon): number {
  return polygon.reduce((sum, ring) => sum + 4 + (ring.length + 1) * POINT_BYTES, 9);
}

class Writer {
  readonly #buffer: Buffer;
  #at = 0;

  constructor(bytes: number) {
    this.#buffer = Buffer.allocUnsafe(bytes);
  }

  header(type: number): void {
    this.#at = this.#buffer.writeUInt8(1, this.#at);
    this.#at = this.#buffer.writeUInt32LE((type | HAS_SRID) >>> 0, this.#at);
    this.#at = this.#buffer.writeUInt32LE(WGS84, this.#at);
  }

  part(type: number): void {
    this.#at = this.#buffer.writeUInt8(1, this.#at);
    this.#at = this.#buffer.writeUInt32LE(type, this.#at);
  }

  count(n: number): void {
    this.#at = this.#buffer.writeUInt32LE(n, this.#at);
  }

  point([x, y]: Point): void {
    this.#at = this.#buffer.writeDoubleLE(x / LATTICE, this.#at);
    this.#at = this.#buffer.writeDoubleLE(y / LATTICE, this.#at);
  }

  rings(polygon: Polygon): void {
    this.count(polygon.length);
    for (const ring of polygon) {
      this.count(ring.length + 1);
      for (const point of ring) this.point(point);
      this.point(ring[0]!);
    }
  }

  hex(): Hex {
    return this.#buffer.toString('hex', 0, this.#at);
  }
}

class Reader {
  readonly #buffer: Buffer;
  #at = 0;

  constructor(hex: Hex) {
    this.#buffer = Buffer.from(hex, 'hex');
  }

  type(): number {
    if (this.#buffer[this.#at] !== 1) throw new Error('geometry is not little-endian EWKB');
    const type = this.#buffer.readUInt32LE(this.#at + 1);
    this.#at += type & HAS_SRID ? 9 : 5;
    return type & 0xff;
  }

  expect(type: number): void {
    const found = this.type();
    if (found !== type) throw new Error(`geometry type ${found} where ${type} is stored`);
  }

  count(): number {
    const n = this.#buffer.readUInt32LE(this.#at);
    this.#at += 4;
    return n;
  }

  point(): Point {
    const point = toLattice(this.#buffer.readDoubleLE(this.#at), this.#buffer.readDoubleLE(this.#at + 8));
    this.#at += POINT_BYTES;
    return point;
  }

  points(): Point[] {
    return Array.from({ length: this.count() }, () => this.point());
  }

  rings(): Polygon {
    return Array.from({ length: this.count() }, (): Ring => this.points().slice(0, -1));
  }
}
