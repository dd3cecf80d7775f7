import { readWkb, WkbFault } from './wkb-geometry.ts';

/** How deep the coordinates of a type are nested: 0 a position, 1 a line, 2 a polygon … */
const DEPTHS: Readonly<Record<string, readonly [type: string, depth: number]>> = {
  POINT: ['Point', 0],
  LINESTRING: ['LineString', 1],
  POLYGON: ['Polygon', 2],
  MULTIPOINT: ['MultiPoint', 1],
  MULTILINESTRING: ['MultiLineString', 2],
  MULTIPOLYGON: ['MultiPolygon', 3],
};
const CURVED = /CURVE|CIRCULARSTRING|SURFACE|TIN|TRIANGLE/;
const NESTED_MAX = 8;
const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y;
const WORD = /[A-Za-z]+/y;
const BLANK = /\s*/y;

/** A geometry shaped as GeoJSON (null: empty), and the number of the coordinate system that it names, if it does. */
export interface WktGeometry {
  readonly geometry: object | null;
  readonly srid: number | null;
}

/** Why a text is no geometry. */
export type WktFault = 'source:wkt-unreadable' | WkbFault['code'];

class Unreadable extends Error {
  readonly code: WktFault;

  constructor(code: WktFault = 'source:wkt-unreadable') {
    super(code);
    this.code = code;
  }
}

/**
 * Reads well-known text (OGC 06-103r4 §7, and PostGIS's `SRID=…;`), Z kept and M left out, every number as `Number` reads
 * its decimals; or the hexadecimal WKB that databases write into tables. Gives a fault for anything else.
 */
export function readWkt(text: string): WktGeometry | WktFault {
  try {
    const { at, srid } = prefixOf(text);
    if (/^\s*[0-9A-Fa-f]{10,}\s*$/.test(text))
      return { geometry: readWkb(Buffer.from(text.trim(), 'hex'), 0), srid };
    const reader = new Reader(text, at);
    const geometry = reader.geometry(0);
    reader.end();
    return { geometry, srid };
  } catch (error) {
    if (error instanceof Unreadable) return error.code;
    if (error instanceof WkbFault) return error.code;
    throw error;
  }
}

function prefixOf(text: string): { at: number; srid: number | null } {
  const prefix = /^\s*SRID\s*=\s*(\d{1,9})\s*;/i.exec(text);
  return prefix ? { at: prefix[0].length, srid: Number(prefix[1]) } : { at: 0, srid: null };
}

class Reader {
  readonly #text: string;
  #at: number;
  /** Whether positions have M, and then no Z unless they have four numbers. */
  #measured = false;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  geometry(nested: number): object | null {
    let word = this.#word();
    const tag = /^(.*?)(ZM|Z|M)$/.exec(word);
    let dimensions = '';
    if (tag && (Object.hasOwn(DEPTHS, tag[1]!) || tag[1] === 'GEOMETRYCOLLECTION')) {
      word = tag[1]!;
      dimensions = tag[2]!;
    }
    const next = this.#peekWord();
    if (next === 'Z' || next === 'M' || next === 'ZM') dimensions = this.#word();
    this.#measured = dimensions === 'M';
    if (word === 'GEOMETRYCOLLECTION') return this.#collection(nested);
    const known = Object.hasOwn(DEPTHS, word) ? DEPTHS[word]! : null;
    if (known === null) throw new Unreadable(CURVED.test(word) ? 'source:geometry-curved' : undefined);
    const [type, depth] = known;
    if (this.#empty()) return null;
    if (depth === 0) {
      const [position, ...more] = this.#list(() => this.#position());
      if (more.length > 0) throw new Unreadable();
      return { type, coordinates: position };
    }
    return { type, coordinates: this.#nested(type === 'MultiPoint' ? -1 : depth) };
  }

  end(): void {
    this.#skip(BLANK);
    if (this.#text[this.#at] === ';') this.#at++;
    this.#skip(BLANK);
    if (this.#at < this.#text.length) throw new Unreadable();
  }

  #collection(nested: number): object | null {
    if (nested === NESTED_MAX) throw new Unreadable();
    if (this.#empty()) return null;
    const geometries = this.#list(() => this.geometry(nested + 1)).filter((geometry) => geometry !== null);
    return { type: 'GeometryCollection', geometries };
  }

  /** Coordinates so deep; -1: points, each in brackets of its own or not. */
  #nested(depth: number): unknown[] {
    if (depth === -1)
      return this.#list(() => {
        if (!this.#is('(')) return this.#position();
        const points = this.#list(() => this.#position());
        if (points.length > 1) throw new Unreadable();
        return points[0];
      });
    return this.#list((): unknown => {
      if (depth === 1) return this.#position();
      return this.#empty() ? [] : this.#nested(depth - 1);
    });
  }

  #list<T>(item: () => T): T[] {
    if (!this.#is('(')) throw new Unreadable();
    const items: T[] = [];
    do {
      this.#at++;
      items.push(item());
    } while (this.#is(','));
    if (!this.#is(')')) throw new Unreadable();
    this.#at++;
    return items;
  }

  #position(): number[] {
    const numbers: number[] = [];
    for (;;) {
      this.#skip(BLANK);
      const from = this.#at;
      if (!this.#skip(NUMBER)) break;
      numbers.push(Number(this.#text.slice(from, this.#at)));
    }
    if (numbers.length < 2 || numbers.length > 4) throw new Unreadable();
    return numbers.slice(0, this.#measured ? 2 : 3);
  }

  #empty(): boolean {
    if (this.#peekWord() !== 'EMPTY') return false;
    this.#word();
    return true;
  }

  #peekWord(): string {
    const at = this.#at;
    this.#skip(BLANK);
    const from = this.#at;
    const word = this.#skip(WORD) ? this.#text.slice(from, this.#at).toUpperCase() : '';
    this.#at = at;
    return word;
  }

  #word(): string {
    this.#skip(BLANK);
    const from = this.#at;
    if (!this.#skip(WORD)) throw new Unreadable();
    return this.#text.slice(from, this.#at).toUpperCase();
  }

  #is(sign: string): boolean {
    this.#skip(BLANK);
    return this.#text[this.#at] === sign;
  }

  #skip(what: RegExp): boolean {
    what.lastIndex = this.#at;
    const found = what.test(this.#text);
    if (found) this.#at = what.lastIndex;
    return found;
  }
}
