import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';

/** Whether this run is on the embedded database. */
export const onEmbedded = inject('database').kind === 'embedded';

/** A data directory of its own with a migrated, empty database in it that nobody has open; removed after the test. */
export async function freshDataDir(): Promise<string> {
  const folder = await makeDataDir();
  onTestFinished(() => removeDataDir(folder));
  return folder;
}

/** The same for several tests: whoever makes it removes it. */
export async function makeDataDir(): Promise<string> {
  const shared = inject('database');
  if (shared.kind !== 'embedded') throw new Error('this run is on PostgreSQL');
  const folder = await mkdtemp(join(tmpdir(), 'tessera-data-'));
  await cp(join(shared.kept, 'database'), join(folder, 'database'), { recursive: true });
  return folder;
}

export function removeDataDir(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
