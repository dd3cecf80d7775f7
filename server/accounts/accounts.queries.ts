import { type Selectable, sql, type Updateable } from 'kysely';
import type { Datum } from '../crs/crs.ts';
import type { AccountsTable, KeysTable, Role } from '../db/schema.ts';
import type { Db, Tx } from '../db/transaction.ts';
import type { Identity } from './identity.ts';

export type AccountRow = Selectable<AccountsTable>;
export type KeyRow = Selectable<KeysTable>;

export function selectAccount(db: Db | Tx, name: string): Promise<AccountRow | undefined> {
  return db.selectFrom('accounts').selectAll().where('name', '=', name).executeTakeFirst();
}

export function selectAccounts(db: Db): Promise<AccountRow[]> {
  return db.selectFrom('accounts').selectAll().orderBy('name').execute();
}

/** Gives undefined where the name is taken. */
export function insertAccount(
  db: Db | Tx,
  account: { name: string; role: Role; password_hash: string | null },
): Promise<AccountRow | undefined> {
  return db
    .insertInto('accounts')
    .values(account)
    .onConflict((on) => on.doNothing())
    .returningAll()
    .executeTakeFirst();
}

export function updateAccount(
  tx: Tx,
  name: string,
  change: Pick<Updateable<AccountsTable>, 'role' | 'password_hash' | 'active'>,
): Promise<AccountRow | undefined> {
  return tx.updateTable('accounts').set(change).where('name', '=', name).returningAll().executeTakeFirst();
}

/** Locks the active administrators, so that two changes at once cannot close the last two. */
export async function lockAdmins(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('accounts')
    .select('name')
    .where('role', '=', 'admin')
    .where('active', '=', true)
    .orderBy('name')
    .forUpdate()
    .execute();
  return rows.map((row) => row.name);
}

/** Gives false where the name is taken. */
export async function insertKey(
  db: Db,
  key: { name: string; role: Role; datum: Datum; digest: Buffer; created_by: string },
): Promise<boolean> {
  const row = await db
    .insertInto('keys')
    .values(key)
    .onConflict((on) => on.doNothing())
    .returning('name')
    .executeTakeFirst();
  return row !== undefined;
}

export function selectKeys(db: Db): Promise<KeyRow[]> {
  return db.selectFrom('keys').selectAll().orderBy('name').execute();
}

/** Withdraws a key for ever: its name stays in the histories that it has written in. Gives undefined where there is none. */
export function revokeKey(db: Db, name: string): Promise<KeyRow | undefined> {
  return db
    .updateTable('keys')
    .set({ revoked_at: sql<Date>`coalesce(revoked_at, now())` })
    .where('name', '=', name)
    .returningAll()
    .executeTakeFirst();
}

export async function holderOfKey(db: Db, digest: Buffer): Promise<Identity | undefined> {
  const row = await db
    .selectFrom('keys')
    .select(['name', 'role', 'datum'])
    .where('digest', '=', digest)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && { ...row, by: 'key' };
}
