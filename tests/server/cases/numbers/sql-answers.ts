import { sql } from 'kysely';
import type { CaseSummary, SummaryQuery } from '../../../../domain/contract/case.ts';
import { CANONICAL_STEPS, type CaseFlow } from '../../../../domain/deployment/types.ts';
import { passes } from '../../../../server/cases/filter/case-filter.queries.ts';
import type { CaseFilter } from '../../../../server/cases/filter/case-filter.ts';
import type { Db } from '../../../../server/db/transaction.ts';

interface Peer {
  readonly db: Db;
  readonly flow: CaseFlow;
  readonly now: number;
}

/** A summary as plain SQL over all rows has it: what the index must answer too. Items by their keys. */
export async function summaryBySql(
  { db, flow, now }: Peer,
  filter: CaseFilter,
  { by, plan, level }: Pick<SummaryQuery, 'by' | 'plan' | 'level'>,
) {
  const at = sql`${new Date(now).toISOString()}::timestamptz`;
  const inPlan = plan !== undefined;
  // Counted in a plan's borders, a grid is one of that plan.
  const wanted = inPlan ? { ...filter, grid: null } : filter;
  const covers = flow.steps.flatMap((step) =>
    step.covers.map((state) => ({ step: step.id, place: CANONICAL_STEPS.indexOf(state) })),
  );
  const { rows } = await sql<{
    answer: {
      total: Omit<CaseSummary['total'], 'before'>;
      hours: (number | null)[];
      satisfaction: CaseSummary['satisfaction'];
      items: Record<string, object>;
    };
  }>`
    with recursive up (plan_id, id, at, level, parent_id) as (
      select plan_id, id, id, level, parent_id from grids
      union all
      select up.plan_id, up.id, g.id, g.level, g.parent_id
      from up join grids g on g.plan_id = up.plan_id and g.id = up.parent_id
    ), mine as (
      select cases.*, leaf.plan_id as in_plan, leaf.id as in_grid
      from cases left join lateral (
        select g.plan_id, g.id from grids g
        where ${inPlan} and g.plan_id = ${plan ?? ''} and g.leaf and ST_Covers(g.lattice, cases.lattice)
        union all
        select cases.plan_id, cases.grid_id where not ${inPlan}
        order by 2 limit 1
      ) leaf on true
      where ${passes(wanted, now)} and cases.repeat_of is null
    ), counted as (
      select mine.*, case ${by}
          when 'kind' then kind_id when 'severity' then severity_id when 'source' then source when 'state' then state
          when 'hour' then to_char(date_trunc('hour', occurred_at at time zone 'utc'), 'YYYY-MM-DD"T"HH24:MI:SS.000"Z"')
          else coalesce(case when ${level ?? ''} = '' then in_grid else (
            select up.at from up where up.plan_id = in_plan and up.id = in_grid and up.level = ${level ?? ''}) end, '')
        end as key,
        ended_at is null as is_open,
        ended_at is null and stopped_at is null and suspended_at is null and due_at is not null as runs
      from mine
      where not ${inPlan && filter.grid !== null} or exists (
        select 1 from up where up.plan_id = in_plan and up.id = in_grid and up.at = ${filter.grid ?? ''})
    ), grouped as (
      select key, grouping(key) as whole,
        json_build_object(
          'count', count(*), 'open', count(*) filter (where is_open),
          'soon', count(*) filter (where runs and due_at >= ${at} and soon_at <= ${at}),
          'overdue', count(*) filter (where runs and due_at < ${at}),
          'ended', count(*) filter (where not is_open),
          'inTime', count(*) filter (where stopped_at <= due_at),
          'stopped', count(*) filter (where stopped_at is not null and due_at is not null)) as counts,
        count(*) filter (where position in ('outside', 'bad')) as tray,
        json_build_object('count', count(satisfaction), 'mean', avg(satisfaction)::float8) as satisfaction
      from counted group by grouping sets ((key), ())
    ), covers as (
      select * from json_to_recordset(${JSON.stringify(covers)}::json) as c (step text, place int)
    ), reached as (
      select c.id, v.place, round(extract(epoch from
          (floor(extract(epoch from (array_agg(h.at order by h.n desc))[1]) * 1000)
           - floor(extract(epoch from c.occurred_at) * 1000)) * interval '1 millisecond')) as seconds
      from counted c join case_history h on h.case_id = c.id and h.kind = 'step'
        join covers v on v.step = h.entry ->> 'step'
      where v.place > 0 and v.place <= array_position(${sql.val([...CANONICAL_STEPS])}::text[], c.state) - 1
      group by c.id, c.occurred_at, v.place
    )
    select json_build_object(
      'total', (select counts::jsonb || jsonb_build_object('tray', tray) from grouped where whole = 1),
      'satisfaction', (select satisfaction from grouped where whole = 1),
      'items', (select coalesce(json_object_agg(key, counts), '{}') from grouped where whole = 0),
      'hours', (select json_agg((select avg(seconds)::float8 / 3600 from reached where place = n) order by n)
                from generate_series(1, ${CANONICAL_STEPS.length - 1}::int) as n)
    ) as answer
  `.execute(db);
  return rows[0]!.answer;
}
