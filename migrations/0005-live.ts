import { type Kysely, sql } from 'kysely';

/** The global log that browsers replay, the counter that numbers it, and long work. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table events (
      seq bigint primary key,
      kind text not null,
      payload jsonb not null,
      at timestamptz not null default now()
    )
  `.execute(db);

  /* Its one row is locked from the first event of a transaction to its commit: commit order is number order. */
  await sql`
    create table event_clock (
      one boolean primary key default true check (one),
      seq bigint not null
    )
  `.execute(db);
  await sql`insert into event_clock (seq) values (0)`.execute(db);

  await sql`
    create table jobs (
      id text collate "C" primary key,
      kind text not null,
      state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
      progress real not null default 0 check (progress between 0 and 1),
      message text not null default '',
      input jsonb not null default '{}',
      result jsonb,
      reason jsonb,
      author text collate "C" not null,
      created_at timestamptz not null default now(),
      changed_at timestamptz not null default now()
    )
  `.execute(db);
}
