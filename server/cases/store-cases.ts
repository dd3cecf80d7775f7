import { randomUUID } from 'node:crypto';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { appendEvent } from '../live/append-event.ts';
import type { PlanContext } from '../plans/context.ts';
import { planInForce } from '../plans/standing.ts';
import { insertCases } from './case.queries.ts';
import type { NewCase } from './new-case.ts';

/** What became of cases that were to be stored. */
export interface StoredCases {
  readonly added: number;
  /** There already, by source and number: left as they are. */
  readonly duplicates: number;
  /** Of those added, how many lie in no grid of the plan in force. */
  readonly outside: number;
}

/** On the embedded database others have their turn in between. */
const CASES_PER_STATEMENT = 1000;

/**
 * Stores cases of a territory, all in one transaction; each keeps the grid and the plan in force of this moment. A case
 * that is there already is left as it is. `last` ends the transaction; what it throws undoes all.
 */
export function storeCases(
  { db }: PlanContext,
  territory: string,
  cases: readonly NewCase[],
  last: (tx: Tx, stored: StoredCases) => Promise<void>,
): Promise<StoredCases> {
  // Whoever stores the same cases takes them in the same order, and waits instead of standing in the other's way.
  const key = ({ source, externalId }: NewCase) => `${source}\n${externalId}`;
  const ordered = cases
    .map((one) => ({ ...one, id: randomUUID(), key: key(one) }))
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ key: _key, ...one }) => one);
  return inTransaction(db, async (tx) => {
    const plan = await planInForce(tx, territory);
    let added = 0;
    let outside = 0;
    for (let i = 0; i < ordered.length; i += CASES_PER_STATEMENT) {
      const part = await insertCases(tx, territory, plan, ordered.slice(i, i + CASES_PER_STATEMENT));
      added += part.added;
      outside += part.outside;
    }
    const stored = { added, duplicates: cases.length - added, outside };
    if (added > 0) await appendEvent(tx, 'case', { added });
    await last(tx, stored);
    return stored;
  });
}
