import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import { flattenPolygons } from './flat-polygons.ts';
import type { Polygon, Ring } from './point.ts';
import { polygonFault } from './polygon-fault.ts';
import { ringTurn } from './ring-turn.ts';

/** Longitude and latitude at the ends of the lattice. */
const MAX_X = 1_800_000_000;
const MAX_Y = 900_000_000;

/**
 * The gate before everything that relies on exact matching: a polygon of open lattice rings that is valid by
 * `polygonFault`'s rules, given back with its shell counter-clockwise and its holes clockwise; the same object when it
 * already is. Refuses with the fault's code (and `ring`, 0 for the shell), `off-lattice` for a corner that is no whole
 * number or lies beyond ±180°, ±90°; always with the place where there is one.
 */
export function validatePolygon(polygon: Polygon): Result<Polygon> {
  for (const ring of polygon) {
    for (const corner of ring) {
      const [x, y] = corner;
      if (!(Number.isInteger(x) && Number.isInteger(y) && Math.abs(x) <= MAX_X && Math.abs(y) <= MAX_Y)) {
        const finite = Number.isFinite(x) && Number.isFinite(y);
        return finite ? refuse('off-lattice', {}, corner) : refuse('not-finite');
      }
    }
  }
  const flat = flattenPolygons([polygon]);
  const fault = polygonFault(flat, 0);
  if (fault) {
    const at = fault.at.every(Number.isFinite)
      ? ([Math.round(fault.at[0]), Math.round(fault.at[1])] as const)
      : undefined;
    return refuse(fault.code, { ring: fault.ring }, at);
  }
  let turned = false;
  const rings: Ring[] = [];
  for (let r = 0; r < polygon.length; r++) {
    const counterClockwise = ringTurn(flat.xy, flat.ringStart[r]!, flat.ringStart[r + 1]!) > 0;
    const right = counterClockwise === (r === 0);
    rings.push(right ? polygon[r]! : polygon[r]!.toReversed());
    if (!right) turned = true;
  }
  return ok(turned ? rings : polygon);
}
