import { type Kysely, sql } from 'kysely';

/**
 * What was asked of a building under an id of the asker's, and what was answered: a repeat gets the same answer.
 * request: digest of what was sent, to tell a repeat from another change under the same id.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table building_changes (
      id text collate "C" primary key,
      author text collate "C" not null,
      at timestamptz not null default now(),
      request bytea not null,
      answer jsonb not null
    )
  `.execute(db);
}
