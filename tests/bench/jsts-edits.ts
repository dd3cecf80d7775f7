import type { Point, Polygon } from '../../domain/geometry/point.ts';

/** A geometry of JSTS; what is in it is its own affair. */
interface Geometry {
  getBoundary(): Geometry;
  getArea(): number;
  getNumGeometries(): number;
}

interface Collection {
  size(): number;
  iterator(): { hasNext(): boolean; next(): Geometry };
}

interface Library {
  readonly Coordinate: new (x: number, y: number) => object;
  readonly GeometryFactory: new () => {
    createLinearRing(coordinates: readonly object[]): Geometry;
    createPolygon(ring: Geometry): Geometry;
    createLineString(coordinates: readonly object[]): Geometry;
  };
  readonly OverlayOp: { union(a: Geometry, b: Geometry): Geometry };
  readonly Polygonizer: new () => { add(lines: Geometry): void; getPolygons(): Collection };
}

const MODULES: Readonly<Record<keyof Library, string>> = {
  Coordinate: 'geom/Coordinate.js',
  GeometryFactory: 'geom/GeometryFactory.js',
  OverlayOp: 'operation/overlay/OverlayOp.js',
  Polygonizer: 'operation/polygonize/Polygonizer.js',
};

/** What the edits do to polygons and nothing else, by JSTS. It has no operations on coverages. */
export class JstsEdits {
  readonly #library: Library;
  readonly #factory: InstanceType<Library['GeometryFactory']>;

  private constructor(library: Library) {
    this.#library = library;
    this.#factory = new library.GeometryFactory();
  }

  static async start(): Promise<JstsEdits> {
    // its modules come without types
    const modules = await Promise.all(
      Object.entries(MODULES).map(async ([name, path]) => [
        name,
        (await import(`jsts/org/locationtech/jts/${path}`)).default,
      ]),
    );
    return new JstsEdits(Object.fromEntries(modules) as Library);
  }

  polygon([shell]: Polygon): Geometry {
    return this.#factory.createPolygon(
      this.#factory.createLinearRing(this.#coordinates([...shell!, shell![0]!])),
    );
  }

  line(points: readonly Point[]): Geometry {
    return this.#factory.createLineString(this.#coordinates(points));
  }

  /** Nodes the boundary with the line and polygonizes. */
  split(polygon: Geometry, line: Geometry): Collection {
    const polygonizer = new this.#library.Polygonizer();
    polygonizer.add(this.#library.OverlayOp.union(polygon.getBoundary(), line));
    return polygonizer.getPolygons();
  }

  union(a: Geometry, b: Geometry): Geometry {
    return this.#library.OverlayOp.union(a, b);
  }

  #coordinates(points: readonly Point[]): object[] {
    return points.map(([x, y]) => new this.#library.Coordinate(x, y));
  }
}

/** How many polygons, and their area in the coordinates' unit. */
export function measureAll(polygons: Collection): { pieces: number; area: number } {
  let area = 0;
  for (const each = polygons.iterator(); each.hasNext(); ) area += each.next().getArea();
  return { pieces: polygons.size(), area };
}
