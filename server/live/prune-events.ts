import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../db/transaction.ts';
import { deleteEventsBefore } from './events.queries.ts';

/** Whoever was away for longer begins anew: a browser that slept over a long weekend does not. */
const KEPT_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;
const FIRST_MS = 5 * 60_000;
const EVERY_MS = 60 * 60_000;
/** Deleted at once; others have their turn in between. */
const PART = 2_000;
const PAUSE_MS = 200;

/** Deletes the events of more than a week ago, never the newest. Gives how many. */
export async function pruneEvents(db: Db, now: number, keptMs = KEPT_DAYS * DAY_MS): Promise<number> {
  let deleted = 0;
  for (;;) {
    const part = await deleteEventsBefore(db, new Date(now - keptMs), PART);
    deleted += part;
    if (part < PART) return deleted;
    await sleep(PAUSE_MS);
  }
}

/** Does so every hour for as long as the server runs. Gives what ends it. */
export function keepPruned(db: Db): () => void {
  let timer: NodeJS.Timeout;
  const prune = async () => {
    // Where it fails the next one makes it good.
    await pruneEvents(db, Date.now()).catch(() => {});
    timer = setTimeout(prune, EVERY_MS);
  };
  timer = setTimeout(prune, FIRST_MS);
  return () => clearTimeout(timer);
}
