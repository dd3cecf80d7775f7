import type { Selectable } from 'kysely';
import type { CasePhotosTable } from '../../db/case-schema.ts';
import type { Db, Tx } from '../../db/transaction.ts';

export type PhotoRow = Selectable<CasePhotosTable>;

export function photosOf(db: Db | Tx, id: string): Promise<PhotoRow[]> {
  return db
    .selectFrom('case_photos')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export function findPhoto(db: Db | Tx, id: string, photo: string): Promise<PhotoRow | undefined> {
  return db
    .selectFrom('case_photos')
    .selectAll()
    .where('case_id', '=', id)
    .where('id', '=', photo)
    .executeTakeFirst();
}

export async function insertPhoto(tx: Tx, row: Omit<PhotoRow, 'at'>): Promise<void> {
  await tx.insertInto('case_photos').values(row).execute();
}

export async function countPhotos(tx: Tx, id: string): Promise<number> {
  const row = await tx
    .selectFrom('case_photos')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('case_id', '=', id)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Who reported a case: the actor of its first entry, which is a key's or an account's name and never the person who called. */
export async function reporterOf(tx: Tx, id: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('case_history')
    .select('actor')
    .where('case_id', '=', id)
    .where('n', '=', 1)
    .executeTakeFirst();
  return row?.actor;
}
