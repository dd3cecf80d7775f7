import { type Point, toLattice } from '../../../domain/geometry/point.ts';
import type { Datum } from '../../crs/crs.ts';
import { fromShifted } from '../../crs/shifted-degrees.ts';

/** What is kept of a position that could not be read, as JSON. */
const SAID_MAX_CHARS = 500;

/**
 * The place of `[lng, lat]` in the datum that the feed states, as true degrees on the lattice; an altitude is left out.
 * Null for what is no such pair, or no place on Earth: swapped axes are, in China.
 */
export function readPosition(said: unknown, datum: Datum): Point | null {
  if (!Array.isArray(said) || said.length < 2 || said.length > 3) return null;
  const [x, y] = said as unknown[];
  if (typeof x !== 'number' || typeof y !== 'number' || !isOnEarth(x, y)) return null;
  if (datum === 'wgs84') return toLattice(x, y);
  const [lng, lat] = fromShifted(datum, x, y);
  return isOnEarth(lng, lat) ? toLattice(lng, lat) : null;
}

/** What was sent as a position, cut short: for the officer who has to make sense of it. Null where nothing was. */
export function keptPosition(said: unknown, datum: Datum): unknown {
  if (said === undefined || said === null) return null;
  const text = JSON.stringify(said);
  const at = text.length <= SAID_MAX_CHARS ? said : text.slice(0, SAID_MAX_CHARS).toWellFormed();
  return datum === 'wgs84' ? at : { at, datum };
}

function isOnEarth(lng: number, lat: number): boolean {
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
}
