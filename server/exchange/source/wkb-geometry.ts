/** ISO WKB (OGC 06-103r4 §8.2) geometry types, without the thousands for Z and M. */
const POINT = 1;
const LINE = 2;
const POLYGON = 3;
const COLLECTION = 7;
const NAMES: Readonly<Record<number, string>> = {
  1: 'Point',
  2: 'LineString',
  3: 'Polygon',
  4: 'MultiPoint',
  5: 'MultiLineString',
  6: 'MultiPolygon',
  7: 'GeometryCollection',
};
/** What the parts of a Multi-type are. */
const PART_OF: Readonly<Record<number, number>> = { 4: POINT, 5: LINE, 6: POLYGON };
/** PostGIS's own way to say Z, M and SRID, which some programs write into files as well. */
const EWKB_Z = 0x80000000;
const EWKB_M = 0x40000000;
const EWKB_SRID = 0x20000000;
/** Collections within collections, at most; real ones have one. */
const NESTED_MAX = 8;
/** A type and a byte order: no part takes fewer bytes. */
const HEADER_BYTES = 5;

/** Why bytes are no geometry that can be shown: curves and surfaces have no GeoJSON; anything else is damage. */
export class WkbFault extends Error {
  readonly code: 'source:geometry-curved' | 'source:geometry-damaged';

  constructor(code: WkbFault['code']) {
    super(code);
    this.code = code;
  }
}

type Position = number[];

/**
 * A geometry shaped as GeoJSON from ISO WKB (or EWKB), either byte order, with its numbers as they stand; Z is kept, M is
 * not. Throws WkbFault. `from`: where in the bytes it begins.
 */
export function readWkb(bytes: Uint8Array, from: number): object {
  return new Reader(bytes, from).geometry(0);
}

class Reader {
  readonly #view: DataView;
  #at: number;
  #little = true;
  #size = 2;
  #hasZ = false;

  constructor(bytes: Uint8Array, from: number) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = from;
  }

  geometry(nested: number): object {
    const type = this.#header();
    const name = NAMES[type];
    if (name === undefined)
      throw new WkbFault(type <= 17 ? 'source:geometry-curved' : 'source:geometry-damaged');
    if (type !== COLLECTION) return { type: name, coordinates: this.#coordinates(type) };
    if (nested === NESTED_MAX) throw new WkbFault('source:geometry-damaged');
    const geometries = this.#many(HEADER_BYTES, () => this.geometry(nested + 1));
    return { type: name, geometries };
  }

  #coordinates(type: number): unknown[] {
    if (type === POINT) return this.#point();
    if (type === LINE) return this.#line();
    if (type === POLYGON) return this.#many(4, () => this.#line());
    return this.#many(HEADER_BYTES, () => {
      if (this.#header() !== PART_OF[type]) throw new WkbFault('source:geometry-damaged');
      return this.#coordinates(PART_OF[type]!);
    });
  }

  #header(): number {
    this.#need(HEADER_BYTES);
    const order = this.#view.getUint8(this.#at);
    if (order > 1) throw new WkbFault('source:geometry-damaged');
    this.#little = order === 1;
    this.#at += 1;
    const code = this.#uint32();
    const iso = code & 0xffff;
    const dimensions = Math.trunc(iso / 1000);
    if (dimensions > 3) throw new WkbFault('source:geometry-damaged');
    this.#hasZ = dimensions === 1 || dimensions === 3 || (code & EWKB_Z) !== 0;
    const hasM = dimensions >= 2 || (code & EWKB_M) !== 0;
    this.#size = 2 + (this.#hasZ ? 1 : 0) + (hasM ? 1 : 0);
    if ((code & EWKB_SRID) !== 0) this.#uint32();
    return iso % 1000;
  }

  #line(): Position[] {
    return this.#many(8 * this.#size, () => this.#point());
  }

  #point(): Position {
    this.#need(8 * this.#size);
    const point = [this.#double(0), this.#double(1)];
    if (this.#hasZ) point.push(this.#double(2));
    this.#at += 8 * this.#size;
    return point;
  }

  #many<T>(leastBytes: number, read: () => T): T[] {
    const count = this.#uint32();
    this.#need(count * leastBytes);
    const items: T[] = [];
    for (let i = 0; i < count; i++) items.push(read());
    return items;
  }

  #uint32(): number {
    this.#need(4);
    const value = this.#view.getUint32(this.#at, this.#little);
    this.#at += 4;
    return value;
  }

  #double(index: number): number {
    return this.#view.getFloat64(this.#at + 8 * index, this.#little);
  }

  #need(bytes: number): void {
    if (this.#at + bytes > this.#view.byteLength) throw new WkbFault('source:geometry-damaged');
  }
}
