import { sql } from 'kysely';
import type { Db, Tx } from '../db/transaction.ts';

/** A part is one statement: on the embedded database others have their turn in between. */
const PART_BYTES = 1024 * 1024;

/** Keeps a file for a job that is not being worked on yet, part by part. */
export async function insertImportFile(db: Db, job: string, content: Buffer): Promise<void> {
  for (let part = 0; part * PART_BYTES < content.length || part === 0; part++) {
    const bytes = content.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    await db.insertInto('import_files').values({ job_id: job, part, content: bytes }).execute();
  }
}

/** The file of a job as text; undefined when it is not kept any more. */
export async function readImportFile(db: Db, job: string): Promise<string | undefined> {
  const parts: Buffer[] = [];
  for (;;) {
    const row = await db
      .selectFrom('import_files')
      .select('content')
      .where('job_id', '=', job)
      .where('part', '=', parts.length)
      .executeTakeFirst();
    if (!row) return parts.length === 0 ? undefined : Buffer.concat(parts).toString('utf8');
    parts.push(row.content);
  }
}

export async function dropImportFile(tx: Tx, job: string): Promise<void> {
  await tx.deleteFrom('import_files').where('job_id', '=', job).execute();
}

/** Forgets files that nobody can take any more, and those that nobody has taken in a day. */
export async function dropStaleFiles(tx: Tx): Promise<void> {
  await tx
    .deleteFrom('import_files')
    .using('jobs')
    .whereRef('jobs.id', '=', 'import_files.job_id')
    .where((eb) =>
      eb.or([
        eb('jobs.state', 'in', ['failed', 'cancelled']),
        eb('jobs.changed_at', '<', sql<Date>`now() - interval '1 day'`),
      ]),
    )
    .execute();
}
