import { type Kysely, sql } from 'kysely';

/**
 * What was reported at a place and a time. A case keeps the plan in force at its report, and the grid of that plan, for
 * ever; both are null outside every grid. Nothing of whoever reported it is kept.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table cases (
      id text collate "C" primary key,
      territory_id text collate "C" not null references territories on delete cascade,
      source text collate "C" not null,
      external_id text collate "C" not null,
      occurred_at timestamptz not null,
      at geometry(Point, 4326) not null,
      kind text not null default '',
      severity text not null default '',
      title text not null default '',
      state text not null default 'reported' check (state in
        ('reported', 'accepted', 'dispatched', 'handled', 'answered', 'verified', 'closed', 'appraised')),
      plan_id text collate "C" references plans,
      grid_id text collate "C",
      lattice geometry generated always as (lattice_of(at)) stored,
      created_at timestamptz not null default now(),
      constraint cases_reported_once unique (source, external_id),
      constraint cases_grid_of_plan check ((plan_id is null) = (grid_id is null))
    )
  `.execute(db);
  await sql`create index cases_lattice on cases using gist (lattice)`.execute(db);
  await sql`create index cases_time on cases (territory_id, occurred_at)`.execute(db);
  await sql`create index cases_grid on cases (plan_id, grid_id, occurred_at)`.execute(db);
}
