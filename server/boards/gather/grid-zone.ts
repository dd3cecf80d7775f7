import type { GroundPoint, GroundPolygon } from '../../../domain/board/content.ts';
import { type Box, LATTICE, type Point, type Polygon } from '../../../domain/geometry/point.ts';
import { FALSE_EASTING_M } from '../../crs/chinese-zones.ts';
import { transverseMercator } from '../../crs/transverse-mercator.ts';

const WIDTH_DEG = 3;
const DEGREE = Math.PI / 180;
/** Origins lie on a net of this width: sheets of one neighbourhood share theirs, and so what was projected for another. */
const NET_M = 10_000;

/**
 * The ground of a sheet: metres east and north in a 3° zone of Gauss-Krüger on CGCS2000 (GB/T 17278; k = 1 on the central
 * meridian, at most 1.4 cm too long in 100 m at the zone's edge on the equator), from an origin in whole metres.
 */
export interface GridZone {
  /** `CGCS2000 / 3° GK CM 117E` */
  readonly name: string;
  /** Easting (500,000 m on the meridian, no zone number before it) and northing of the origin. */
  readonly origin: readonly [east: number, north: number];
  /** Between grid north and true north at the middle, degrees, positive where grid north lies east: tan γ = tan Δλ sin φ. */
  readonly convergence: number;
  /** NaN where the zone does not reach. */
  project(point: Point): GroundPoint;
  polygons(polygons: readonly Polygon[]): readonly GroundPolygon[];
  /** The same of what is on many sheets (a grid's outline): projected once, and kept as long as the polygons themselves are. */
  outline(polygons: readonly Polygon[]): readonly GroundPolygon[];
  /** The same of what is on a few sheets that lie together, of which there is much more (a building): the last ones are kept. */
  footprint(polygons: readonly Polygon[]): readonly GroundPolygon[];
}

type Outlines = WeakMap<readonly Polygon[], readonly GroundPolygon[]>;

/** A county has a few dozen such squares of ground; a city's sheets go from one to the next. */
const ZONES_MAX = 16;
const outlines = new Map<string, Outlines>();
/** Some 10 MB: what stands around a few dozen grids. A building is on seven sheets or more, and projecting was half of gathering. */
const FOOTPRINTS_MAX = 20_000;
let footprints: { readonly zone: string; readonly kept: Map<readonly Polygon[], readonly GroundPolygon[]> } =
  {
    zone: '',
    kept: new Map(),
  };

const projections = new Map<number, ReturnType<typeof transverseMercator>>();

/** The zone of a place anywhere on earth by the rule that China's follow: the meridian that three divides and that is nearest. */
export function zoneAt(middle: Point): GridZone {
  const meridian = Math.round(middle[0] / LATTICE / WIDTH_DEG) * WIDTH_DEG;
  let projection = projections.get(meridian);
  if (!projection) {
    projection = transverseMercator({
      lon0: meridian,
      lat0: 0,
      k: 1,
      x0: FALSE_EASTING_M,
      y0: 0,
      ellipsoid: 'GRS80',
      unitM: 1,
    });
    projections.set(meridian, projection);
  }
  const { fromDegrees } = projection;
  const down = (value: number) => Math.floor(value / NET_M) * NET_M;
  const [e, n] = fromDegrees(middle[0] / LATTICE, middle[1] / LATTICE);
  const origin = [down(e), down(n)] as const;
  const project = (point: Point): GroundPoint => {
    const [east, north] = fromDegrees(point[0] / LATTICE, point[1] / LATTICE);
    return [east - origin[0], north - origin[1]];
  };
  const polygons: GridZone['polygons'] = (all) => all.map((rings) => rings.map((ring) => ring.map(project)));
  const key = `${meridian} ${origin}`;
  const kept = outlinesOf(key);
  return {
    name: `CGCS2000 / 3° GK CM ${Math.abs(meridian)}${meridian < 0 ? 'W' : 'E'}`,
    origin,
    convergence: convergenceOf(middle, meridian),
    project,
    polygons,
    outline(all) {
      const known = kept.get(all) ?? polygons(all);
      kept.set(all, known);
      return known;
    },
    footprint(all) {
      if (footprints.zone !== key) footprints = { zone: key, kept: new Map() };
      const last = footprints.kept;
      let known = last.get(all);
      if (known === undefined) {
        known = polygons(all);
        last.set(all, known);
        if (last.size > FOOTPRINTS_MAX) last.delete(last.keys().next().value!);
      }
      return known;
    },
  };
}

function outlinesOf(key: string): Outlines {
  const known = outlines.get(key) ?? new WeakMap();
  outlines.delete(key);
  outlines.set(key, known);
  for (const old of outlines.keys()) if (outlines.size > ZONES_MAX) outlines.delete(old);
  return known;
}

function convergenceOf([x, y]: Point, meridian: number): number {
  const [aside, latitude] = [(x / LATTICE - meridian) * DEGREE, (y / LATTICE) * DEGREE];
  return Math.atan(Math.tan(aside) * Math.sin(latitude)) / DEGREE;
}

/** The middle of a box, on the lattice. */
export function middleOf([minX, minY, maxX, maxY]: Box): Point {
  return [Math.round((minX + maxX) / 2), Math.round((minY + maxY) / 2)];
}
