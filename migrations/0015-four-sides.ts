import { type Kysely, sql } from 'kysely';

/**
 * Four sides that an office has written itself. basis: what the border ran along when that was written, so that a text that no longer
 * fits is known. A grid that a merge takes keeps its row: undone, the grid is there again under its id, and so is its text.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table grid_four_sides (
      plan_id text collate "C" not null references plans on delete cascade,
      grid_id text collate "C" not null,
      zh text not null,
      en text not null,
      basis jsonb not null,
      author text not null,
      at timestamptz not null default clock_timestamp(),
      primary key (plan_id, grid_id)
    )
  `.execute(db);
}
