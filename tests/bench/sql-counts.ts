import assert from 'node:assert/strict';
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import pg from 'pg';
import { readKinds } from '../../domain/case/kinds.ts';
import type { SummaryQuery } from '../../domain/contract/case.ts';
import { passes } from '../../server/cases/filter/case-filter.queries.ts';
import { readCaseFilter } from '../../server/cases/filter/read-case-filter.ts';
import { getSummary } from '../../server/cases/numbers/summary.service.ts';
import type { CaseTown } from './case-town.ts';
import type { Bench } from './result.ts';
import { figure } from './result.ts';

const USAGE = /([\d.]+) s user, ([\d.]+) s system/;

const COLUMN: Readonly<Record<SummaryQuery['by'], string>> = {
  grid: 'grid_id',
  kind: 'kind_id',
  state: 'state',
  hour: 'hour',
  severity: 'severity_id',
  source: 'source',
};

const KINDS = readKinds(
  [
    ['road', null],
    ['hole', 'road'],
    ['lamp', 'road'],
    ['noise', null],
    ['waste', null],
  ].map(([id, parentId]) => ({ id: id!, parentId: parentId!, name: { zh: 'x', en: 'x' }, deadlines: {} })),
);

/** The same counts by the database: over the cases themselves, and over sums by hour that somebody would have to keep true. */
export class SqlCounts {
  readonly #town: CaseTown;
  readonly #client: pg.Client;

  private constructor(town: CaseTown, client: pg.Client) {
    this.#town = town;
    this.#client = client;
  }

  static async over(town: CaseTown, report: Parameters<Bench>[0]): Promise<SqlCounts> {
    const start = performance.now();
    await sql`
      create table case_hours as
      select date_trunc('hour', occurred_at) as hour, territory_id, plan_id, grid_id, kind_id, severity_id, source, state,
        ended_at is null as open, count(*)::int as count
      from cases where repeat_of is null group by 1, 2, 3, 4, 5, 6, 7, 8, 9
    `.execute(town.db);
    await sql`create index on case_hours (hour)`.execute(town.db);
    await sql`analyze case_hours`.execute(town.db);
    report(figure('hourly sums made anew', (performance.now() - start) / 1000, 's'));
    const { rows } = await sql<{ n: string }>`select count(*) as n from case_hours`.execute(town.db);
    report(figure('rows of hourly sums', Number(rows[0]!.n), ''));
    const client = new pg.Client(town.url);
    await client.connect();
    // All in one process, whose processor time is asked for.
    await client.query('set max_parallel_workers_per_gather = 0');
    await client.query('set client_min_messages = log; set log_executor_stats = on');
    return new SqlCounts(town, client);
  }

  #where(query: SummaryQuery): Expression<SqlBool> {
    assert(KINDS.ok);
    const filter = readCaseFilter(query, KINDS.value);
    assert(filter.ok);
    return passes(filter.value, Date.now());
  }

  /** With all that a summary says of each group. */
  aggregate(query: SummaryQuery) {
    const key = query.by === 'hour' ? sql`date_trunc('hour', occurred_at)` : sql.ref(COLUMN[query.by]);
    return sql<{ key: string | Date | null; count: number }>`
      select ${key} as key, count(*)::int as count, count(*) filter (where ended_at is null)::int as open,
        count(*) filter (where ended_at is null and stopped_at is null and suspended_at is null and due_at < now())::int as overdue,
        count(*) filter (where stopped_at <= due_at)::int as in_time, avg(satisfaction) as satisfaction
      from cases where ${this.#where(query)} and repeat_of is null group by 1
    `;
  }

  /** Only counts: what is overdue or was in time is not in such sums, nor any window that is not whole hours. */
  fromHours(query: SummaryQuery) {
    const { from, to, state, grid, bbox: _, ...rest } = query;
    return sql`
      select ${sql.ref(COLUMN[query.by])} as key, sum(count)::int as count
      from case_hours as cases where ${this.#where(rest)}
        and (${from ?? null}::timestamptz is null or (hour >= ${from ?? null} and hour < ${to ?? null}))
        and (${state ?? null}::text is null or open = ${state !== 'ended'})
        and (${grid ?? null}::text is null or grid_id is not null)
      group by 1
    `;
  }

  /** How many lie in each leaf of a plan, each located anew. */
  inBordersOf(plan: string) {
    return sql`
      select leaf.id, count(*) from cases left join lateral (
        select g.id from grids g where g.plan_id = ${plan} and g.leaf and g.lattice && cases.lattice
          and ST_Covers(g.lattice, cases.lattice) order by g.id limit 1
      ) leaf on true group by 1
    `;
  }

  /** That the index has the same counts as SQL over the cases; by grid where no level adds them up. */
  async assertSame(query: SummaryQuery): Promise<void> {
    if (query.level !== undefined) return;
    const ours = await getSummary(this.#town.context, query);
    assert(ours.ok);
    const { rows } = await this.aggregate(query).execute(this.#town.db);
    const theirs = rows.map(({ key, count }) => [
      key instanceof Date ? key.toISOString() : (key ?? ''),
      count,
    ]);
    const mine = ours.value.items.filter(({ count }) => count > 0).map(({ key, count }) => [key, count]);
    assert.deepEqual(mine.sort(), theirs.sort());
  }

  /** Milliseconds of the database's processor for a statement, by its own account (`log_executor_stats`, which a superuser may set). */
  async cpuMs(query: RawBuilder<unknown>): Promise<number> {
    const { sql: text, parameters } = query.compile(this.#town.db);
    let ms = Number.NaN;
    const hear = ({ detail }: { detail?: string | undefined }) => {
      const [, user, system] = USAGE.exec(detail ?? '') ?? [];
      if (user && system) ms = 1000 * (Number(user) + Number(system));
    };
    this.#client.on('notice', hear);
    await this.#client.query(text, [...parameters]);
    this.#client.off('notice', hear);
    assert(!Number.isNaN(ms), 'PostgreSQL has told no processor times');
    return ms;
  }

  close(): Promise<void> {
    return this.#client.end();
  }
}
