import { type Expression, type SqlBool, sql } from 'kysely';
import type { Ms } from '../../../domain/case/types.ts';
import { CANONICAL_STEPS } from '../../../domain/deployment/types.ts';
import type { Box } from '../../../domain/geometry/point.ts';
import type { CaseFilter } from './case-filter.ts';

/** What of `cases` passes a filter at the moment `now`; as the index in memory answers it too. */
export function passes(filter: CaseFilter, now: Ms): Expression<SqlBool> {
  const { from, to, box, states, kinds, severities, sources, grid, text } = filter;
  const parts: Expression<SqlBool>[] = [sql`true`];
  if (from !== null) parts.push(sql`cases.occurred_at >= ${instant(from)}`);
  if (to !== null) parts.push(sql`cases.occurred_at < ${instant(to)}`);
  if (box !== null) parts.push(within(box));
  if (kinds !== null) parts.push(sql`cases.kind_id = any(${[...kinds]}::text[])`);
  if (severities !== null) parts.push(sql`cases.severity_id = any(${[...severities]}::text[])`);
  if (sources !== null) parts.push(sql`cases.source = any(${[...sources]}::text[])`);
  if (grid !== null) parts.push(beneath(grid));
  if (text !== null) {
    const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    parts.push(sql`(cases.title ilike ${like} or cases.external_id ilike ${like})`);
  }
  if (states !== null) parts.push(anyOf(states, now));
  return sql`${sql.join(parts, sql` and `)}`;
}

/** `&&` alone rounds outwards to 24 bits, which is a metre on the lattice: it finds, the rest decides. */
function within([west, south, east, north]: Box): Expression<SqlBool> {
  return sql`(cases.lattice && ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8)
    and ST_X(cases.lattice) between ${west}::float8 and ${east}::float8
    and ST_Y(cases.lattice) between ${south}::float8 and ${north}::float8)`;
}

function anyOf(states: NonNullable<CaseFilter['states']>, now: Ms): Expression<SqlBool> {
  const at = instant(now);
  const canonical = CANONICAL_STEPS.filter((state) => states.has(state));
  const runs = sql`(cases.ended_at is null and cases.stopped_at is null and cases.suspended_at is null)`;
  const overdue = sql<SqlBool>`(${runs} and coalesce(cases.due_at < ${at}, false))`;
  const soon = sql<SqlBool>`(${runs} and coalesce(cases.due_at >= ${at} and cases.soon_at <= ${at}, false))`;
  const ways: Expression<SqlBool>[] = [sql`cases.state = any(${canonical}::text[])`];
  if (states.has('open')) ways.push(sql`cases.ended_at is null`);
  if (states.has('calm')) ways.push(sql`(cases.ended_at is null and not ${soon} and not ${overdue})`);
  if (states.has('soon')) ways.push(soon);
  if (states.has('overdue')) ways.push(overdue);
  if (states.has('ended')) ways.push(sql`cases.ended_at is not null`);
  if (states.has('tray')) ways.push(sql`cases.position in ('outside', 'bad')`);
  return sql`(${sql.join(ways, sql` or `)})`;
}

/** In the grid or beneath it, each case in the plan of its report. */
function beneath(grid: string): Expression<SqlBool> {
  return sql`(cases.plan_id, cases.grid_id) in (
    with recursive under as (
      select g.plan_id, g.id from grids g where g.id = ${grid}
      union all
      select g.plan_id, g.id from grids g join under on g.plan_id = under.plan_id and g.parent_id = under.id
    ) select plan_id, id from under)`;
}

function instant(ms: Ms) {
  return sql`${new Date(ms).toISOString()}::timestamptz`;
}
