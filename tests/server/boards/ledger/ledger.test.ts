import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  AffectedBoards,
  BoardPrintList,
  HangingBoards,
  HangingPlace,
  OutdatedBoards,
} from '../../../../domain/contract/board.ts';
import { openTestApp, type TestApp } from '../../harness/app.ts';
import { at } from '../../plans/new-plan.ts';
import { type BoardTown, boardTown, putInForce } from '../board-town.ts';

let server: TestApp;
let town: BoardTown;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tessera-ledger-'));
  server = await openTestApp('xincheng', { DATA_DIR: dataDir });
  town = await boardTown(server, true);
});
afterAll(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
});

async function send<T>(
  method: 'POST' | 'PATCH' | 'DELETE',
  url: string,
  payload?: object,
  status = 200,
): Promise<T> {
  const answer = await server.app.inject({
    method,
    url,
    headers: town.one.headers,
    ...(payload ? { payload } : {}),
  });
  expect(answer.statusCode, answer.body).toBe(status);
  return answer.json();
}
const get = async <T>(url: string): Promise<T> => {
  const answer = await town.one.get(url);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const wrong = () => get<OutdatedBoards>(`/api/boards/wrong?plan=${town.plan}`);
const affected = (plan: string) => get<AffectedBoards>(`/api/plans/${plan}/boards/affected`);

async function print(grids: string[] | 'all', plan = town.plan): Promise<string> {
  const { job } = await send<{ job: string }>(
    'POST',
    `/api/plans/${plan}/boards`,
    { grids, paper: 'A4', copies: 3 },
    202,
  );
  for (;;) {
    const { state, reason } = await get<{ state: string; reason?: object }>(`/api/jobs/${job}`);
    if (state === 'done') return job;
    if (state !== 'queued' && state !== 'running') throw new Error(`${state} ${JSON.stringify(reason)}`);
    await sleep(50);
  }
}

const codes = (boards: OutdatedBoards, grid: string) => {
  const item = boards.items.find((one) => one.grid === grid);
  return { must: item?.must.map(({ code }) => code) ?? [], may: item?.may.map(({ code }) => code) ?? [] };
};

/** Hanging places of two grids of the south, three each. */
const places: HangingPlace[] = [];

test('nothing is wrong before anything is printed, nor right after', async () => {
  expect(await wrong()).toEqual({ plan: town.plan, items: [], must: 0, may: 0 });
  const job = await print('all');
  expect(await wrong()).toEqual({ plan: town.plan, items: [], must: 0, may: 0 });
  const { items } = await get<BoardPrintList>(`/api/plans/${town.plan}/grids/${town.grids[0]}/prints`);
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    grid: town.grids[0],
    plan: town.plan,
    job,
    paper: 'A4',
    lang: 'zh',
    copies: 3,
  });
});

test('hanging places are kept, changed, given up and ticked off with a print', async () => {
  for (const grid of town.grids.slice(0, 2))
    for (const name of ['东门', '西门', '电梯口'])
      places.push(
        await send('POST', `/api/plans/${town.plan}/grids/${grid}/places`, { name, at: at(0.5, 0.5) }, 201),
      );
  expect(places[0]).toMatchObject({ name: '东门', print: null, hungAt: null, at: at(0.5, 0.5) });
  // What is known to hang nowhere is not wrong.
  await town.edit({ kind: 'describe', gridIds: [town.grids[0]!], set: { name: '改名网格' } });
  expect(codes(await wrong(), town.grids[0]!)).toEqual({ must: [], may: [] });
  expect(await send('POST', '/api/boards/places/hung', { places: places.map(({ id }) => id) })).toEqual({
    places: 6,
  });
  expect((await wrong()).items.find(({ grid }) => grid === town.grids[0])).toMatchObject({
    places: 3,
    must: [{ code: 'name-changed', params: { was: '第1网格', now: '改名网格' } }],
  });
  await send('PATCH', `/api/boards/places/${places[2]!.id}`, { name: '2号楼电梯口', at: null });
  const gone = await send<{ code: string }>('PATCH', '/api/boards/places/nobodys', { name: '门' }, 404);
  expect(gone.code).toBe('hanging-place-gone');
  for (const [wish, code] of [
    [{ print: 'nobodys' }, 'print-gone'],
    [{ grid: 'nobodys' }, 'grid-unknown'],
  ] as const) {
    const refused = await send<object>('PATCH', `/api/boards/places/${places[0]!.id}`, wish, 404);
    expect(refused).toMatchObject({ code });
  }
  await send('DELETE', `/api/boards/places/${places[1]!.id}`);
  expect((await wrong()).items.find(({ grid }) => grid === town.grids[0])?.places).toBe(2);
  expect(await send('POST', '/api/boards/places/hung', {}, 422)).toMatchObject({ code: 'places-or-job' });
});

test('the list to take along says where a board is to be replaced', async () => {
  const csv = await town.one.get(`/api/plans/${town.plan}/boards/places.csv?wrong=1`);
  expect(csv.headers['content-type']).toContain('text/csv');
  const lines = csv.body.replace('\ufeff', '').trim().split('\r\n');
  expect(lines[0]).toContain('悬挂位置');
  expect(
    lines.slice(1).filter((line) => line.includes('改名网格') && line.includes('必须更换')),
  ).toHaveLength(2);
});

