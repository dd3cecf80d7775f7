import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.ts';

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

/**
 * Runs `work` in one transaction and commits; anything thrown rolls it back. Inside, use `tx` only: `db` there
 * would wait for a connection that this very transaction holds back (on the embedded database it is cut after
 * 30 s). Keep it short: on the embedded database an open transaction holds everyone up.
 */
export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}
