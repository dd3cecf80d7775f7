import { type Kysely, sql } from 'kysely';

/**
 * in_force: whether the plan of a print was in force, out of what is kept of its sheet: the ledger asks it of every print there is, and must not
 * unpack 10 kB for it. taken_down_at: a board whose place is not known has come off the wall without another in its stead.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table board_prints
      add column in_force boolean not null
        generated always as (coalesce((content ->> 'inForce')::boolean, false)) stored,
      add column taken_down_at timestamptz
  `.execute(db);
}
