import type { Db, Tx } from '../db/transaction.ts';

export async function insertImportFile(tx: Tx, job: string, content: Buffer): Promise<void> {
  await tx.insertInto('import_files').values({ job_id: job, content }).execute();
}

export async function importFile(db: Db | Tx, job: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('import_files')
    .select('content')
    .where('job_id', '=', job)
    .executeTakeFirst();
  return row?.content;
}

export async function deleteImportFile(db: Db | Tx, job: string): Promise<void> {
  await db.deleteFrom('import_files').where('job_id', '=', job).execute();
}
