import { type Kysely, sql } from 'kysely';

/** The file of an import in parts, so that no statement holds up others for the whole of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table import_files
      add column part integer not null default 0,
      drop constraint import_files_pkey,
      add primary key (job_id, part)
  `.execute(db);
}
