import type { DatumScore } from '../../../domain/contract/exchange.ts';
import type { LngLat } from '../../../domain/contract/geometry.ts';
import type { Polygon } from '../../../domain/geometry/point.ts';
import type { Datum } from '../../crs/crs.ts';
import { isShifted } from '../../crs/shifted-degrees.ts';
import { gatherEvidence } from './evidence.ts';
import { offM } from './off-m.ts';
import { DATUMS, readAs } from './readings.ts';
import { tiedGround } from './ties.ts';
import { verdictOf } from './verdict.ts';

/** What is there already around a layer; segments are x1, y1, x2, y2 one after another, points x, y, in lattice units. */
export interface Surroundings {
  readonly territory: readonly Polygon[];
  /** Streets, rails, rivers, walls. */
  readonly streets: Float64Array;
  /** Between today's grids; not the outer rim. */
  readonly borders: Float64Array;
  /** Sides of buildings. */
  readonly outlines: Float64Array;
  /** Buildings that are known by a point alone. */
  readonly points: Float64Array;
}

/** A reading under which so much less of the layer lies in the territory than under another does not win. */
const WITHIN_LEAST = 0.5;

/**
 * How well the positions of a layer (degrees as claimed, at most some thousands, spread over it) lie on what is there,
 * read as each of the three datums; and which reading is beyond doubt, null where none is. Outside the box in which
 * China's degrees are shifted there is no doubt: no scores, and `wgs84`. With nothing to hold it against all scores are 0.
 *
 * A score is 0 … 1: how well the layer ties in, beside how the same layer ties in when it is moved to a hundred places
 * at random. From one half on it is beyond what chance does; below that it is less, the less of it lies in the
 * territory. The measured table and the reasons are in docs/decisions/0008-datum-scored.md.
 */
export function scoreDatums(
  sample: readonly LngLat[],
  there: Surroundings | null,
): { readonly scores: DatumScore[]; readonly sure: Datum | null } {
  const places = distinct(sample);
  if (places.length > 0 && !places.some(([lng, lat]) => isShifted(lng, lat)))
    return { scores: [], sure: 'wgs84' };
  const shifts = DATUMS.map((datum) => meanShift(places, datum));
  const scoresOf = (score: (datum: Datum) => number): DatumScore[] =>
    DATUMS.map((datum, i) => ({ datum, score: score(datum), shiftM: shifts[i]! }));
  if (!there || places.length === 0) return { scores: scoresOf(() => 0), sure: null };
  const evidence = gatherEvidence(places, tiedGround(there));
  const within = (datum: Datum) => (there.territory.length === 0 ? 1 : evidence.readings[datum].inside);
  const most = Math.max(...DATUMS.map(within));
  const verdicts = DATUMS.map((datum) => {
    const { proven, strength } = verdictOf(evidence, datum, places.length);
    return proven && within(datum) >= WITHIN_LEAST * most
      ? { datum, proven, score: strength }
      : { datum, proven: false, score: (strength * within(datum)) / 2 };
  });
  const proven = verdicts.filter((verdict) => verdict.proven);
  return {
    scores: scoresOf((datum) => verdicts[DATUMS.indexOf(datum)]!.score),
    sure: proven.length === 1 ? proven[0]!.datum : null,
  };
}

/** Each place once: a corner that many features share is one witness. */
function distinct(sample: readonly LngLat[]): LngLat[] {
  const seen = new Map<string, LngLat>();
  for (const at of sample)
    if (at.every(Number.isFinite)) seen.set(`${at[0].toFixed(7)},${at[1].toFixed(7)}`, at);
  return [...seen.values()];
}

/** How far a reading lies from the one that is claimed, metres, on the mean. */
function meanShift(places: readonly LngLat[], datum: Datum): number {
  let sum = 0;
  let n = 0;
  for (const at of places) {
    const off = offM(at, readAs(datum, at));
    if (!Number.isFinite(off)) continue;
    sum += off;
    n += 1;
  }
  return n === 0 ? 0 : sum / n;
}
