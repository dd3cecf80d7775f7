import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBuffer } from 'yauzl';
import type {
  BoardBatchList,
  BoardPreflight,
  BoardsMade,
  NewBoards,
} from '../../../../domain/contract/board.ts';
import type { Job } from '../../../../domain/contract/job.ts';
import { BATCH_JOB } from '../../../../server/boards/batch/batch-press.ts';
import { queueJob } from '../../../../server/jobs/jobs.service.ts';
import { openTestApp, type TestApp } from '../../harness/app.ts';
import { type BoardTown, boardTown } from '../board-town.ts';
import { pdfPages } from '../read-pdf.ts';

let server: TestApp;
let town: BoardTown;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tessera-boards-'));
  server = await openTestApp('xincheng', { DATA_DIR: dataDir });
  town = await boardTown(server, true);
});
afterAll(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
});

const post = (payload: object, path = '') =>
  server.app.inject({
    method: 'POST',
    url: `/api/plans/${town.plan}/boards${path}`,
    headers: town.one.headers,
    payload,
  });

async function ended(job: string): Promise<Job> {
  for (;;) {
    const state: Job = (await town.one.get(`/api/jobs/${job}`)).json();
    if (state.state !== 'queued' && state.state !== 'running') return state;
    await sleep(50);
  }
}

async function made(
  asked: NewBoards,
): Promise<{ readonly job: Job; readonly result: BoardsMade; readonly file: Buffer }> {
  const answer = await post(asked);
  expect(answer.statusCode, answer.body).toBe(202);
  const job = await ended(answer.json().job);
  expect(job.state, JSON.stringify(job)).toBe('done');
  const file = await town.one.get(`/api/plans/${town.plan}/boards/${job.id}/file`);
  expect(file.statusCode).toBe(200);
  return { job, result: job.result as BoardsMade, file: file.rawPayload };
}

function namesIn(zip: Buffer): Promise<string[]> {
  const { promise, resolve, reject } = Promise.withResolvers<string[]>();
  fromBuffer(zip, { lazyEntries: true }, (error, file) => {
    if (error) return reject(error);
    const names: string[] = [];
    file.on('end', () => resolve(names)).on('error', reject);
    file.on('entry', ({ fileName }) => {
      names.push(fileName);
      file.readEntry();
    });
    file.readEntry();
  });
  return promise;
}

test('all grids of a plan are one PDF: index map, contents with page numbers, sheets by code', async () => {
  const { job, result, file } = await made({ grids: 'all' });
  expect(result).toMatchObject({
    plan: town.plan,
    sheets: 16,
    skipped: 0,
    format: 'pdf',
    bytes: file.length,
  });
  expect(result.name).toMatch(/^新城网格划分方案-公示图-16幅-A3-\d{4}-\d\d-\d\d\.pdf$/);
  const pages = pdfPages(file);
  expect(pages).toHaveLength(result.pages);
  expect(pages[0]).toContain('网格公示图集');
  for (let n = 1; n <= 16; n++) expect(pages[0]).toMatch(new RegExp(`(^|\\s)${n}(\\s|$)`, 'm'));
  const grids = (await town.one.division(town.plan)).grids
    .filter(({ level }) => level === 'building')
    .toSorted((a, b) => (a.code! < b.code! ? -1 : 1));
  const contents = pages.find((page) => page.includes('目录'))!;
  for (const [i, { code, name }] of grids.entries()) {
    const row = contents.split('\n').find((line) => line.includes(code!))!;
    expect(row).toContain(name);
    const at = pages.length - grids.length + i;
    expect(row).toMatch(new RegExp(`${name}\\s+${at + 1}(\\s|$)`));
    expect(pages[at]).toContain(name);
    expect(pages[at]).toContain(code);
  }
  expect(job.message).toBe('stored');
  // Nothing but the book is left.
  expect(await readdir(join(dataDir, 'boards', job.id))).toEqual(['book.pdf']);
});

test('a part is asked for by a grid above it, by name, or by level, and comes as a zip of named files', async () => {
  const { grids } = await town.one.division(town.plan);
  const north = grids.find(({ name }) => name === '北湖社区')!;
  const { result, file } = await made({
    grids: 'all',
    under: north.id,
    format: 'zip',
    lang: 'en',
    paper: 'A4',
  });
  expect(result).toMatchObject({ sheets: 8, format: 'zip' });
  const names = await namesIn(file);
  expect(names).toHaveLength(9);
  expect(names[0]).toMatch(/^0-.*\.pdf$/);
  for (const [i, name] of names.slice(1).entries())
    expect(name).toMatch(new RegExp(`^${i + 1}-\\d+-第\\d+网格\\.pdf$`));
  expect((await made({ grids: [town.grids[3]!, town.grids[3]!] })).result.sheets).toBe(1);
  expect((await made({ grids: 'all', level: 'community' })).result.sheets).toBe(2);
});

