import gcoord from 'gcoord';
import type { LngLat } from '../../domain/contract/geometry.ts';
import type { Datum } from './crs.ts';

type Shifted = Exclude<Datum, 'wgs84'>;

/** What is used of it; its own types speak of an ES module, and Node is given a CommonJS one. */
interface Gcoord {
  readonly WGS84: string;
  readonly GCJ02: string;
  readonly BD09: string;
  /** Moves the position of a GeoJSON point where it stands. */
  transform(point: { type: 'Point'; coordinates: LngLat }, from: string, to: string): void;
}
const { WGS84, GCJ02, BD09, ...library } = gcoord as unknown as Gcoord;

/** The box in which degrees are shifted at all, as every implementation has it: it is wider than China. */
const BOX = { west: 72.004, east: 137.8347, south: 0.8293, north: 55.8271 } as const;

const NOWHERE: LngLat = [Number.NaN, Number.NaN];
/** Each round of the inverse gains two digits and more: a last step as small as this leaves less than 1e-11 degree. */
const LAST_STEP_DEG = 1e-9;
const ROUNDS_MAX = 12;
/** No shift is larger (about 1.5 km): beyond it a place outside the box is nobody's image. */
const SHIFT_MAX_DEG = 0.025;

/** Whether true degrees are in the box in which GCJ-02 and BD-09 differ from them; outside it there is no doubt. */
export function isShifted(lng: number, lat: number): boolean {
  return lng >= BOX.west && lng <= BOX.east && lat >= BOX.south && lat <= BOX.north;
}

/**
 * True degrees to GCJ-02 or BD-09, by gcoord: the formulas are those of the public “eviltransform”, found from the
 * outside and never published by the state; BD-09 is Baidu's turn of GCJ-02. Beside the box gcoord leaves GCJ-02
 * alone. That edge is sharp: just outside it (sea, Siberia, the Pamirs) some places have the numbers of places
 * inside; such a one is NaN, so that what comes back is always what went in.
 */
export function toShifted(datum: Shifted, lng: number, lat: number): LngLat {
  if (!Number.isFinite(lng) || !Number.isFinite(lat)) return NOWHERE;
  const at = forward(datum, lng, lat);
  if (isShifted(lng, lat) || !nearBox(lng, lat)) return at;
  return inside(datum, at) ? NOWHERE : at;
}

/**
 * GCJ-02 or BD-09 to true degrees: `toShifted` run backwards by iteration until it is exact to 1e-11 degree. (gcoord's
 * own inverse stops at 1e-6 for GCJ-02, is not exact for BD-09, and never ends on the western edge of the box.) NaN
 * for numbers that no place has.
 */
export function fromShifted(datum: Shifted, x: number, y: number): LngLat {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return NOWHERE;
  const within = inside(datum, [x, y]);
  if (within) return within;
  const beyond = iterate(x, y, (lng, lat) => outward(datum, lng, lat));
  return beyond && !isShifted(...beyond) ? beyond : NOWHERE;
}

function forward(datum: Shifted, lng: number, lat: number): LngLat {
  return transform(lng, lat, WGS84, datum === 'gcj02' ? GCJ02 : BD09);
}

/** The formula of places outside the box, wherever the place is. */
function outward(datum: Shifted, lng: number, lat: number): LngLat {
  return datum === 'gcj02' ? [lng, lat] : transform(lng, lat, GCJ02, BD09);
}

/** One point for all: handed an array instead, the library looks at it so thoroughly that it takes five times as long. */
const POINT: { type: 'Point'; coordinates: LngLat } = { type: 'Point', coordinates: [0, 0] };

function transform(lng: number, lat: number, from: string, to: string): LngLat {
  POINT.coordinates[0] = lng;
  POINT.coordinates[1] = lat;
  library.transform(POINT, from, to);
  return [POINT.coordinates[0], POINT.coordinates[1]];
}

function nearBox(lng: number, lat: number): boolean {
  return (
    lng >= BOX.west - SHIFT_MAX_DEG &&
    lng <= BOX.east + SHIFT_MAX_DEG &&
    lat >= BOX.south - SHIFT_MAX_DEG &&
    lat <= BOX.north + SHIFT_MAX_DEG
  );
}

/** The place within the box whose image these numbers are; null where there is none. */
function inside(datum: Shifted, [x, y]: LngLat): LngLat | null {
  if (!nearBox(x, y)) return null;
  return iterate(x, y, (lng, lat) => forward(datum, lng, lat), intoBox);
}

function intoBox(lng: number, lat: number): LngLat {
  return [Math.min(Math.max(lng, BOX.west), BOX.east), Math.min(Math.max(lat, BOX.south), BOX.north)];
}

/** Solves image(lng, lat) = (x, y) by taking away what the image is off, which is nearly the same nearby. */
function iterate(
  x: number,
  y: number,
  image: (lng: number, lat: number) => LngLat,
  keep: (lng: number, lat: number) => LngLat = (lng, lat) => [lng, lat],
): LngLat | null {
  let [lng, lat] = keep(x, y);
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const [a, b] = image(lng, lat);
    [lng, lat] = keep(lng - (a - x), lat - (b - y));
    if (Math.abs(a - x) <= LAST_STEP_DEG && Math.abs(b - y) <= LAST_STEP_DEG) return [lng, lat];
  }
  return null;
}
