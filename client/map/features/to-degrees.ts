import type { Position } from 'geojson';
import { type Point, type Ring, toDegrees } from '../../../domain/geometry/point.ts';

/** An open lattice ring as a closed ring in degrees. */
export function ringToDegrees(ring: Ring): Position[] {
  const closed = ring.map((p): Position => toDegrees(p));
  closed.push(closed[0]!);
  return closed;
}

/** A lattice line in degrees. */
export function lineToDegrees(line: readonly Point[]): Position[] {
  return line.map((p) => toDegrees(p));
}