test('what cannot be a batch is refused with the reason', async () => {
  const refused = async (asked: object) => {
    const answer = await post(asked);
    return [answer.statusCode, answer.json().code];
  };
  const ids = Array.from({ length: 10_000 }, (_, i) => `grid-${i}`);
  expect(await refused({ grids: ids })).toEqual([422, 'too-many-sheets']);
  expect(await refused({ grids: ['nobody'] })).toEqual([404, 'grid-unknown']);
  expect(await refused({ grids: 'all', level: 'street' })).toEqual([422, 'level-unknown']);
  expect(await refused({ grids: 'all', under: 'nobody' })).toEqual([404, 'grid-unknown']);
  expect(await refused({ grids: 'all', template: 'nobodys' })).toEqual([404, 'template-unknown']);
  expect(await refused({ grids: 'all', paper: 'B4' })).toEqual([422, 'paper-unknown']);
  expect(await refused({ grids: 'all', paper: '20x20' })).toEqual([422, 'paper-not-possible']);
  expect((await refused({ grids: [] }))[0]).toBe(400);
  expect((await refused({ grids: 'some' }))[0]).toBe(400);
  expect((await refused({ grids: 'all', copies: 0 }))[0]).toBe(400);
  const gone = await server.app.inject({
    method: 'POST',
    url: '/api/plans/nobodys/boards',
    headers: town.one.headers,
    payload: { grids: 'all' },
  });
  expect([gone.statusCode, gone.json().code]).toEqual([404, 'plan-gone']);
  const reader = await server.as('viewer');
  const denied = await server.app.inject({
    method: 'POST',
    url: `/api/plans/${town.plan}/boards`,
    headers: reader,
    payload: { grids: 'all' },
  });
  expect(denied.statusCode).toBe(403);
});

test('the second batch waits for the first; what is cancelled leaves nothing behind, at whatever moment', async () => {
  // One after another: of what is sent at once anyone may be the first.
  const ordered = async () => (await post({ grids: 'all' })).json().job as string;
  const [first, second, third] = [await ordered(), await ordered(), await ordered()];
  const cancel = (job: string) =>
    server.app.inject({
      method: 'DELETE',
      url: `/api/plans/${town.plan}/boards/${job}`,
      headers: town.one.headers,
    });
  expect((await cancel(third)).json().state).toBe('cancelled');
  // As soon as it is at work: a warm thread needs a quarter of a second for all of it.
  while ((await town.one.get(`/api/jobs/${first}`)).json<Job>().state === 'queued') await sleep(5);
  expect((await cancel(first)).json().state).toBe('cancelled');
  expect((await ended(second)).state).toBe('done');
  expect(await readdir(join(dataDir, 'boards'))).not.toContain(first);
  expect(await readdir(join(dataDir, 'boards'))).not.toContain(third);
  const file = (job: string) => town.one.get(`/api/plans/${town.plan}/boards/${job}/file`);
  expect((await file(first)).json().code).toBe('boards-unfinished');
  const { items }: BoardBatchList = (await town.one.get(`/api/plans/${town.plan}/boards`)).json();
  expect(
    items
      .slice(0, 3)
      .map(({ state }) => state)
      .sort(),
  ).toEqual(['cancelled', 'cancelled', 'done']);
  await cancel(second);
  expect((await file(second)).json().code).toBe('boards-file-gone');
  expect(await readdir(join(dataDir, 'boards'))).not.toContain(second);
});

test('a preflight says beforehand what each sheet would lack', async () => {
  const { plan } = town;
  const answer = await post({ grids: 'all' }, '/preflight');
  expect(answer.statusCode, answer.body).toBe(200);
  const before: BoardPreflight = answer.json();
  expect(before.sheets).toBe(16);
  expect(before.general).toContainEqual({ code: 'public-url-missing', params: {} });
  const [grid] = town.grids as [string];
  await town.edit({ kind: 'describe', gridIds: [grid], set: { name: '䶮𬴂🏠' } });
  await town.edit({
    kind: 'team',
    gridId: grid,
    team: { members: [{ role: 'head', name: '王五', phone: '' }], services: [] },
  });
  const after: BoardPreflight = (await post({ grids: 'all' }, '/preflight')).json();
  const lacks = after.items.find((item) => item.grid === grid)!.missing.map(({ code }) => code);
  expect(lacks).toEqual(expect.arrayContaining(['phone-missing', 'role-missing', 'glyph-missing']));
  const counted = after.counts.find(({ code }) => code === 'phone-missing');
  expect(counted).toEqual({ code: 'phone-missing', grids: 1 });
  expect((await town.one.get(`/api/plans/${plan}/boards`)).statusCode).toBe(200);
});

test('nobody is asked for the phones of a level that has no team to have', async () => {
  const lacksAt = async (level: string) => {
    const answer: BoardPreflight = (await post({ grids: 'all', level }, '/preflight')).json();
    return answer.counts.map(({ code }) => code);
  };
  const phones = ['services-missing', 'community-phone-missing'];
  expect((await lacksAt('office')).filter((code) => phones.includes(code))).toEqual([]);
  expect(await lacksAt('building')).toContain('services-missing');
});

test('twenty batches of a territory may wait; the next is refused until one is cancelled', async () => {
  const { job: last, result } = await made({ grids: [town.grids[0]!], paper: 'A4' });
  expect(result.sheets).toBe(1);
  const { db } = server.connection;
  const { input } = await db
    .selectFrom('jobs')
    .select('input')
    .where('id', '=', last.id)
    .executeTakeFirstOrThrow();
  // Nobody works on these: none of them is done before the last is asked for.
  const queued = { kind: BATCH_JOB, input: input as object, author: 'one' };
  const jobs: string[] = [];
  for (let i = 0; i < 19; i++) jobs.push(await queueJob(db, queued));
  await made({ grids: [town.grids[0]!], paper: 'A4' });
  jobs.push(await queueJob(db, queued));
  const refused = await post({ grids: [town.grids[0]!] });
  expect(refused.json()).toMatchObject({ status: 422, code: 'boards-queue-full', params: { count: 20 } });
  const cancel = (job: string) =>
    server.app.inject({
      method: 'DELETE',
      url: `/api/plans/${town.plan}/boards/${job}`,
      headers: town.one.headers,
    });
  expect((await cancel(jobs[0]!)).json().state).toBe('cancelled');
  await made({ grids: [town.grids[0]!], paper: 'A4' });
  for (const job of jobs.slice(1)) await cancel(job);
});
