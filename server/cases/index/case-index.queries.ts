import { type RawBuilder, sql } from 'kysely';
import type { CaseState } from '../../../domain/case/types.ts';
import type { Db } from '../../db/transaction.ts';

type Times = readonly (number | null)[];

/** Some cases, column by column in the same order; instants in milliseconds since 1970. */
export interface CasePage {
  readonly ord: readonly number[];
  readonly occurred: readonly number[];
  readonly due: Times;
  readonly soon: Times;
  readonly stopped: Times;
  readonly ended: Times;
  readonly suspended: readonly boolean[];
  readonly repeat: readonly boolean[];
  readonly simulated: readonly boolean[];
  readonly satisfaction: readonly (number | null)[];
  /** On the lattice; null without a position. */
  readonly x: readonly (number | null)[];
  readonly y: readonly (number | null)[];
  readonly tray: readonly boolean[];
  readonly kind: readonly string[];
  readonly severity: readonly string[];
  readonly source: readonly string[];
  readonly territory: readonly string[];
  readonly state: readonly CaseState[];
  readonly plan: readonly (string | null)[];
  readonly grid: readonly (string | null)[];
  /** Of those that have moved: when they were reported and each step that was taken, by time. */
  readonly taken: readonly (readonly (readonly [step: string | null, at: number])[] | null)[];
}

/** The next so many cases after a number, in the order of their numbers. */
export function casesAfter(db: Db, ord: number, limit: number): Promise<CasePage> {
  return page(db, sql`select * from cases where ord > ${ord} order by ord limit ${limit}`);
}

/**
 * The next of the cases that are new or have changed: since an event, and any with a number after `last`, however it came into
 * the table. Pages by number.
 */
export function casesSince(db: Db, seq: number, last: number, ord: number, limit: number): Promise<CasePage> {
  return page(
    db,
    sql`select * from cases where ord in (
      (select ord from cases where changed_seq > ${seq} and ord > ${ord} order by ord limit ${limit})
      union
      (select ord from cases where ord > ${Math.max(last, ord)} order by ord limit ${limit})
    ) order by ord limit ${limit}`,
  );
}

/** As one row of arrays, since a row of its own for each case takes ten times as long to read. */
async function page(db: Db, rows: RawBuilder<unknown>): Promise<CasePage> {
  const { rows: pages } = await sql<CasePage>`
    with p as materialized (${rows})
    select
      coalesce(json_agg(ord), '[]') as ord,
      json_agg(${ms('occurred_at')}) as occurred,
      json_agg(${ms('due_at')}) as due,
      json_agg(${ms('soon_at')}) as soon,
      json_agg(${ms('stopped_at')}) as stopped,
      json_agg(${ms('ended_at')}) as ended,
      json_agg(suspended_at is not null) as suspended,
      json_agg(repeat_of is not null) as repeat,
      json_agg(simulated) as simulated,
      json_agg(satisfaction) as satisfaction,
      json_agg(ST_X(lattice)::bigint) as x,
      json_agg(ST_Y(lattice)::bigint) as y,
      json_agg(position in ('outside', 'bad')) as tray,
      json_agg(kind_id) as kind,
      json_agg(severity_id) as severity,
      json_agg(source) as source,
      json_agg(territory_id) as territory,
      json_agg(state) as state,
      json_agg(plan_id) as plan,
      json_agg(grid_id) as grid,
      json_agg(case when state <> 'reported' then (
        select json_agg(json_build_array(h.entry ->> 'step', ${ms('h.at')}) order by h.n)
        from case_history h where h.case_id = p.id and h.kind in ('reported', 'step')
      ) end) as taken
    from (select * from p order by ord) as p
  `.execute(db);
  return pages[0]!;
}

/** A column's instant in whole milliseconds since 1970, cut off as a `Date` does. */
function ms(column: string): RawBuilder<number | null> {
  return sql`floor(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`;
}
