import type { Updateable } from 'kysely';
import type { CaseEntryFacts, CaseEntryKind } from '../../../domain/case/types.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { CasesTable } from '../../db/case-schema.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { appendEvent } from '../../live/append-event.ts';
import type { PlanContext } from '../../plans/context.ts';
import type { CaseRow } from '../case.queries.ts';
import { wireCase } from '../wire-case.ts';
import { findCase, insertEntries, lastActor, lockCases, markTold, updateCase } from './life.queries.ts';

/** Who changes a case, when (milliseconds), and which of its histories they saw: the number of its entries. */
export interface Changing {
  readonly actor: string;
  readonly now: number;
  readonly base: number | undefined;
  /** Other cases that the change is about: locked with it. */
  readonly others?: readonly string[];
}

/** What a change of a case comes to: its row, and the entries that say so. */
export interface Changed {
  readonly set: Omit<Updateable<CasesTable>, 'id' | 'history' | 'changed_seq'>;
  readonly entries: readonly { readonly kind: CaseEntryKind; readonly facts: CaseEntryFacts }[];
}

/**
 * Changes one case: row locked, changed, its history written and everybody told, in one transaction. `change` is given the
 * row as it stands under the lock, and the others that were asked for. Refuses `case-gone`, `case-moved-on` where somebody has written in its history since `base`,
 * and what `change` refuses; then nothing is written.
 */
export function changeCase(
  { db }: PlanContext,
  id: string,
  { actor, now, base, others = [] }: Changing,
  change: (tx: Tx, row: CaseRow, others: readonly CaseRow[]) => Promise<Result<Changed>>,
): Promise<Result<CaseRow>> {
  return inTransaction(db, async (tx) => {
    const locked = await lockCases(tx, [id, ...others]);
    const row = locked.find((one) => one.id === id);
    if (!row) return refuse('case-gone', { case: id });
    if (base !== undefined && base !== row.history)
      return refuse('case-moved-on', { by: await lastActor(tx, id), history: row.history });
    const changed = await change(
      tx,
      row,
      locked.filter((one) => one !== row),
    );
    if (!changed.ok) return changed;
    const { set, entries } = changed.value;
    const at = new Date(now);
    await updateCase(tx, id, { ...set, history: row.history + entries.length });
    await insertEntries(
      tx,
      id,
      entries.map(({ kind, facts }, i) => ({ n: row.history + i + 1, at, actor, kind, entry: facts })),
    );
    const after = (await findCase(tx, id))!;
    const seq = await appendEvent(tx, 'case', { cases: [wireCase(after)], at: at.toISOString() });
    await markTold(tx, [id], seq);
    return ok(after);
  });
}
