import type { Db, Tx } from '../db/transaction.ts';
import type { Identity } from './identity.ts';

export async function insertSession(
  db: Db | Tx,
  digest: Buffer,
  account: string,
  expires: Date,
): Promise<void> {
  await db.insertInto('sessions').values({ digest, account, expires_at: expires }).execute();
}

/** Whose session it is, while it lasts and the account is active. */
export async function accountOfSession(db: Db, digest: Buffer): Promise<Identity | undefined> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.name', 'sessions.account')
    .select(['accounts.name', 'accounts.role'])
    .where('sessions.digest', '=', digest)
    .where('sessions.expires_at', '>', new Date())
    .where('accounts.active', '=', true)
    .executeTakeFirst();
  return row && { ...row, by: 'session' };
}

export async function deleteSession(db: Db, digest: Buffer): Promise<void> {
  await db.deleteFrom('sessions').where('digest', '=', digest).execute();
}

/** All of an account's: when its password or role changes, or it is closed. */
export async function deleteSessionsOf(db: Db | Tx, account: string): Promise<void> {
  await db.deleteFrom('sessions').where('account', '=', account).execute();
}

export async function deleteExpired(db: Db | Tx): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<', new Date()).execute();
  await db.deleteFrom('sign_in_links').where('expires_at', '<', new Date()).execute();
}

export async function insertLink(db: Db, digest: Buffer, account: string, expires: Date): Promise<void> {
  await db.insertInto('sign_in_links').values({ digest, account, expires_at: expires }).execute();
}

/** Uses a link up: gives whose it was, once, while it lasts. */
export async function takeLink(tx: Tx, digest: Buffer): Promise<string | undefined> {
  const row = await tx
    .deleteFrom('sign_in_links')
    .where('digest', '=', digest)
    .where('expires_at', '>', new Date())
    .returning('account')
    .executeTakeFirst();
  return row?.account;
}

export async function recordSignIn(
  db: Db | Tx,
  entry: { name: string; way: 'password' | 'link'; ok: boolean; address: string },
): Promise<void> {
  await db.insertInto('sign_ins').values(entry).execute();
}
