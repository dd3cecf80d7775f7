import initGeosJs from 'geos-wasm';
import type { GridId } from '../../domain/coverage/types.ts';
import type { Point, Polygon } from '../../domain/geometry/point.ts';

type Geos = Awaited<ReturnType<typeof initGeosJs>>;

/** What the library's types leave out. */
interface WithFunctions {
  addFunction(call: (item: number, userdata: number) => void, signature: string): number;
}

/** Children of a node of the tree: GEOS's own default. */
const NODE = 10;

/** Where points lie, by GEOS: an STR tree of the grids' boxes, and the polygons prepared. All stays in its memory. */
export class GeosLocate {
  readonly #geos: Geos;
  readonly #ids: readonly GridId[];
  readonly #prepared: readonly number[];
  readonly #tree: number;
  readonly #onItem: number;
  #near: number[] = [];

  private constructor(geos: Geos, grids: readonly { readonly id: GridId; readonly polygon: Polygon }[]) {
    this.#geos = geos;
    this.#ids = grids.map(({ id }) => id);
    this.#tree = geos.GEOSSTRtree_create(NODE);
    this.#prepared = grids.map(({ polygon }, i) => {
      const made = this.#polygon(polygon);
      // an item may be anything but null
      geos.GEOSSTRtree_insert(this.#tree, made, i + 1);
      return geos.GEOSPrepare(made);
    });
    const { addFunction } = geos.Module as unknown as WithFunctions;
    this.#onItem = addFunction((item) => {
      this.#near.push(item - 1);
    }, 'vii');
  }

  static async load(
    grids: readonly { readonly id: GridId; readonly polygon: Polygon }[],
  ): Promise<GeosLocate> {
    return new GeosLocate(await initGeosJs(), grids);
  }

  /** The grid with the lowest id of those that hold each point, border included. */
  locate(points: readonly Point[]): (GridId | null)[] {
    const geos = this.#geos;
    return points.map(([x, y]) => {
      const point = geos.GEOSGeom_createPointFromXY(x, y);
      this.#near = [];
      geos.GEOSSTRtree_query(this.#tree, point, this.#onItem, 0);
      geos.GEOSGeom_destroy(point);
      let lowest: GridId | null = null;
      for (const near of this.#near) {
        const id = this.#ids[near]!;
        if (lowest !== null && lowest < id) continue;
        if (geos.GEOSPreparedIntersectsXY(this.#prepared[near]!, x, y) === 1) lowest = id;
      }
      return lowest;
    });
  }

  #polygon([shell]: Polygon): number {
    const { Module } = this.#geos;
    const numbers = Float64Array.from([...shell!, shell![0]!].flat());
    const at = Module._malloc(numbers.byteLength);
    Module.HEAPF64.set(numbers, at / 8);
    const sequence = this.#geos.GEOSCoordSeq_copyFromBuffer(at, numbers.length / 2, 0, 0);
    Module._free(at);
    return this.#geos.GEOSGeom_createPolygon(this.#geos.GEOSGeom_createLinearRing(sequence), 0, 0);
  }
}
