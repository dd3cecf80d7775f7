import type { Tx } from '../db/transaction.ts';
import { storableJson } from '../json-text.ts';
import { insertEvent, insertEvents, lockClock } from './events.queries.ts';

/**
 * Logs what browsers must hear and gives its global sequence number. The counter stays locked until the commit, so
 * numbers become visible in order and without a hole; call this late in the transaction, since other writers wait.
 * Only the number is notified (a notification must stay under 8,000 bytes); listeners read the event by it.
 */
export function appendEvent(tx: Tx, kind: string, payload: object): Promise<number> {
  return insertEvent(tx, kind, storableJson(payload));
}

/** The same for several of one kind, in the order given, in one statement: hand over no more than one should hold. */
export async function appendEvents(tx: Tx, kind: string, payloads: readonly object[]): Promise<void> {
  if (payloads.length === 0) return;
  await insertEvents(
    tx,
    kind,
    payloads.map((payload) => JSON.stringify(payload)),
  );
}

/**
 * Takes the counter's lock ahead of the event: for who then locks a row that a transaction may want after its own event,
 * or each would wait for the other; and for who stores the number with what the event tells of. Gives the last number
 * that was taken: the next event of this transaction has the one after it.
 */
export function holdEvents(tx: Tx): Promise<number> {
  return lockClock(tx);
}