test('just those that are wrong are printed and ticked off: then nothing is wrong', async () => {
  const before = await wrong();
  // Its neighbours show its name, and so do the overviews of its community.
  expect(before.may).toBeGreaterThan(0);
  // Its own, two of which hang; the grids beside it, whose four sides name it.
  expect(codes(before, town.grids[1]!).must).toEqual(['four-sides-changed']);
  expect(codes(before, town.grids[4]!).must).toEqual(['four-sides-changed']);
  expect(before.must).toBe(2 + 3 + 1);
  const job = await print(before.items.map(({ grid }) => grid));
  await send('POST', '/api/boards/places/hung', { job });
  expect(await wrong()).toMatchObject({ items: [], must: 0, may: 0 });
});

test('a team that changes makes its own boards wrong, and no other', async () => {
  const [grid] = town.grids as [string];
  await town.edit({
    kind: 'team',
    gridId: grid,
    team: {
      members: [{ role: 'grid-worker', name: '新来的', phone: '0370-9' }],
      services: [{ name: '管道疏通', phone: '0370-3000001' }],
    },
  });
  const boards = await wrong();
  expect(boards.items.map((item) => item.grid)).toEqual([grid]);
  expect(codes(boards, grid)).toEqual({ must: ['members-changed'], may: [] });
  const job = await print([grid]);
  await send('POST', '/api/boards/places/hung', { job });
});

test('a draft marks nothing; before it is put in force it says how many boards it would touch, and then these are wrong', async () => {
  const draft = await town.one.copy(town.plan, '调整');
  expect(await affected(draft.id)).toEqual({ must: 0, may: 0 });
  // The border between the first two grids of the lowest row moves 40 m to the east.
  await town
    .edit(
      {
        kind: 'reshape',
        level: 'building',
        line: [at(1, -0.5), at(1, 0), at(1.4, 0.5), at(1, 1), at(1, 1.5)],
      },
      draft.id,
    )
    .catch(() =>
      town.edit(
        { kind: 'move-border', level: 'building', moves: [{ from: at(1, 0), to: at(1.4, 0) }] },
        draft.id,
      ),
    );
  expect(await wrong()).toMatchObject({ items: [], must: 0, may: 0 });
  const counted = await affected(draft.id);
  expect(counted.must).toBeGreaterThanOrEqual(2 + 3);
  expect(counted.may).toBeGreaterThan(0);
  const hanging = await get<HangingBoards>(`/api/plans/${draft.id}/boards/hanging`);
  expect(hanging.grids[town.grids[1]!]).toBe(3);
  expect(hanging.grids[town.grids[9]!]).toBe(1);
  await putInForce(server, draft.id);
  const boards = await wrong();
  expect({ must: boards.must, may: boards.may }).toEqual(counted);
  expect(boards.plan).toBe(draft.id);
  for (const grid of town.grids.slice(0, 2)) expect(codes(boards, grid).must).toContain('border-moved');
});

test('browsers are told once that boards may be wrong, and not of what drafts are put through', async () => {
  const { db } = server.connection;
  const told = async () =>
    (await db.selectFrom('events').select('seq').where('kind', '=', 'boards').execute()).length;
  const { items } = await get<{ items: { id: string; status: string }[] }>('/api/plans');
  const inForce = items.find(({ status }) => status === 'in-force')!.id;
  await sleep(1_500);
  const before = await told();
  const draft = await town.one.copy(inForce, '又一稿');
  await town.edit({ kind: 'describe', gridIds: [town.grids[3]!], set: { name: '只是草案' } }, draft.id);
  await sleep(1_500);
  expect(await told()).toBe(before);
  for (const name of ['甲', '乙', '丙'])
    await town.edit({ kind: 'describe', gridIds: [town.grids[3]!], set: { name } }, inForce);
  for (let i = 0; i < 100 && (await told()) === before; i++) await sleep(50);
  await sleep(1_500);
  expect((await told()) - before).toBeLessThanOrEqual(2);
  expect(await told()).toBeGreaterThan(before);
});

test('a single sheet is entered by hand; a merged grid leaves a board that shows what is no more', async () => {
  const { items } = await get<{ items: { id: string; status: string }[] }>('/api/plans');
  const inForce = items.find(({ status }) => status === 'in-force')!.id;
  const grid = town.grids[12]!;
  const entered = await send<{ id: string }>(
    'POST',
    `/api/plans/${inForce}/grids/${grid}/prints`,
    { lang: 'en' },
    201,
  );
  expect((await wrong()).items.find((item) => item.grid === grid)).toBeUndefined();
  const draft = await town.one.copy(inForce, '合并');
  await town.edit({ kind: 'merge', gridIds: [town.grids[12]!, town.grids[13]!] }, draft.id);
  await putInForce(server, draft.id);
  const boards = await wrong();
  const gone = town.grids.slice(12, 14).filter((id) => codes(boards, id).must.includes('grid-gone'));
  expect(gone).toHaveLength(1);
  expect(entered.id).toMatch(/^[0-9a-f-]{36}$/);
});
