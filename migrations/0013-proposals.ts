import { type Kysely, sql } from 'kysely';

/** What the machine proposes for a plan: asked for, worked on as a job, looked at, adopted or not. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // variants: text and not jsonb, since they are written once and handed on whole; null until the job is done.
  await sql`
    create table proposals (
      id text collate "C" primary key,
      plan_id text collate "C" not null references plans on delete cascade,
      job_id text collate "C" not null unique references jobs on delete cascade,
      name text not null default '',
      request jsonb not null,
      base_revision integer not null,
      author text not null,
      created_at timestamptz not null default clock_timestamp(),
      adopted_at timestamptz,
      proposed jsonb,
      moved_households integer,
      variants text
    )
  `.execute(db);
  await sql`create index proposals_plan on proposals (plan_id, created_at, id)`.execute(db);
}
