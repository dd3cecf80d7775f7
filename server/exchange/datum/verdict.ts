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

/** What is said for a reading: whether it is beyond what chance does, and how strongly: ½ is just as much as that takes. */
interface Verdict {
  readonly proven: boolean;
  readonly strength: number;
}

/** By the tie that speaks most for a reading; a proof before anything else. A handful of places counts for little. */
export function verdictOf(evidence: Evidence, datum: Datum, places: number): Verdict {
  let best: Verdict = { proven: false, strength: 0 };
  const hear = (times: number, sound: boolean, witnesses: number) => {
    const proven = sound && places >= PLACES_MIN && times >= 1;
    const strength = (1 - 1 / (1 + times)) * (proven ? 1 : Math.min(1, witnesses / WITNESSES));
    if (proven === best.proven ? strength > best.strength : proven) best = { proven, strength };
  };
  for (const laid of LAID) {
    for (const tie of [laid, `${laid}Exact`] as const) {
      const at = stand(evidence, datum, tie);
      const witnesses = at.value * places;
      if (laid === 'edge')
        hear(above(at) / EDGE_TIMES, at.value >= EDGE_LEAST && witnesses >= WITNESSES, witnesses);
      else hear(above(at) / ON_TIMES, at.value >= ON_LEAST && at.value - at.most >= ON_AHEAD, witnesses);
    }
    const at = stand(evidence, datum, laid);
    const missed = at.usual * places;
    hear(below(at) / OFF_TIMES, places >= OFF_PLACES_MIN && at.usual >= OFF_USUAL_MIN, missed);
  }
  return best;
}
