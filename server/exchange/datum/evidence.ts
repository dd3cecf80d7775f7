import type { LngLat } from '../../../domain/contract/geometry.ts';
import type { Datum } from '../../crs/crs.ts';
import { DATUMS, readAs } from './readings.ts';
import { type Measure, measure, type TiedGround } from './ties.ts';

/** How the three readings of a layer lie on the ground, and how the same layer lies when it is moved at random. */
export interface Evidence {
  readonly readings: Readonly<Record<Datum, Measure>>;
  readonly decoys: readonly Measure[];
}

/** So many places of chance: a reading that is not special beats them all about once in a hundred times. */
const DECOYS = 96;
const DECOY_MIN_M = 120;
const DECOY_MAX_M = 1600;
/** Nearer than this to a reading a shift is no stranger to it. */
const APART_M = 80;
/** Turning by it spreads points evenly over a disc, the same ones every time. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Measures a layer's degrees in the three readings, and moved by some hundred metres to and fro, where it cannot belong. */
export function gatherEvidence(sample: readonly LngLat[], ground: TiedGround): Evidence {
  const places = DATUMS.map((datum) => ground.plane.fromDegrees(sample.map((at) => readAs(datum, at))));
  const claimed = places[0]!;
  const shifts = places.map((place) => meanShift(claimed, place));
  const measures = places.map((place) => measure(place, 0, 0, ground));
  const centre = [0, 1].map((axis) => shifts.reduce((sum, shift) => sum + shift[axis]!, 0) / shifts.length);
  const decoys: Measure[] = [];
  for (let i = 0; decoys.length < DECOYS; i++) {
    const part = ((i + 0.5) / DECOYS) % 1;
    const radius = Math.sqrt(DECOY_MIN_M ** 2 + part * (DECOY_MAX_M ** 2 - DECOY_MIN_M ** 2));
    const dx = centre[0]! + radius * Math.cos(i * GOLDEN_ANGLE);
    const dy = centre[1]! + radius * Math.sin(i * GOLDEN_ANGLE);
    if (shifts.some(([x, y]) => Math.hypot(x - dx, y - dy) < APART_M)) continue;
    decoys.push(measure(claimed, dx, dy, ground));
  }
  const [wgs84, gcj02, bd09] = measures as [Measure, Measure, Measure];
  return { readings: { wgs84, gcj02, bd09 }, decoys };
}

function meanShift(from: Float64Array, to: Float64Array): readonly [number, number] {
  let [x, y, n] = [0, 0, 0];
  for (let i = 0; i < from.length; i += 2) {
    if (!Number.isFinite(to[i]!)) continue;
    x += to[i]! - from[i]!;
    y += to[i + 1]! - from[i + 1]!;
    n += 1;
  }
  return n === 0 ? [0, 0] : [x / n, y / n];
}
