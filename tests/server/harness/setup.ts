import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { connect } from '../../../server/db/connect.ts';
import { startEmbedded } from '../../../server/db/embedded/start.ts';
import { migrate } from '../../../server/db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** What the test files of this run share: one embedded database, or a migrated template to copy. */
    database:
      | { kind: 'embedded'; socket: string; kept: string }
      | { kind: 'postgresql'; url: string; template: string };
  }
}

const root = new URL('../../../', import.meta.url).pathname;

/** Once a run, before the first test file: a migrated database. Gives what undoes it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.DATABASE_URL;
  return url ? setupPostgres(project, url) : setupEmbedded(project);
}

async function setupPostgres(project: TestProject, url: string): Promise<() => Promise<void>> {
  const template = `tessera_test_${process.pid}`;
  await statement(url, `create database ${template}`);
  const { db, close } = connect({ kind: 'postgresql', url: withDatabase(url, template) });
  await migrate(db);
  await close();
  project.provide('database', { kind: 'postgresql', url, template });
  return () => statement(url, `drop database ${template} with (force)`);
}

/**
 * Making a database with PostGIS takes up to 12 s, copying one no time: a migrated data directory is kept for each
 * state of the migrations.
 */
async function setupEmbedded(project: TestProject): Promise<() => Promise<void>> {
  const kept = join(root, 'node_modules/.cache/tessera', await digestOfSchema());
  const mine = join(tmpdir(), `tessera-test-${process.pid}`);
  await rm(mine, { recursive: true, force: true });
  if (!(await exists(kept))) {
    const fresh = await startEmbedded(mine, () => {});
    const { db, close } = connect({ kind: 'embedded', socket: fresh.socket });
    await migrate(db);
    await close();
    await fresh.close();
    const draft = `${kept}.${process.pid}`;
    await mkdir(join(kept, '..'), { recursive: true });
    await cp(mine, draft, { recursive: true });
    // Another run may have been quicker; its copy is as good.
    await rename(draft, kept).catch(() => rm(draft, { recursive: true }));
  } else await cp(kept, mine, { recursive: true });
  const database = await startEmbedded(mine, () => {});
  project.provide('database', { kind: 'embedded', socket: database.socket, kept });
  return async () => {
    await database.close();
    await rm(mine, { recursive: true, force: true });
  };
}

async function digestOfSchema(): Promise<string> {
  const hash = createHash('sha256').update(process.versions.node);
  const folder = join(root, 'migrations');
  for (const name of (await readdir(folder)).sort()) hash.update(await readFile(join(folder, name)));
  for (const part of ['pglite', 'pglite-postgis'])
    hash.update(await readFile(join(root, 'node_modules/@electric-sql', part, 'package.json')));
  return hash.digest('hex').slice(0, 20);
}

async function exists(path: string): Promise<boolean> {
  return readdir(path).then(
    () => true,
    () => false,
  );
}

export async function statement(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
