import { randomUUID } from 'node:crypto';
import { findKind } from '../../domain/case/find-kind.ts';
import { pastCase } from '../../domain/case/past-case.ts';
import { findSeverity } from '../../domain/case/severity.ts';
import type { CaseRules } from '../../domain/case/types.ts';
import type { LiveCases } from '../../domain/contract/case.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { pointToHex } from '../db/wkb.ts';
import { appendEvent } from '../live/append-event.ts';
import type { PlanContext } from '../plans/context.ts';
import { lockSources } from './case.queries.ts';
import { caseRules } from './case-rules.ts';
import { type Located, locatePoints, selectStored } from './intake/intake.queries.ts';
import { markTold } from './life/life.queries.ts';
import { standingColumns } from './life/standing.ts';
import type { NewCase } from './new-case.ts';
import { insertLived, type LivedCase } from './simulate/past.queries.ts';

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
/** Who has read a register's entries into a history. */
const BY_IMPORT = 'import';

/**
 * Stores the cases of a register, all in one transaction: each in the grid and the plan in force of this moment (one outside waits in the
 * tray), as far as it has come, with the entries that the register has times for. A case that is there already is left as it is. Nothing of
 * a past raises an alarm or is proposed as a repeat. `last` ends the transaction; what it throws undoes all.
 */
export function storeCases(
  { db, profile }: PlanContext,
  territory: string,
  cases: readonly NewCase[],
  last: (tx: Tx, stored: StoredCases) => Promise<void>,
  actor = BY_IMPORT,
): Promise<StoredCases> {
  // Whoever stores the same cases takes them in the same order, and waits instead of standing in the other's way.
  const ordered = cases
    .map((one) => ({ one, key: keyOf(one) }))
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  return inTransaction(db, async (tx) => {
    await lockSources(
      tx,
      ordered.map(({ one }) => one.source),
    );
    const rules = await caseRules({ db: tx, profile });
    const now = Date.now();
    const added: string[] = [];
    let outside = 0;
    let previous = '';
    for (let i = 0; i < ordered.length; i += CASES_PER_STATEMENT) {
      const part = ordered.slice(i, i + CASES_PER_STATEMENT);
      const there = new Set(
        (
          await selectStored(
            tx,
            part.map(({ one }) => one),
          )
        ).map(keyOf),
      );
      const fresh = part.filter(({ key }) => {
        const isNew = key !== previous && !there.has(key);
        previous = key;
        return isNew;
      });
      if (fresh.length === 0) continue;
      const places = await locatePoints(
        tx,
        fresh.map(({ one: { at } }) => ({ at, territory })),
      );
      const lived = fresh.map(({ one }, n) => livedCase(rules, one, { territory, actor, now }, places[n]!));
      await insertLived(tx, lived);
      for (const { row } of lived) {
        added.push(row.id);
        if (row.grid_id === null) outside++;
      }
    }
    const stored = { added: added.length, duplicates: cases.length - added.length, outside };
    if (added.length > 0) {
      // Who keeps a window asks anew: a register of years is nothing to be told case by case.
      const event: LiveCases = { cases: [], at: new Date(now).toISOString(), all: true };
      await markTold(tx, added, await appendEvent(tx, 'case', event));
    }
    await last(tx, stored);
    return stored;
  });
}

function keyOf({ source, externalId }: { readonly source: string; readonly externalId: string }): string {
  return `${source}\n${externalId}`;
}

function livedCase(
  rules: CaseRules,
  one: NewCase,
  { territory, actor, now }: { readonly territory: string; readonly actor: string; readonly now: number },
  { plan, grid }: Located,
): LivedCase {
  const occurredAt = Date.parse(one.occurredAt);
  const facts = {
    kindId: findKind(rules.kinds, one.kind),
    severityId: findSeverity(rules.flow, one.severity),
    occurredAt,
    now,
    state: one.state,
  };
  const { standing, steps } = pastCase(rules, facts, one.reached ?? {}, one.satisfaction ?? null);
  const { asked: _none, ...columns } = standingColumns(standing);
  return {
    row: {
      id: randomUUID(),
      territory_id: territory,
      source: one.source,
      external_id: one.externalId,
      occurred_at: new Date(occurredAt),
      at: pointToHex(one.at),
      kind: one.kind,
      severity: one.severity,
      title: one.title,
      note: one.note ?? '',
      history: standing.history,
      ...columns,
      asked: null,
      repeat_of: null,
      likely_of: null,
      position: grid === null ? 'outside' : 'located',
      said_at: null,
      simulated: false,
      changed_seq: 0,
      plan_id: plan,
      grid_id: grid,
      created_at: new Date(now),
    },
    entries: [
      { at: occurredAt, actor, kind: 'reported', facts: {} },
      ...steps.map(({ at, facts: said }) => ({ at, actor, kind: 'step' as const, facts: said })),
    ],
  };
}
