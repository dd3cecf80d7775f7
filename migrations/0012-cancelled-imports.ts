import { type Kysely, sql } from 'kysely';

/** What was uploaded and what was seen of it go when an import is cancelled, whoever cancels it: there may be anything in it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function forget_cancelled_import() returns trigger language plpgsql as $$
    begin
      delete from import_files where job_id = new.id;
      delete from import_previews where job_id = new.id;
      new.result := null;
      return new;
    end $$
  `.execute(db);
  await sql`
    create trigger forget_cancelled_import before update of state on jobs
      for each row when (new.kind = 'import' and new.state = 'cancelled' and old.state <> 'cancelled')
      execute function forget_cancelled_import()
  `.execute(db);
}
