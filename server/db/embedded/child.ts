import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { Gateway } from './gateway.ts';
import { DataDirInUse, takeLock } from './lock.ts';
import type { ChildMessage } from './messages.ts';
import { placeOf } from './place.ts';

/**
 * The embedded database: PGlite with PostGIS in a process of its own (in the server's one query stalled the event
 * loop for 2 s), behind a socket. Started by `start.ts` with the data directory as its argument; ends when told to,
 * or when its parent is gone.
 */
const started = performance.now();
const place = placeOf(process.argv[2]!);

function tell(message: ChildMessage): void {
  if (process.connected) process.send!(message);
}

// A terminal sends Ctrl-C to both: the server closes in order and then tells this process to end.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});

try {
  mkdirSync(dirname(place.lock), { recursive: true, mode: 0o700 });
  const release = await takeLock(place.lock);
  tell({ kind: 'progress', step: existsSync(join(place.data, 'PG_VERSION')) ? 'open' : 'create' });
  const database = await PGlite.create(place.data, { extensions: { postgis } });
  const gateway = new Gateway({
    run: async (bytes, onBytes) => {
      await database.runExclusive(() => database.execProtocolRawStream(bytes, { onRawData: onBytes }));
    },
  });
  if (process.platform !== 'win32') rmSync(place.socket, { force: true });
  await gateway.listen(place.socket);

  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    await gateway.close();
    await database.close();
    if (process.platform !== 'win32') rmSync(place.socket, { force: true });
    release();
    process.exit(0);
  };
  process.on('disconnect', () => void end());
  process.on('message', (message) => {
    if (message === 'end') void end();
  });
  if (!process.connected) await end();
  tell({ kind: 'ready', seconds: (performance.now() - started) / 1000 });
} catch (error) {
  if (error instanceof DataDirInUse) tell({ kind: 'in-use', pid: error.pid });
  else tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}
