import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `tessera-<process>-<random>`: who finds one knows whether anybody is still at work in it. */
const SCRATCH = /^tessera-(\d+)-[A-Za-z0-9]{6}$/;

/** Lends an empty folder on this machine's disk; it is gone afterwards, whatever happens. */
export async function withScratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), `tessera-${process.pid}-`));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Removes the folders of processes that ended before they could: what offices upload must not lie about. */
export async function dropDeadScratch(): Promise<void> {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const owner = Number(SCRATCH.exec(name)?.[1]);
    if (owner > 0 && !isAlive(owner))
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {});
  }
}

/** Of another user's process (EPERM) we know only that it lives. */
function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
