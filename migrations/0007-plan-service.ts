import { type Kysely, sql } from 'kysely';

/**
 * What the plan service remembers beside the plans. stamp: a new random value whenever something that a division
 * is made of changes, whoever changes it, so that a division kept in memory can be told from a stale one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table plans add column stamp uuid not null default gen_random_uuid()`.execute(db);
  await sql`alter table territories add column stamp uuid not null default gen_random_uuid()`.execute(db);

  /* After, not before: a row trigger before an update would make every update compute `edge_sum` anew. */
  await sql`
    create function stamp_row() returns trigger language plpgsql as $$
    begin
      execute format('update %I set stamp = gen_random_uuid() where id = $1', tg_table_name) using new.id;
      return null;
    end $$
  `.execute(db);
  await sql`
    create trigger plans_stamped after update on plans for each row
    when (old.ground is distinct from new.ground or old.levels is distinct from new.levels
          or old.territory_id is distinct from new.territory_id)
    execute function stamp_row()
  `.execute(db);
  await sql`
    create trigger territories_stamped after update on territories for each row
    when (old.geom is distinct from new.geom) execute function stamp_row()
  `.execute(db);

  await stampBy(db, 'grids', 'plans', 'plan_id');
  await stampBy(db, 'buildings', 'territories', 'territory_id');

  /* request: digest of what was sent, to tell a repeat from another edit under the same id. issues: its answer. */
  await sql`
    alter table edits
      add column request bytea not null default '',
      add column issues jsonb not null default '[]'
  `.execute(db);

  /* The file of an import, kept from upload to take. */
  await sql`
    create table import_files (
      job_id text collate "C" primary key references jobs on delete cascade,
      content bytea not null
    )
  `.execute(db);
}

/** Statements on `table` give a new stamp to the rows of `owner` that they touch, once each. */
async function stampBy(db: Kysely<unknown>, table: string, owner: string, key: string): Promise<void> {
  const touched = (rows: string) => `update ${owner} set stamp = gen_random_uuid() where id in (${rows});`;
  await sql
    .raw(`
    create function stamp_by_${table}() returns trigger language plpgsql as $$
    begin
      if tg_op = 'TRUNCATE' then
        update ${owner} set stamp = gen_random_uuid();
      elsif tg_op = 'INSERT' then
        ${touched(`select ${key} from new_rows`)}
      elsif tg_op = 'DELETE' then
        ${touched(`select ${key} from old_rows`)}
      else
        ${touched(`select ${key} from new_rows union select ${key} from old_rows`)}
      end if;
      return null;
    end $$
  `)
    .execute(db);
  for (const [name, event, rows] of [
    ['inserted', 'insert', 'referencing new table as new_rows'],
    ['deleted', 'delete', 'referencing old table as old_rows'],
    ['updated', 'update', 'referencing old table as old_rows new table as new_rows'],
    ['truncated', 'truncate', ''],
  ] as const) {
    await sql
      .raw(
        `create trigger ${table}_stamps_${name} after ${event} on ${table} ${rows} for each statement execute function stamp_by_${table}()`,
      )
      .execute(db);
  }
}
