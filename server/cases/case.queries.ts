import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { CasesTable } from '../db/case-schema.ts';
import type { Database } from '../db/schema.ts';
import type { Db, Tx } from '../db/transaction.ts';

/** A stored case without what only SQL and the index in memory ask for: position on the integer lattice, row number. */
export type CaseRow = Omit<Selectable<CasesTable>, 'lattice' | 'ord'>;

const COLUMNS = [
  'cases.id',
  'cases.territory_id',
  'cases.source',
  'cases.external_id',
  'cases.occurred_at',
  'cases.at',
  'cases.kind',
  'cases.kind_id',
  'cases.severity',
  'cases.severity_id',
  'cases.title',
  'cases.note',
  'cases.step',
  'cases.state',
  'cases.history',
  'cases.to_ids',
  'cases.clock_from',
  'cases.due_at',
  'cases.soon_at',
  'cases.stopped_at',
  'cases.suspended_at',
  'cases.ended_at',
  'cases.asked',
  'cases.repeat_of',
  'cases.likely_of',
  'cases.satisfaction',
  'cases.position',
  'cases.said_at',
  'cases.simulated',
  'cases.changed_seq',
  'cases.plan_id',
  'cases.grid_id',
  'cases.created_at',
] as const satisfies readonly `cases.${keyof CaseRow}`[];

/** Whole cases, to be narrowed and ordered: `selectCases(db).where('cases.id', '=', id).executeTakeFirst()`. */
export function selectCases(db: Db | Tx): SelectQueryBuilder<Database, 'cases', CaseRow> {
  return db.selectFrom('cases').select(COLUMNS);
}

/**
 * Waits until nobody else adds cases of these sources, and keeps others from it until the transaction ends: so that
 * what is there already is known, and no two hold back from each other what the other waits for.
 */
export async function lockSources(tx: Tx, sources: Iterable<string>): Promise<void> {
  const names = [...new Set(sources)].map((source) => `cases of ${source}`).sort();
  await sql`
    select pg_advisory_xact_lock(hashtextextended(name, 0))
    from unnest(${names}::text[]) with ordinality as r (name, n) order by n
  `.execute(tx);
}
