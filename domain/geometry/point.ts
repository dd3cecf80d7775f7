/** A lattice point: longitude and latitude in whole units of 1e-7 degree, about 1 cm (|x| ≤ 1.8e9, |y| ≤ 0.9e9). */
export type Point = readonly [x: number, y: number];

/** An open ring (the first point is not repeated). Shells run counter-clockwise, holes clockwise. */
export type Ring = readonly Point[];

/** A shell and its holes. */
export type Polygon = readonly Ring[];

/** `[minX, minY, maxX, maxY]` in lattice units. */
export type Box = readonly [minX: number, minY: number, maxX: number, maxY: number];

/** Lattice units in one degree. */
export const LATTICE = 1e7;

/** Degrees to the lattice, never −0. Inputs are finite degrees; the caller has refused anything else. */
export function toLattice(lng: number, lat: number): Point {
  return [Math.round(lng * LATTICE) + 0, Math.round(lat * LATTICE) + 0];
}

/** The lattice to degrees. Divides (never multiplies by 1e-7, which differs in 36 % of cases). */
export function toDegrees(p: Point): [lng: number, lat: number] {
  return [p[0] / LATTICE, p[1] / LATTICE];
}

export function samePoint(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** West to east, then south to north. */
export function comparePoints(a: Point, b: Point): number {
  return a[0] - b[0] || a[1] - b[1];
}
