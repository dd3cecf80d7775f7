import { type Kysely, sql } from 'kysely';

/**
 * An import of several files (the parts of a Shapefile), what it would put on the map, and what a person said of files
 * with the same columns.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table import_files
      add column file integer not null default 0,
      add column file_name text not null default '',
      drop constraint import_files_pkey,
      add primary key (job_id, file, part)
  `.execute(db);
  // text and not jsonb: it is written and handed on whole
  await sql`
    create table import_previews (
      job_id text collate "C" primary key references jobs on delete cascade,
      content text not null
    )
  `.execute(db);
  await sql`
    create table import_recipes (
      signature text collate "C" primary key,
      kind text not null,
      fields jsonb not null,
      used_at timestamptz not null default now()
    )
  `.execute(db);
}
