import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { readProfile } from '../../../domain/deployment/profile.ts';
import type { Profile } from '../../../domain/deployment/types.ts';
import { ensureAdmin, FIRST_ACCOUNT } from '../../../server/accounts/sign-in.ts';
import { buildApp } from '../../../server/app.ts';
import { type Config, readConfig } from '../../../server/config.ts';
import type { Connection } from '../../../server/db/connect.ts';
import type { Role } from '../../../server/db/schema.ts';
import { Bus } from '../../../server/live/bus.ts';
import { listen } from '../../../server/live/listen.ts';
import { openTestDatabase } from './database.ts';

export const ADMIN_PASSWORD = 'correct horse battery staple';

export interface TestApp {
  readonly app: FastifyInstance;
  readonly connection: Connection;
  readonly bus: Bus;
  readonly config: Config;
  readonly profile: Profile;
  /** Headers of a new API key with that role. */
  as(role: Role): Promise<{ authorization: string }>;
  /** A signed-in administrator's headers. */
  readonly admin: { cookie: string };
  close(): Promise<void>;
}

let keys = 0;

/**
 * The whole application on a fresh database, with an administrator signed in; drive it by `app.inject`. `env`: more of the
 * environment.
 */
export async function openTestApp(
  deployment = 'xincheng',
  env: Readonly<Record<string, string>> = {},
): Promise<TestApp> {
  const connection = await openTestDatabase();
  const { db } = connection;
  const config = readConfig({
    ADMIN_PASSWORD,
    LOG_LEVEL: 'error',
    ...env,
    ...(connection.address.kind === 'postgresql' ? { DATABASE_URL: connection.address.url } : {}),
  });
  const profile = readProfile(
    JSON.parse(await readFile(new URL(`../../../data/profiles/${deployment}.json`, import.meta.url), 'utf8')),
  );
  if (!profile.ok) throw new Error(profile.reason.code);
  await ensureAdmin(db, config);
  const bus = await Bus.open(db);
  const deafen = await listen(connection, bus);
  const app = await buildApp({ db, config, bus, profile: profile.value });
  const signIn = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { name: FIRST_ACCOUNT, password: ADMIN_PASSWORD },
  });
  const admin = { cookie: String(signIn.headers['set-cookie']).split(';', 1)[0]! };
  return {
    app,
    connection,
    bus,
    config,
    profile: profile.value,
    admin,
    async as(role) {
      const made = await app.inject({
        method: 'POST',
        url: '/api/keys',
        headers: admin,
        payload: { name: `${role}-${keys++}`, role },
      });
      return { authorization: `Bearer ${made.json().key}` };
    },
    async close() {
      bus.close();
      await app.close();
      await deafen();
      await connection.close();
    },
  };
}
