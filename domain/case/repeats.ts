import { itemOf, type Kinds, OTHER_KIND } from './kinds.ts';
import { plainWord } from './plain-word.ts';
import type { Ms } from './types.ts';

/** Metres of a degree on a sphere of the mean radius of 6,371,008.8 m. */
const DEGREE_M = (Math.PI / 180) * 6_371_008.8;
/** Another kind of the same item is as far off as half the reach in both. */
const OTHER_KIND_OF_ITEM = 0.5;

/** What is compared of a case. `kindSaid` tells cases apart that are filed under `other`. */
export interface Told {
  readonly id: string;
  readonly occurredAt: Ms;
  /** Longitude and latitude in degrees. */
  readonly at: readonly [number, number];
  readonly kindId: string;
  readonly kindSaid: string;
  /** What it is itself told again of, decided or proposed. */
  readonly repeatOf: string | null;
  readonly likelyOf: string | null;
}

/** How near in place and time the same thing is told again. */
export interface Reach {
  readonly metres: number;
  readonly minutes: number;
}

/**
 * The case that this one is likely told again of, null where there is none: of those already there the nearest in place and
 * time together, of the same kind or of the same item. Never a chain: where that one is told again itself, its original.
 */
export function likelyRepeat(
  candidate: Pick<Told, 'id' | 'occurredAt' | 'at' | 'kindId' | 'kindSaid'>,
  others: readonly Told[],
  { metres, minutes }: Reach,
  kinds: Kinds,
): string | null {
  let best: { score: number; id: string } | null = null;
  for (const other of others) {
    const original = other.repeatOf ?? other.likelyOf ?? other.id;
    if (other.id === candidate.id || original === candidate.id) continue;
    const unlike = unlikeness(kinds, candidate, other);
    if (unlike === null) continue;
    const apartM = metresApart(candidate.at, other.at);
    const apartMin = Math.abs(candidate.occurredAt - other.occurredAt) / 60_000;
    if (apartM > metres || apartMin > minutes) continue;
    const score = share(apartM, metres) + share(apartMin, minutes) + unlike;
    if (best && (score > best.score || (score === best.score && original >= best.id))) continue;
    best = { score, id: original };
  }
  return best?.id ?? null;
}

function share(apart: number, reach: number): number {
  return reach === 0 ? 0 : apart / reach;
}

/** 0 for the same kind, more for another of its item, null for neither. */
function unlikeness(
  kinds: Kinds,
  a: Pick<Told, 'kindId' | 'kindSaid'>,
  b: Pick<Told, 'kindId' | 'kindSaid'>,
): number | null {
  if (a.kindId === OTHER_KIND.id && b.kindId === OTHER_KIND.id)
    return plainWord(a.kindSaid) === plainWord(b.kindSaid) ? 0 : null;
  if (a.kindId === b.kindId) return 0;
  return itemOf(kinds, a.kindId) === itemOf(kinds, b.kindId) ? OTHER_KIND_OF_ITEM : null;
}

/** On a plane that touches the earth between the two: at some hundred metres right to the millimetre. */
function metresApart(a: readonly [number, number], b: readonly [number, number]): number {
  const east = (a[0] - b[0]) * DEGREE_M * Math.cos((((a[1] + b[1]) / 2) * Math.PI) / 180);
  const north = (a[1] - b[1]) * DEGREE_M;
  return Math.hypot(east, north);
}
