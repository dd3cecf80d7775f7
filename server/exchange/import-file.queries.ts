import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Insertable, sql } from 'kysely';
import type { ImportFilesTable } from '../db/schema.ts';
import type { Db, Tx } from '../db/transaction.ts';
import type { SourceFile } from './source/source.ts';

/** A part is one statement: on the embedded database others have their turn in between. */
const PART_BYTES = 1024 * 1024;

/**
 * Keeps the files of a job, part by part: never more than one part of them is in memory. The first part of each comes last,
 * all of them at once: files of which it is not there were cut off, and are none.
 */
export async function insertImportFiles(db: Db, job: string, files: readonly SourceFile[]): Promise<void> {
  const first: Insertable<ImportFilesTable>[] = [];
  for (const [file, { name, path }] of files.entries()) {
    let part = 0;
    for await (const content of createReadStream(path, { highWaterMark: PART_BYTES })) {
      const row = { job_id: job, file, file_name: name, part: part++, content: content as Buffer };
      if (row.part === 0) first.push({ ...row, content: Buffer.from(row.content) });
      else await db.insertInto('import_files').values(row).execute();
    }
    if (part === 0) first.push({ job_id: job, file, file_name: name, part: 0, content: Buffer.alloc(0) });
  }
  await db.insertInto('import_files').values(first).execute();
}

/**
 * Writes the files of a job into a folder; none when they are not kept any more. On the disk they have names of our own,
 * with their owner's ending: his name may be any text.
 */
export async function fetchImportFiles(db: Db, job: string, folder: string): Promise<SourceFile[]> {
  const names = await db
    .selectFrom('import_files')
    .select(['file', 'file_name'])
    .where('job_id', '=', job)
    .where('part', '=', 0)
    .orderBy('file')
    .execute();
  const files: SourceFile[] = [];
  for (const { file, file_name: name } of names) {
    const path = join(folder, `${file}${/\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0].toLowerCase() ?? ''}`);
    const out = await open(path, 'w');
    try {
      for (let part = 0; ; part++) {
        const row = await findPart(db, job, file, part);
        if (!row) break;
        await out.writeFile(row.content);
      }
    } finally {
      await out.close();
    }
    files.push({ name, path });
  }
  return files;
}

function findPart(db: Db, job: string, file: number, part: number) {
  return db
    .selectFrom('import_files')
    .select('content')
    .where('job_id', '=', job)
    .where('file', '=', file)
    .where('part', '=', part)
    .executeTakeFirst();
}

/** Forgets the files of a job and its preview. */
export async function dropImportFiles(tx: Tx, job: string): Promise<void> {
  await tx.deleteFrom('import_files').where('job_id', '=', job).execute();
  await tx.deleteFrom('import_previews').where('job_id', '=', job).execute();
}

/** Keeps what an import would put on the map; the one before is forgotten. */
export async function keepPreview(db: Db, job: string, content: string): Promise<void> {
  await db
    .insertInto('import_previews')
    .values({ job_id: job, content })
    .onConflict((oc) => oc.column('job_id').doUpdateSet({ content }))
    .execute();
}

/** JSON of `ImportPreview`; undefined where there is none (not read yet, taken, forgotten). */
export async function findPreview(db: Db, job: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('import_previews')
    .select('content')
    .where('job_id', '=', job)
    .executeTakeFirst();
  return row?.content;
}

/** Forgets the files of imports that were cancelled, and those that nobody has taken in a day; one that failed may be read anew till then. */
export async function dropStaleFiles(tx: Tx): Promise<void> {
  for (const table of ['import_files', 'import_previews'] as const)
    await tx
      .deleteFrom(table)
      .using('jobs')
      .whereRef('jobs.id', '=', `${table}.job_id`)
      .where((eb) =>
        eb.or([
          eb('jobs.state', '=', 'cancelled'),
          eb('jobs.changed_at', '<', sql<Date>`now() - interval '1 day'`),
        ]),
      )
      .execute();
}
