import { sql } from 'kysely';
import type { Db, Tx } from './transaction.ts';

const FIRST_MS = 10 * 60_000;
const EVERY_MS = 3 * 60 * 60_000;

/** Tells the planner what is in the tables; worth it after many rows have come at once. */
export async function refreshStatistics(db: Db | Tx): Promise<void> {
  await sql`analyze`.execute(db);
}

/**
 * What autovacuum does on a server: the embedded database has no background processes, so without this its files
 * and plans get worse with every edit. Gives what ends it.
 */
export function keepTidy(db: Db): () => void {
  let timer: NodeJS.Timeout;
  const tidy = async () => {
    // Where it fails the next one makes it good; what is in the way shows in the requests themselves.
    await sql`vacuum (analyze)`.execute(db).catch(() => {});
    timer = setTimeout(tidy, EVERY_MS);
  };
  timer = setTimeout(tidy, FIRST_MS);
  return () => clearTimeout(timer);
}
