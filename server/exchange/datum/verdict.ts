import type { Datum } from '../../crs/crs.ts';
import type { Evidence } from './evidence.ts';
import { DATUMS } from './readings.ts';
import { LAID, type Tie } from './ties.ts';

/** Fewer places prove nothing: a single house fits in many spots. */
const PLACES_MIN = 20;
/** What chance reached at best in thousands of trials with layers that fit nowhere was 1.9 (see the record). */
const ON_TIMES = 2.2;
/** So much of a layer lies on something, and so much more than by chance, or it is no proof. */
const ON_LEAST = 0.2;
const ON_AHEAD = 0.1;
/** Buildings keep off streets: they lie on them less than anywhere by chance. Chance reached 1.3. */
const OFF_TIMES = 1.5;
const OFF_USUAL_MIN = 0.03;
const OFF_PLACES_MIN = 100;
/** Few corners of a layer are corners of the territory, but these are known to a metre. */
const EDGE_TIMES = 4;
const EDGE_LEAST = 0.005;
/** Places that have to say the same. */
const WITNESSES = 12;

interface Stand {
  /** Of the reading. */
  readonly value: number;
  /** What places at random reach: on the mean, and the best and the least of them and of the other two readings. */
  readonly usual: number;
  readonly most: number;
  readonly least: number;
}

function stand({ readings, decoys }: Evidence, datum: Datum, tie: Tie): Stand {
  const others = [
    ...decoys.map((decoy) => decoy[tie]),
    ...DATUMS.filter((other) => other !== datum).map((other) => readings[other][tie]),
  ];
  const usual = decoys.reduce((sum, decoy) => sum + decoy[tie], 0) / (decoys.length || 1);
  return { value: readings[datum][tie], usual, most: Math.max(...others), least: Math.min(...others) };
}

/** How many times farther above the usual a reading is than the best of chance. */
function above({ value, usual, most }: Stand): number {
  if (value <= usual) return 0;
  return most > usual ? (value - usual) / (most - usual) : Number.POSITIVE_INFINITY;
}

function below({ value, usual, least }: Stand): number {
  if (value >= usual) return 0;
  return usual > least ? (usual - value) / (usual - least) : Number.POSITIVE_INFINITY;
}

/** By which tie a reading is beyond what chance does; null where by none. */
export function proofOf(evidence: Evidence, datum: Datum, places: number): Tie | null {
  if (places < PLACES_MIN) return null;
  for (const laid of LAID) {
    for (const tie of [laid, `${laid}Exact`] as const) {
      const at = stand(evidence, datum, tie);
      const ahead = at.value - at.most;
      if (laid === 'edge') {
        const corners = at.value * places;
        if (above(at) >= EDGE_TIMES && at.value >= EDGE_LEAST && corners >= WITNESSES) return tie;
      } else if (above(at) >= ON_TIMES && at.value >= ON_LEAST && ahead >= ON_AHEAD) return tie;
    }
    const at = stand(evidence, datum, laid);
    if (places >= OFF_PLACES_MIN && at.usual >= OFF_USUAL_MIN && below(at) >= OFF_TIMES) return laid;
  }
  return null;
}

/**
 * 0 … 1: how far beyond the usual a reading is, by the tie that speaks most for it; ½ is as good as the best of chance.
 * A handful of places counts for little.
 */
export function strengthOf(evidence: Evidence, datum: Datum, places: number): number {
  let best = 0;
  const hear = (times: number, share: number) => {
    const strength = times === Number.POSITIVE_INFINITY ? 1 : times / (1 + times);
    best = Math.max(best, strength * Math.min(1, (share * places) / WITNESSES));
  };
  for (const laid of LAID) {
    for (const tie of [laid, `${laid}Exact`] as const) {
      const at = stand(evidence, datum, tie);
      hear(above(at), at.value);
    }
    const at = stand(evidence, datum, laid);
    hear(below(at), at.usual);
  }
  return best;
}
