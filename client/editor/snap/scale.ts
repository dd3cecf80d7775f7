import { type Box, LATTICE, type Point } from '../../../domain/geometry/point.ts';

/** Metres in a degree of latitude on the mean sphere (radius 6,371,008.8 m); good to 0.6 % anywhere. */
const METRES_PER_DEGREE = 111_195;

/** How many metres one lattice unit is at a place, east and north. Enough to compare distances on a screen. */
export interface Scale {
  readonly x: number;
  readonly y: number;
}

export function scaleAt(p: Point): Scale {
  const y = METRES_PER_DEGREE / LATTICE;
  return { x: y * Math.cos((p[1] / LATTICE / 180) * Math.PI), y };
}

/** Metres between two points that are near each other. */
export function metresBetween(a: Point, b: Point, scale: Scale): number {
  return Math.hypot((a[0] - b[0]) * scale.x, (a[1] - b[1]) * scale.y);
}

/** The lattice box that holds all within `metres` of a point. */
export function boxAround(p: Point, metres: number, scale: Scale): Box {
  const dx = metres / scale.x;
  const dy = metres / scale.y;
  return [Math.floor(p[0] - dx), Math.floor(p[1] - dy), Math.ceil(p[0] + dx), Math.ceil(p[1] + dy)];
}

/** The lattice point nearest to `p` on the segment `a`–`b`: an end where that is nearest, bit for bit. */
export function nearestOnSegment(p: Point, a: Point, b: Point, scale: Scale): Point {
  const dx = (b[0] - a[0]) * scale.x;
  const dy = (b[1] - a[1]) * scale.y;
  const length2 = dx * dx + dy * dy;
  if (length2 === 0) return a;
  const t = ((p[0] - a[0]) * scale.x * dx + (p[1] - a[1]) * scale.y * dy) / length2;
  if (t <= 0) return a;
  if (t >= 1) return b;
  return [Math.round(a[0] + t * (b[0] - a[0])), Math.round(a[1] + t * (b[1] - a[1]))];
}
