import type { Db, Tx } from '../db/transaction.ts';
import { selectLastSeq } from './events.queries.ts';

/** The number of the newest event that this reader can see; 0 where there is none. */
export function lastSeq(db: Db | Tx): Promise<number> {
  return selectLastSeq(db);
}
