import { ok, type Result, refuse } from '../domain/result.ts';

/** West, south, east, north in degrees. */
export type Bbox = readonly [west: number, south: number, east: number, north: number];

/** A `bbox` of the query string; refuses `bbox-wrong` unless it is four degrees in order. */
export function readBbox(text: string | undefined): Result<Bbox | undefined> {
  if (text === undefined) return ok(undefined);
  const numbers = text.split(',').map(Number);
  const [west, south, east, north] = numbers as [number, number, number, number];
  const sound =
    numbers.length === 4 &&
    numbers.every(Number.isFinite) &&
    west <= east &&
    south <= north &&
    west >= -180 &&
    east <= 180 &&
    south >= -90 &&
    north <= 90;
  return sound ? ok([west, south, east, north]) : refuse('bbox-wrong', { bbox: text.slice(0, 80) });
}
