import type { Crs } from './crs.ts';
import { fromShifted, toShifted } from './shifted-degrees.ts';
import { type MeridianSystem, transverseMercator } from './transverse-mercator.ts';
import { degreesToWebMercator, webMercatorToDegrees } from './web-mercator.ts';

const MADE = new Map<string, Crs>();

/** The one object of a system, made when it is first asked for: its projection is set up once. */
export function once(id: string, make: () => Crs): Crs {
  let crs = MADE.get(id);
  if (!crs) {
    crs = make();
    MADE.set(id, crs);
  }
  return crs;
}

/** True degrees under a code: nothing is done to them. */
export function degreesCrs(id: string, name: string): Crs {
  return {
    id,
    name,
    projected: false,
    datum: 'wgs84',
    toDegrees: (x, y) => [x, y],
    fromDegrees: (lng, lat) => [lng, lat],
  };
}

/** GCJ-02 or BD-09. */
export function shiftedCrs(id: string, name: string, datum: 'gcj02' | 'bd09'): Crs {
  return {
    id,
    name,
    projected: false,
    datum,
    toDegrees: (x, y) => fromShifted(datum, x, y),
    fromDegrees: (lng, lat) => toShifted(datum, lng, lat),
  };
}

/** A projection of positions that are shifted already: of a map that was traced, say. */
export function shiftedProjection(base: Crs, shifted: Crs): Crs {
  return {
    id: `${base.id} + ${shifted.id}`,
    name: `${base.name} + ${shifted.name}`,
    projected: true,
    datum: shifted.datum,
    toDegrees: (x, y) => shifted.toDegrees(...base.toDegrees(x, y)),
    fromDegrees: (lng, lat) => base.fromDegrees(...shifted.fromDegrees(lng, lat)),
  };
}

/** A Transverse Mercator on WGS 84 or CGCS2000. */
export function meridianCrs(id: string, name: string, system: MeridianSystem): Crs {
  return { id, name, projected: true, datum: 'wgs84', ...transverseMercator(system) };
}

export function webMercatorCrs(id: string, name: string): Crs {
  return {
    id,
    name,
    projected: true,
    datum: 'wgs84',
    toDegrees: webMercatorToDegrees,
    fromDegrees: degreesToWebMercator,
  };
}
