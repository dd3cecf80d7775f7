import type { Kinds } from '../../../domain/case/kinds.ts';
import { likelyRepeat } from '../../../domain/case/repeats.ts';
import type { CaseSettings } from '../../../domain/contract/case-office.ts';
import { type Point, toDegrees } from '../../../domain/geometry/point.ts';
import type { Tx } from '../../db/transaction.ts';
import { selectNear } from './intake.queries.ts';
import { NearCells, PER_CELL, spansAround } from './near-cells.ts';

/** What is compared of a case that comes in. */
export interface Compared {
  readonly id: string;
  readonly at: Point | null;
  readonly occurredAt: number;
  readonly kindId: string;
  readonly kindSaid: string;
}

/** Metres of a degree of latitude, rounded down so that what it makes of metres is enough. */
const DEGREE_M = 110_000;
const MINUTE_MS = 60_000;
/** Nearer to the poles nobody has a territory, and the cosine goes to nothing. */
const COS_MIN = 0.05;
/** Farther off nobody means the same thing, and the cells that would have to be looked through are too many. */
const METRES_MAX = 500;

/**
 * For each case that comes in the one that it is likely told again of, by its id: of those stored, and of those before it in the
 * same batch. Proposed, never decided. What has no position is like nothing.
 */
export async function proposeRepeats(
  tx: Tx,
  arrived: readonly Compared[],
  kinds: Kinds,
  { repeatM, repeatMinutes }: Pick<CaseSettings, 'repeatM' | 'repeatMinutes'>,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const placed = arrived.flatMap((one) => (one.at === null ? [] : [{ ...one, at: toDegrees(one.at) }]));
  if (placed.length === 0 || repeatM === 0 || repeatMinutes === 0) return found;
  const metres = Math.min(repeatM, METRES_MAX);
  const cos = Math.min(...placed.map(({ at }) => Math.cos((at[1] * Math.PI) / 180)));
  const lat = metres / DEGREE_M;
  const around = { lat, lng: lat / Math.max(COS_MIN, cos), ms: repeatMinutes * MINUTE_MS };
  const cells = new NearCells(around);
  const stored = await selectNear(tx, spansAround(placed, around), PER_CELL);
  for (const told of stored.reverse()) cells.add(told);
  for (const one of placed) {
    const original = likelyRepeat(one, cells.near(one), { metres, minutes: repeatMinutes }, kinds);
    if (original !== null) found.set(one.id, original);
    cells.add({ ...one, repeatOf: null, likelyOf: original });
  }
  return found;
}
