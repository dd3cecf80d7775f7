import { execFile } from 'node:child_process';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from './page.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const DIST = join(ROOT, 'dist');
/** What the built page is made from. */
const SOURCES = ['client', 'domain', 'vite.config.ts', 'package-lock.json'];

/**
 * The built page; built first, by Vite, where it is missing or older than what it is made from. It is built beside
 * and put in place whole: a start that is killed half-way, or two at once, leave no half page that looks new.
 */
export async function builtPage(onBuild: () => void): Promise<Page> {
  const built = await changedAt(join(DIST, 'index.html'));
  const sources = await Promise.all(SOURCES.map((name) => newestIn(join(ROOT, name))));
  if (built < Math.max(...sources)) {
    onBuild();
    const draft = join(DIST, `../dist.${process.pid}`);
    try {
      await build(draft);
      await rm(DIST, { recursive: true, force: true });
      await rename(draft, DIST).catch((error) => {
        // Another start was quicker; its page is as good.
        if (!['ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error;
      });
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }
  return { kind: 'built', folder: DIST };
}

/** In a process of its own: a build takes a gigabyte, which the server would keep. */
async function build(folder: string): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  const asked = ['--config', join(ROOT, 'vite.config.ts'), '--outDir', folder, '--logLevel', 'warn'];
  await promisify(execFile)(process.execPath, [vite, 'build', join(ROOT, 'client'), ...asked], { cwd: ROOT });
}

/** The page with reload: Vite's middleware, and what ends it. */
export async function devPage(): Promise<{ page: Page; close(): Promise<void> }> {
  const vite = await import('vite');
  const server = await vite.createServer({
    root: join(ROOT, 'client'),
    configFile: join(ROOT, 'vite.config.ts'),
    server: { middlewareMode: true },
    appType: 'spa',
  });
  return { page: { kind: 'dev', handle: server.middlewares }, close: () => server.close() };
}

/** Milliseconds since 1970; 0 where there is nothing. */
async function changedAt(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

async function newestIn(path: string): Promise<number> {
  const inside = await readdir(path, { recursive: true }).catch(() => []);
  const times = await Promise.all([path, ...inside.map((name) => join(path, name))].map(changedAt));
  return times.reduce((newest, time) => Math.max(newest, time), 0);
}
