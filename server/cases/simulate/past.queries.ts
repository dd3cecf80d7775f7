import { sql } from 'kysely';
import type { LifeEntry } from '../../../data/day/case-life.ts';
import type { Tx } from '../../db/transaction.ts';
import type { CaseRow } from '../case.queries.ts';

/** A case with a past: its row, and everything its history says. */
export interface LivedCase {
  readonly row: CaseRow;
  readonly entries: readonly LifeEntry[];
}

/** Adds cases with their whole histories. None may be there; one that is told again comes after its original. */
export async function insertLived(tx: Tx, cases: readonly LivedCase[]): Promise<void> {
  await sql`
    insert into cases (
      id, territory_id, source, external_id, occurred_at, at, kind, kind_id, severity, severity_id, title, note,
      state, step, history, to_ids, clock_from, due_at, soon_at, stopped_at, suspended_at, ended_at, asked,
      repeat_of, likely_of, satisfaction, position, said_at, simulated, changed_seq, plan_id, grid_id, created_at)
    select
      id, territory_id, source, external_id, occurred_at, at, kind, kind_id, severity, severity_id, title, note,
      state, step, history, to_ids, clock_from, due_at, soon_at, stopped_at, suspended_at, ended_at, asked,
      repeat_of, likely_of, satisfaction, position, said_at, simulated, changed_seq, plan_id, grid_id, created_at
    from json_to_recordset(${JSON.stringify(cases.map(({ row }) => row))}::json) as r (
      id text, territory_id text, source text, external_id text, occurred_at timestamptz, at geometry,
      kind text, kind_id text, severity text, severity_id text, title text, note text, state text, step text,
      history integer, to_ids text[], clock_from timestamptz, due_at timestamptz, soon_at timestamptz,
      stopped_at timestamptz, suspended_at timestamptz, ended_at timestamptz, asked jsonb, repeat_of text,
      likely_of text, satisfaction smallint, position text, said_at jsonb, simulated boolean, changed_seq bigint,
      plan_id text, grid_id text, created_at timestamptz)
  `.execute(tx);
  const entries = cases.flatMap(({ row, entries: list }) =>
    list.map(({ at, actor, kind, facts }, i) => ({
      case_id: row.id,
      n: i + 1,
      at: new Date(at).toISOString(),
      actor,
      kind,
      entry: facts,
    })),
  );
  await sql`
    insert into case_history (case_id, n, at, actor, kind, entry)
    select case_id, n, at, actor, kind, entry
    from json_to_recordset(${JSON.stringify(entries)}::json)
      as r (case_id text, n integer, at timestamptz, actor text, kind text, entry jsonb)
  `.execute(tx);
}
