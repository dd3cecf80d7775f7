import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { bookPath } from '../../../../server/boards/batch/batch-files.ts';
import type { BatchTask } from '../../../../server/boards/batch/batch-task.ts';
import type { SheetFile, SheetTask } from '../../../../server/boards/sheets/sheet-task.ts';
import { USUAL_TEMPLATE } from '../../../../server/boards/templates/built-in.ts';
import { BoardThread } from '../../../../server/boards/thread/board-thread.ts';
import { addressOf } from '../../../../server/db/connect.ts';
import { beginJob, type Outcome, queueJob } from '../../../../server/jobs/jobs.service.ts';
import { openTestApp, type TestApp } from '../../harness/app.ts';
import { type GatedDatabase, gateBefore } from '../../harness/gate-before.ts';
import { type BoardTown, boardTown } from '../board-town.ts';
import { pdfPages } from '../read-pdf.ts';

let server: TestApp;
let town: BoardTown;
let dataDir: string;
let thread: BoardThread;
/** The thread's way to the database: shut, no single task that is begun ends, however long the test is held up. */
let database: GatedDatabase;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tessera-thread-'));
  server = await openTestApp('xincheng', { DATA_DIR: dataDir });
  town = await boardTown(server, true);
});
afterAll(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
});
beforeEach(async () => {
  const { connection, profile } = server;
  database = await gateBefore(addressOf(connection.db));
  thread = new BoardThread({ address: database.address, profile, publicUrl: null });
});
afterEach(async () => {
  await thread.close();
  await database.close();
});

const NEVER = new AbortController().signal;
const PICTURE = { paper: 'A4', format: 'png', dpi: '72' } as const;
/** In some seventy strips: seconds of work. */
const LARGE_PICTURE = { paper: 'A0', format: 'png', dpi: '300' } as const;
/** Each grid so often: a batch that no test waits for. */
const LONG = 40;
const longOf = (grids: readonly string[]) => Array.from({ length: LONG }, () => grids).flat();

function sheetTask(grid: string): SheetTask {
  return { kind: 'sheet', plan: town.plan, grid, query: { paper: 'A4' } };
}

async function pagesOf(made: Promise<Outcome>): Promise<string[]> {
  const outcome = await made;
  if (!outcome.ok) throw new Error(outcome.reason.code);
  return pdfPages((outcome.value as SheetFile).bytes);
}

/** A job that runs, of so many grids, each as often as is asked for: long enough for what comes meanwhile. */
async function batchTask(grids: readonly string[]): Promise<BatchTask> {
  const { db } = server.connection;
  const job = await queueJob(db, { kind: 'test', input: {}, author: 'one' });
  await beginJob(db, job, ['queued'], 'gathering');
  const order = {
    plan: town.plan,
    grids,
    template: { ...USUAL_TEMPLATE, paper: 'A4' as const },
    lang: 'zh' as const,
    format: 'pdf' as const,
    copies: 1,
    made: '2026-11-22T08:00:00.000Z',
    author: 'one',
  };
  return { job, order, folder: join(dataDir, job) };
}

/** A promise of the first word of a batch that begins so. */
function when(start: string) {
  const { promise, resolve } = Promise.withResolvers<void>();
  return {
    reached: promise,
    progress: (_: number, message: string) => {
      if (message.startsWith(start)) resolve();
    },
  };
}

test('what was warmed up is never drawn old: an edit before the first sheet is on it', async () => {
  await thread.sheet({ kind: 'warm' }, NEVER);
  const [grid] = town.grids as [string];
  for (const name of ['第1网格（新）', '第1网格']) {
    await town.edit({ kind: 'describe', gridIds: [grid], set: { name } });
    expect((await pagesOf(thread.sheet(sheetTask(grid), NEVER)))[0]).toContain(name);
  }
});

test('a single sheet passes a batch between two of its sheets, and a cancelled batch leaves the thread to others', async () => {
  const { reached, progress } = when('drawing');
  const stop = new AbortController();
  let isOver = false;
  const batch = thread.batch(await batchTask(longOf(town.grids)), { signal: stop.signal, progress });
  const cancelled = expect(batch.finally(() => (isOver = true))).rejects.toThrow('cancelled');
  await reached;
  await pagesOf(thread.sheet(sheetTask(town.grids[0]!), NEVER));
  expect(isOver).toBe(false);
  const sheet = thread.sheet(sheetTask(town.grids[1]!), NEVER);
  stop.abort();
  await cancelled;
  expect((await pagesOf(sheet))[0]).toContain('第2网格');
});

test('a large picture lets single sheets and what a batch lacks pass between two of its strips', async () => {
  const [grid, other] = town.grids as [string, string];
  let isOver = false;
  const picture = thread.sheet({ kind: 'sheet', plan: town.plan, grid, query: LARGE_PICTURE }, NEVER);
  void picture.finally(() => (isOver = true));
  await pagesOf(thread.sheet(sheetTask(other), NEVER));
  const lacks = await thread.sheet({ kind: 'preflight', plan: town.plan, asked: { grids: 'all' } }, NEVER);
  expect([lacks.ok, isOver]).toEqual([true, false]);
  await thread.close();
  expect(await picture).toMatchObject({ ok: false, reason: { code: 'job-interrupted' } });
});

test.each([
  ['a picture', 'a sheet', PICTURE, { paper: 'A4' }],
  ['a sheet', 'a picture', { paper: 'A4' }, PICTURE],
] as const)(
  '%s that is given up ends the thread, and whoever waits for %s has it all the same',
  async (_, __, query, others) => {
    const [grid, other] = town.grids as [string, string];
    database.gate.freeze();
    const late = new AbortController();
    const refused = expect(
      thread.sheet({ kind: 'sheet', plan: town.plan, grid, query }, late.signal),
    ).rejects.toThrow();
    const waited = thread.sheet({ kind: 'sheet', plan: town.plan, grid: other, query: others }, NEVER);
    await new Promise((next) => setImmediate(next));
    late.abort();
    await refused;
    database.gate.open();
    expect(await waited).toMatchObject({ ok: true });
  },
);

test('a sheet that is given up ends the thread, and the batch beside it is gone on with to the same bytes', async () => {
  const whole = await batchTask(town.grids);
  expect((await thread.batch(whole, { signal: NEVER, progress() {} })).ok).toBe(true);
  const { reached, progress } = when('drawing 4/');
  const task = await batchTask(town.grids);
  const batch = thread.batch(task, { signal: NEVER, progress });
  await reached;
  database.gate.freeze();
  const late = new AbortController();
  const sheet = thread.sheet(sheetTask(town.grids[0]!), late.signal);
  const refused = expect(sheet).rejects.toThrow();
  await new Promise((next) => setImmediate(next));
  late.abort();
  await refused;
  database.gate.open();
  expect((await batch).ok).toBe(true);
  const [one, other] = await Promise.all(
    [whole, task].map(({ folder }) => readFile(bookPath(folder, 'pdf'))),
  );
  expect(one!.equals(other!)).toBe(true);
});

test('a server that is stopped interrupts both', async () => {
  const { reached, progress } = when('drawing');
  const batch = thread.batch(await batchTask(longOf(town.grids)), { signal: NEVER, progress });
  await reached;
  const sheet = thread.sheet(sheetTask(town.grids[0]!), NEVER);
  await thread.close();
  for (const outcome of [await batch, await sheet])
    expect(outcome.ok ? 'made' : outcome.reason.code).toBe('job-interrupted');
});
