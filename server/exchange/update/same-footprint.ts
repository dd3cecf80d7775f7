import type { Point, Polygon, Ring } from '../../../domain/geometry/point.ts';

/** So many lattice units (1e-7°, about 1 cm each) may a corner differ that has been through another coordinate system and back. */
const SAME_UNITS = 2;

/** Are two points the same but for rounding? */
export function samePlace(a: Point, b: Point): boolean {
  return Math.abs(a[0] - b[0]) <= SAME_UNITS && Math.abs(a[1] - b[1]) <= SAME_UNITS;
}

/** Are two footprints the same but for rounding, and for where their rings begin? */
export function sameFootprint(a: readonly Polygon[] | null, b: readonly Polygon[] | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.length === b.length &&
    a.every((polygon, i) => {
      const other = b[i] as Polygon;
      return polygon.length === other.length && polygon.every((ring, j) => sameRing(ring, other[j] as Ring));
    })
  );
}

function sameRing(a: Ring, b: Ring): boolean {
  if (a.length !== b.length) return false;
  const [first] = a;
  if (!first) return true;
  for (let shift = 0; shift < b.length; shift++)
    if (
      samePlace(first, b[shift] as Point) &&
      a.every((p, i) => samePlace(p, b[(i + shift) % b.length] as Point))
    )
      return true;
  return false;
}
