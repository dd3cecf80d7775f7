import { sql } from 'kysely';
import type { Tx } from './transaction.ts';

/** A time of the database as text, whole: a `Date` would lose its microseconds. */
export type Moment = string;

/**
 * The time now, not when the transaction began: taken under a lock, it is later than what anyone wrote who had the
 * lock before.
 */
export async function momentNow(tx: Tx): Promise<Moment> {
  const { rows } = await sql<{ now: Moment }>`select clock_timestamp()::text as now`.execute(tx);
  return rows[0]!.now;
}
