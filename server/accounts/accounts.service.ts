import { hash } from '@node-rs/argon2';
import type {
  AccountChange,
  MadeKey,
  NewAccount,
  NewKey,
  WireAccount,
  WireKey,
} from '../../domain/contract/account.ts';
import type { Config } from '../config.ts';
import { type Db, inTransaction } from '../db/transaction.ts';
import { refusal } from '../problem.ts';
import {
  type AccountRow,
  insertAccount,
  insertKey,
  type KeyRow,
  lockAdmins,
  revokeKey,
  selectAccounts,
  selectKeys,
  updateAccount,
} from './accounts.queries.ts';
import { deleteSessionsOf } from './sessions.queries.ts';
import { digestOf, newToken } from './tokens.ts';

export async function listAccounts(db: Db): Promise<WireAccount[]> {
  return (await selectAccounts(db)).map(toWire);
}

/** Refuses a name that is taken (409). */
export async function makeAccount(db: Db, { name, role, password }: NewAccount): Promise<WireAccount> {
  const row = await insertAccount(db, { name, role, password_hash: await hash(password) });
  if (!row) throw refusal(409, 'name-taken', { name });
  return toWire(row);
}

/**
 * Changes role, password or whether it may sign in, and ends the account's sessions. Refuses an unknown name (404)
 * and to leave nobody who can administrate (422).
 */
export async function changeAccount(db: Db, name: string, change: AccountChange): Promise<WireAccount> {
  const password_hash = change.password === undefined ? undefined : await hash(change.password);
  return inTransaction(db, async (tx) => {
    const admins = await lockAdmins(tx);
    const staysAdmin = (change.role ?? 'admin') === 'admin' && change.active !== false;
    if (!staysAdmin && admins.length === 1 && admins[0] === name) throw refusal(422, 'last-admin', { name });
    const row = await updateAccount(tx, name, {
      ...(change.role === undefined ? {} : { role: change.role }),
      ...(change.active === undefined ? {} : { active: change.active }),
      ...(password_hash === undefined ? {} : { password_hash }),
    });
    if (!row) throw refusal(404, 'account-unknown', { name });
    await deleteSessionsOf(tx, name);
    return toWire(row);
  });
}

/** An API key; the answer is the only time it is seen. Refuses a name that is taken (409). */
export async function makeKey(
  db: Db,
  config: Pick<Config, 'sessionSecret'>,
  { name, role, datum = 'wgs84' }: NewKey,
  author: string,
): Promise<MadeKey> {
  const key = newToken();
  const digest = digestOf(key, config.sessionSecret);
  if (!(await insertKey(db, { name, role, datum, digest, created_by: author })))
    throw refusal(409, 'name-taken', { name });
  return { name, role, datum, key };
}

/** Every key that was made, the withdrawn ones too. */
export async function listKeys(db: Db): Promise<WireKey[]> {
  return (await selectKeys(db)).map(toWireKey);
}

/** Withdraws a key; one that is withdrawn already stays so. Refuses a name that no key has (404). */
export async function withdrawKey(db: Db, name: string): Promise<WireKey> {
  const row = await revokeKey(db, name);
  if (!row) throw refusal(404, 'api-key-unknown', { name });
  return toWireKey(row);
}

function toWireKey({ name, role, datum, created_by, created_at, revoked_at }: KeyRow): WireKey {
  return {
    name,
    role,
    datum,
    createdBy: created_by,
    createdAt: created_at.toISOString(),
    revokedAt: revoked_at?.toISOString() ?? null,
  };
}

function toWire(row: AccountRow): WireAccount {
  return { name: row.name, role: row.role, active: row.active, createdAt: row.created_at.toISOString() };
}
