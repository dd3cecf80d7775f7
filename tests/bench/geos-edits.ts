import initGeosJs from 'geos-wasm';
import type { Point, Polygon } from '../../domain/geometry/point.ts';

type Geos = Awaited<ReturnType<typeof initGeosJs>>;

const COLLECTION = 7;

/** What the edits do to polygons and nothing else, by GEOS: no ids, no neighbours, no households. Geometries stay in its memory. */
export class GeosEdits {
  readonly #geos: Geos;
  /** Where a call leaves a number or a pointer. */
  readonly #out: number;

  private constructor(geos: Geos) {
    this.#geos = geos;
    this.#out = geos.Module._malloc(8);
  }

  static async start(): Promise<GeosEdits> {
    return new GeosEdits(await initGeosJs());
  }

  /** A polygon of one ring, to be kept. */
  polygon([shell]: Polygon): number {
    const ring = this.#geos.GEOSGeom_createLinearRing(this.#sequence([...shell!, shell![0]!]));
    return this.#geos.GEOSGeom_createPolygon(ring, 0, 0);
  }

  line(points: readonly Point[]): number {
    return this.#geos.GEOSGeom_createLineString(this.#sequence(points));
  }

  /** A collection that takes the geometries over. */
  collection(members: readonly number[]): number {
    const list = this.#pointers(members);
    const made = this.#geos.GEOSGeom_createCollection(COLLECTION, list, members.length);
    this.#geos.Module._free(list);
    return made;
  }

  /** The usual way to split: node the boundary with the line and polygonize. */
  split(polygon: number, line: number): number {
    const geos = this.#geos;
    const boundary = geos.GEOSBoundary(polygon);
    const noded = geos.GEOSUnion(boundary, line);
    const list = this.#pointers([noded]);
    const pieces = geos.GEOSPolygonize(list, 1);
    geos.Module._free(list);
    for (const used of [boundary, noded]) geos.GEOSGeom_destroy(used);
    return pieces;
  }

  union(a: number, b: number): number {
    return this.#geos.GEOSUnion(a, b);
  }

  coverageUnion(collection: number): number {
    return this.#geos.GEOSCoverageUnion(collection);
  }

  /** Do the polygons of a collection fit each other? */
  isCoverage(collection: number): boolean {
    this.#geos.Module.HEAPU32[this.#out / 4] = 0;
    const valid = this.#geos.GEOSCoverageIsValid(collection, 0, this.#out);
    this.destroy(this.#geos.Module.HEAPU32[this.#out / 4]!);
    return valid === 1;
  }

  destroy(geometry: number): void {
    if (geometry !== 0) this.#geos.GEOSGeom_destroy(geometry);
  }

  /** How many polygons, and their area in the coordinates' unit; the geometry is destroyed. */
  measured(geometry: number): { pieces: number; area: number } {
    this.#geos.GEOSArea(geometry, this.#out);
    const area = this.#geos.Module.HEAPF64[this.#out / 8]!;
    const pieces = this.#geos.GEOSGetNumGeometries(geometry);
    this.destroy(geometry);
    return { pieces, area };
  }

  #sequence(points: readonly Point[]): number {
    const { Module } = this.#geos;
    const numbers = Float64Array.from(points.flat());
    const at = Module._malloc(numbers.byteLength);
    Module.HEAPF64.set(numbers, at / 8);
    const sequence = this.#geos.GEOSCoordSeq_copyFromBuffer(at, points.length, 0, 0);
    Module._free(at);
    return sequence;
  }

  #pointers(list: readonly number[]): number {
    const at = this.#geos.Module._malloc(4 * list.length);
    this.#geos.Module.HEAPU32.set(list, at / 4);
    return at;
  }
}
