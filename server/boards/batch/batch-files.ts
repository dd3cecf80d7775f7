import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Made books are kept for so long: a print shop fetches them in the week. */
export const KEPT_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;
const JOB = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export type BookFormat = 'pdf' | 'zip';

/** Where a batch works, and where its book lies when it is done. */
export function batchFolder(dataDir: string, job: string): string {
  return join(dataDir, 'boards', job);
}

export function bookPath(folder: string, format: BookFormat): string {
  return join(folder, `book.${format}`);
}

export async function makeBatchFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

export async function dropBatchFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** The folders of batches that are there. */
export async function batchFolders(dataDir: string): Promise<string[]> {
  const names = await readdir(join(dataDir, 'boards')).catch(() => []);
  return names.filter((name) => JOB.test(name));
}

/** Whether nobody has written into a batch's folder for longer than books are kept. */
export async function isOld(folder: string, now: number): Promise<boolean> {
  const known = await stat(folder).catch(() => null);
  return known !== null && now - known.mtimeMs > KEPT_DAYS * DAY_MS;
}

/** What a batch writes while it is being made: gathered, drawn, told. */
export const LOGS = ['gathered.log', 'drawn.log', 'told.log'] as const;

/** Of what is done only the book is kept. */
export async function dropLogs(folder: string): Promise<void> {
  for (const log of LOGS) await rm(join(folder, log), { force: true });
}
