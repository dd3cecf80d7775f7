import type { Geometry, Position } from 'geojson';
import type { LayerGeometry } from './outgoing.ts';
import { type Bounds, linesOf } from './positions.ts';

const WKB = { Point: 1, LineString: 2, Polygon: 3, MultiPolygon: 6 } as const;
const LITTLE_ENDIAN = 1;
/** Flags of the header: little-endian, an envelope of four numbers behind it; and the same for an empty geometry. */
const WITH_ENVELOPE = 0b0000_0011;
const EMPTY = 0b0001_0001;

/**
 * A geometry as GeoPackage stores it: its header with the envelope (OGC 12-128r17, 2.1.3), then well-known binary (OGC
 * 06-103r4, 8.2). A Polygon in a layer of MultiPolygons is written as the only part of one.
 */
export function gpkgBlob(shape: Geometry, layer: LayerGeometry, srs: number, bounds: Bounds | null): Buffer {
  const whole: Geometry =
    layer === 'MultiPolygon' && shape.type === 'Polygon'
      ? { type: layer, coordinates: [shape.coordinates] }
      : shape;
  const header = bounds ? 8 + 32 : 8;
  const blob = Buffer.alloc(header + wkbLength(whole));
  blob.write('GP', 0, 'latin1');
  blob[3] = bounds ? WITH_ENVELOPE : EMPTY;
  blob.writeInt32LE(srs, 4);
  if (bounds) {
    // West, east, south, north: not the order of the box.
    [bounds[0], bounds[2], bounds[1], bounds[3]].forEach((value, i) => {
      blob.writeDoubleLE(value, 8 + i * 8);
    });
  }
  new WkbWriter(blob, header).geometry(whole);
  return blob;
}

function wkbLength(shape: Geometry): number {
  const positions = linesOf(shape).reduce((sum, line) => sum + line.length, 0) * 16;
  switch (shape.type) {
    case 'Point':
      return 5 + positions;
    case 'LineString':
      return 9 + positions;
    case 'Polygon':
      return 9 + 4 * shape.coordinates.length + positions;
    case 'MultiPolygon':
      return 9 + 9 * shape.coordinates.length + 4 * shape.coordinates.flat().length + positions;
    default:
      throw new Error(`nothing of ours is a ${shape.type}`);
  }
}

class WkbWriter {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  geometry(shape: Geometry): void {
    if (shape.type === 'Point') {
      this.#head(WKB.Point);
      this.#position(shape.coordinates);
    } else if (shape.type === 'LineString') {
      this.#head(WKB.LineString);
      this.#line(shape.coordinates);
    } else if (shape.type === 'Polygon') {
      this.#head(WKB.Polygon);
      this.#count(shape.coordinates.length);
      for (const ring of shape.coordinates) this.#line(ring);
    } else if (shape.type === 'MultiPolygon') {
      this.#head(WKB.MultiPolygon);
      this.#count(shape.coordinates.length);
      for (const coordinates of shape.coordinates) this.geometry({ type: 'Polygon', coordinates });
    }
  }

  #head(type: number): void {
    this.#at = this.#bytes.writeUInt8(LITTLE_ENDIAN, this.#at);
    this.#count(type);
  }

  #count(value: number): void {
    this.#at = this.#bytes.writeUInt32LE(value, this.#at);
  }

  #line(positions: readonly Position[]): void {
    this.#count(positions.length);
    for (const position of positions) this.#position(position);
  }

  #position([x = 0, y = 0]: Position): void {
    this.#at = this.#bytes.writeDoubleLE(x, this.#at);
    this.#at = this.#bytes.writeDoubleLE(y, this.#at);
  }
}
