import type { Point as GeoJsonPoint, Geometry, Position } from 'geojson';
import { type Box, type Point, samePoint, toDegrees, toLattice } from '../../../domain/geometry/point.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { Crs } from '../../crs/crs.ts';

/** Metres go out to a tenth of a millimetre, degrees that are not true ones to a hundredth: a lattice unit is 1 cm. */
const METRE_DIGITS = 1e4;
const DEGREE_DIGITS = 1e10;

/** True degrees brought into the coordinate system that was asked for. */
export interface Placing {
  readonly crs: Crs;
  /** Whether these are true degrees, of WGS 84 or CGCS2000: then nothing is touched, and comes back to the last bit. */
  readonly plain: boolean;
  /** The same shape in the system's numbers, x before y. Throws `NoSuchPlace`. */
  geometry(shape: Geometry): Geometry;
}

/** A position that a coordinate system has no numbers for. */
export class NoSuchPlace extends Error {
  readonly lng: number;
  readonly lat: number;

  constructor(lng: number, lat: number) {
    super('no such place');
    this.lng = lng;
    this.lat = lat;
  }
}

/** The way into a system. A point has one pair of numbers wherever it is met, so shared corners stay shared. */
export function placingOf(crs: Crs): Placing {
  const plain = !crs.projected && crs.datum === 'wgs84';
  const digits = crs.projected ? METRE_DIGITS : DEGREE_DIGITS;
  const place = ([lng = Number.NaN, lat = Number.NaN]: Position): Position => {
    const [x, y] = crs.fromDegrees(lng, lat);
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new NoSuchPlace(lng, lat);
    return [Math.round(x * digits) / digits, Math.round(y * digits) / digits];
  };
  return { crs, plain, geometry: plain ? (shape) => shape : (shape) => placed(shape, place) };
}

function placed(shape: Geometry, place: (position: Position) => Position): Geometry {
  switch (shape.type) {
    case 'Point':
      return { type: shape.type, coordinates: place(shape.coordinates) };
    case 'LineString':
      return { type: shape.type, coordinates: shape.coordinates.map(place) };
    case 'Polygon':
      return { type: shape.type, coordinates: shape.coordinates.map((ring) => ring.map(place)) };
    case 'MultiPolygon':
      return {
        type: shape.type,
        coordinates: shape.coordinates.map((part) => part.map((ring) => ring.map(place))),
      };
    default:
      throw new Error(`nothing of ours is a ${shape.type}`);
  }
}

/**
 * Whether a system holds a box: its corners, the middles of its sides and its middle come back to the lattice points that
 * they are. Refuses `crs-place`, with the place, where a projection is asked for ground too far from its meridian.
 */
export function holdsBox({ crs, plain, geometry }: Placing, [minX, minY, maxX, maxY]: Box): Result<null> {
  if (plain) return ok(null);
  for (const x of [minX, Math.round((minX + maxX) / 2), maxX]) {
    for (const y of [minY, Math.round((minY + maxY) / 2), maxY]) {
      const there: Point = [x, y];
      if (!comesBack(crs, geometry, there)) return refuse('crs-place', { crs: crs.name }, there);
    }
  }
  return ok(null);
}

function comesBack(crs: Crs, place: Placing['geometry'], there: Point): boolean {
  try {
    const { coordinates } = place({ type: 'Point', coordinates: toDegrees(there) }) as GeoJsonPoint;
    const back = crs.toDegrees(coordinates[0]!, coordinates[1]!);
    return back.every(Number.isFinite) && samePoint(toLattice(...back), there);
  } catch (error) {
    if (error instanceof NoSuchPlace) return false;
    throw error;
  }
}
