import { sql } from 'kysely';
import type { Tx } from '../db/transaction.ts';

export async function insertImportFile(tx: Tx, job: string, content: Buffer): Promise<void> {
  await tx.insertInto('import_files').values({ job_id: job, content }).execute();
}

/** Takes the file out: whoever gets it is the only one who does. */
export async function claimImportFile(tx: Tx, job: string): Promise<Buffer | undefined> {
  const row = await tx
    .deleteFrom('import_files')
    .where('job_id', '=', job)
    .returning('content')
    .executeTakeFirst();
  return row?.content;
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
