import type { LngLat } from '../../domain/contract/geometry.ts';

/** Brings a position of the file to true degrees. */
export type ToDegrees = (x: number, y: number) => LngLat;

/**
 * A geometry shaped as GeoJSON in true degrees. Heights and measures are left behind; what is no position is left as it
 * is, so that the gate can say what is wrong with it.
 */
export function placeGeometry(geometry: unknown, toDegrees: ToDegrees): unknown {
  if (typeof geometry !== 'object' || geometry === null) return geometry;
  const { coordinates, geometries, ...rest } = geometry as { coordinates?: unknown; geometries?: unknown };
  return {
    ...rest,
    ...(coordinates === undefined ? {} : { coordinates: place(coordinates, toDegrees) }),
    ...(Array.isArray(geometries)
      ? { geometries: geometries.map((part) => placeGeometry(part, toDegrees)) }
      : geometries === undefined
        ? {}
        : { geometries }),
  };
}

function place(part: unknown, toDegrees: ToDegrees): unknown {
  if (!Array.isArray(part)) return part;
  const [x, y] = part as unknown[];
  if (typeof x === 'number') return typeof y === 'number' ? toDegrees(x, y) : part;
  return part.map((inner) => place(inner, toDegrees));
}
