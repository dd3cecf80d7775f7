import { hash, verify } from '@node-rs/argon2';
import type { Config } from '../config.ts';
import { type Db, inTransaction } from '../db/transaction.ts';
import { refusal } from '../problem.ts';
import { insertAccount, selectAccount, updateAccount } from './accounts.queries.ts';
import type { Identity } from './identity.ts';
import {
  deleteExpired,
  deleteSession,
  deleteSessionsOf,
  insertLink,
  insertSession,
  recordSignIn,
  takeLink,
} from './sessions.queries.ts';
import { digestOf, newToken } from './tokens.ts';

export const SESSION_DAYS = 14;
const LINK_MINUTES = 60;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
export const FIRST_ACCOUNT = 'admin';

type Secrets = Pick<Config, 'sessionSecret'>;

/** A session, as the cookie carries it. */
export interface SignedIn {
  readonly token: string;
  readonly account: Pick<Identity, 'name' | 'role'>;
}

/** What is verified where there is no such account, so that the time taken does not tell. */
const nobody = hash(newToken());

/** By name and password. Throws a 401 that does not say which of the two was wrong. */
export async function signIn(
  db: Db,
  secrets: Secrets,
  from: { name: string; password: string; address: string },
): Promise<SignedIn> {
  const account = await selectAccount(db, from.name);
  const right = await verify(account?.password_hash ?? (await nobody), from.password);
  const allowed = account?.active === true && account.password_hash !== null && right;
  await recordSignIn(db, { name: from.name, way: 'password', ok: allowed, address: from.address });
  if (!allowed) throw refusal(401, 'wrong-name-or-password');
  const token = newToken();
  await deleteExpired(db);
  await insertSession(db, digestOf(token, secrets.sessionSecret), account.name, inDays(SESSION_DAYS));
  return { token, account: { name: account.name, role: account.role } };
}

/** By the one-time link. Throws a 401 when it has been used, has expired or never was. */
export function signInByLink(
  db: Db,
  secrets: Secrets,
  from: { token: string; address: string },
): Promise<SignedIn> {
  return inTransaction(db, async (tx) => {
    const name = await takeLink(tx, digestOf(from.token, secrets.sessionSecret));
    const account = name === undefined ? undefined : await selectAccount(tx, name);
    if (!account?.active) throw refusal(401, 'link-used-or-expired');
    const token = newToken();
    await insertSession(tx, digestOf(token, secrets.sessionSecret), account.name, inDays(SESSION_DAYS));
    await recordSignIn(tx, { name: account.name, way: 'link', ok: true, address: from.address });
    return { token, account: { name: account.name, role: account.role } };
  });
}

export async function signOut(db: Db, secrets: Secrets, token: string): Promise<void> {
  await deleteSession(db, digestOf(token, secrets.sessionSecret));
}

/**
 * The first account, made when it is missing. `ADMIN_PASSWORD`, when set, is its password from this start on; its
 * sessions end when that changes.
 */
export async function ensureAdmin(db: Db, config: Pick<Config, 'adminPassword'>): Promise<void> {
  await insertAccount(db, { name: FIRST_ACCOUNT, role: 'admin', password_hash: null });
  const { adminPassword } = config;
  if (adminPassword === null) return;
  const account = await selectAccount(db, FIRST_ACCOUNT);
  if (account?.password_hash && (await verify(account.password_hash, adminPassword))) return;
  const password_hash = await hash(adminPassword);
  await inTransaction(db, async (tx) => {
    await updateAccount(tx, FIRST_ACCOUNT, { password_hash });
    await deleteSessionsOf(tx, FIRST_ACCOUNT);
  });
}

/** The path of a link that signs the first account in, once, within the hour. */
export async function makeSignInLink(db: Db, secrets: Secrets): Promise<string> {
  const token = newToken();
  const expires = new Date(Date.now() + LINK_MINUTES * MINUTE_MS);
  await insertLink(db, digestOf(token, secrets.sessionSecret), FIRST_ACCOUNT, expires);
  return `/api/session/link?token=${token}`;
}

function inDays(days: number): Date {
  return new Date(Date.now() + days * DAY_MS);
}
