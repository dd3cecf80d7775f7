import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readProfile } from '../../../domain/deployment/profile.ts';
import { ensureAdmin } from '../../../server/accounts/sign-in.ts';
import { buildApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { connect } from '../../../server/db/connect.ts';
import { keepOpen } from '../../../server/db/embedded/keep-open.ts';
import { Bus } from '../../../server/live/bus.ts';
import { CuttingProxy } from './cutting-proxy.ts';
import { ADMIN_PASSWORD } from './server-process.ts';

/** A server over a proxy that can strike between any two statements, and an embedded database that is opened again. */
export interface StruckServer {
  readonly url: string;
  readonly dataDir: string;
  readonly proxy: CuttingProxy;
  /** SIGKILL to the database's process. */
  killDatabase(): void;
  close(): Promise<void>;
}

/** Opens it on a migrated data directory. */
export async function openStruckServer(dataDir: string): Promise<StruckServer> {
  const kept = await keepOpen(dataDir, () => {}, 0);
  const proxy = new CuttingProxy(kept.socket);
  const socket = join(dataDir, 'proxy.sock');
  await proxy.listen(socket);
  const connection = connect({ kind: 'embedded', socket });
  const { db } = connection;
  const config = readConfig({ ADMIN_PASSWORD, LOG_LEVEL: 'silent' });
  const profile = readProfile(
    JSON.parse(readFileSync(new URL('../../../data/profiles/xincheng.json', import.meta.url), 'utf8')),
  );
  if (!profile.ok) throw new Error(profile.reason.code);
  await ensureAdmin(db, config);
  const bus = await Bus.open(db);
  const app = await buildApp({ db, config, bus, profile: profile.value });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    dataDir,
    proxy,
    killDatabase: () =>
      process.kill(Number.parseInt(readFileSync(join(dataDir, 'lock'), 'utf8'), 10), 'SIGKILL'),
    async close() {
      bus.close();
      await app.close();
      await connection.close();
      proxy.close();
      await kept.close();
    },
  };
}
