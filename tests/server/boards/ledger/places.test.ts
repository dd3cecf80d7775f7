import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  BoardPrint,
  BoardPrintList,
  FoundPlaces,
  HangingPlace,
  HangingPlaceList,
  OutdatedBoards,
  PlacesSummary,
} from '../../../../domain/contract/board.ts';
import { USUAL_SETTINGS } from '../../../../server/boards/settings/usual-settings.ts';
import { openTestApp, type TestApp } from '../../harness/app.ts';
import { at } from '../../plans/new-plan.ts';
import { type BoardTown, boardTown, putInForce } from '../board-town.ts';

let server: TestApp;
let town: BoardTown;
let dataDir: string;
let first: string;
let second: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tessera-places-'));
  server = await openTestApp('xincheng', { DATA_DIR: dataDir });
  town = await boardTown(server, true);
  [first, second] = town.grids as [string, string];
});
afterAll(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
});

async function send<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
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
  return answer.body === '' ? (null as T) : answer.json();
}
const get = async <T>(url: string): Promise<T> => {
  const answer = await town.one.get(url);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const ofPlan = `/api/plans/`;
const wrong = () => get<OutdatedBoards>(`/api/boards/wrong?plan=${town.plan}`);
const placesOf = async (grid: string) =>
  (await get<HangingPlaceList>(`${ofPlan}${town.plan}/grids/${grid}/places`)).items;
const summaryOf = async (grid: string, plan = town.plan) =>
  (await get<PlacesSummary>(`${ofPlan}${plan}/boards/places`)).grids.find((one) => one.grid === grid);
const enter = (grid: string, plan = town.plan, body: object = {}) =>
  send<BoardPrint>('POST', `${ofPlan}${plan}/grids/${grid}/prints`, body, 201);
const hang = (body: object) => send<{ places: number }>('POST', '/api/boards/places/hung', body);

async function batch(grids: string[], plan = town.plan): Promise<string> {
  const { job } = await send<{ job: string }>('POST', `${ofPlan}${plan}/boards`, { grids, paper: 'A4' }, 202);
  for (;;) {
    const { state, reason } = await get<{ state: string; reason?: object }>(`/api/jobs/${job}`);
    if (state === 'done') return job;
    if (state !== 'queued' && state !== 'running') throw new Error(`${state} ${JSON.stringify(reason)}`);
    await sleep(50);
  }
}

test('many places are entered at once, all or none, and a list that is sent twice is there once', async () => {
  const names = ['东门', '西门', '2号楼电梯口'];
  const places = [first, second].flatMap((grid) => names.map((name) => ({ grid, name: ` ${name} ` })));
  const url = `${ofPlan}${town.plan}/boards/places`;
  const foreign = [...places, { grid: 'nobodys', name: '门' }];
  expect(await send('POST', url, { places: foreign }, 404)).toMatchObject({ code: 'grid-unknown' });
  expect(await placesOf(first)).toEqual([]);
  expect(await send('POST', url, { places: [...places, places[0]!] }, 201)).toEqual({ added: 6, known: 1 });
  expect(await send('POST', url, { places }, 201)).toEqual({ added: 0, known: 6 });
  expect((await placesOf(first)).map(({ name }) => name)).toEqual(names);
  const full = Array.from({ length: 198 }, (_, i) => ({ grid: first, name: `${i}` }));
  expect(await send('POST', url, { places: full }, 422)).toMatchObject({ code: 'hanging-places-full' });
  expect(await summaryOf(first)).toMatchObject({ places: 3, bare: 3, must: 0, may: 0, gone: false });
  const { items, more } = await get<FoundPlaces>(`${url}/found?q=${encodeURIComponent('电梯')}`);
  expect(more).toBe(false);
  expect(items.map(({ grid, name }) => [grid, name])).toEqual(
    [first, second].toSorted().map((grid) => [grid, '2号楼电梯口']),
  );
});

test('two equal lists that are sent at once are there once, and two that are too long together do not both go in', async () => {
  const [one, other] = town.grids.slice(5) as [string, string];
  const url = `${ofPlan}${town.plan}/boards/places`;
  const listOf = (grid: string, start: string) => ({
    places: Array.from({ length: 120 }, (_, i) => ({ grid, name: `${start}${i}` })),
  });
  const both = (...lists: object[]) =>
    Promise.all(
      lists.map((payload) => server.app.inject({ method: 'POST', url, headers: town.one.headers, payload })),
    );
  const same = await both(listOf(one, '甲'), listOf(one, '甲'));
  expect(same.map((answer) => answer.json().added).sort()).toEqual([0, 120]);
  const answers = await both(listOf(other, '乙'), listOf(other, '丙'));
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422]);
  expect(await placesOf(other)).toHaveLength(120);
});

test('a place that is given up is brought back with what hung there, and a tick can be put back to its day', async () => {
  const print = await enter(first);
  const [place] = await placesOf(first);
  await hang({ places: [place!.id] });
  const hung = (await placesOf(first))[0]!;
  expect(hung.print).toBe(print.id);
  const back = `/api/boards/places/${hung.id}/back`;
  expect(await send('POST', back, undefined, 404)).toMatchObject({ code: 'hanging-place-gone' });
  await send('DELETE', `/api/boards/places/${hung.id}`);
  expect(await placesOf(first)).toHaveLength(2);
  expect(await send('POST', back)).toEqual(hung);
  const url = `/api/boards/places/${hung.id}`;
  const hungAt = '2026-03-01T04:00:00.000Z';
  expect(await send<HangingPlace>('PATCH', url, { print: null })).toMatchObject({
    print: null,
    hungAt: null,
  });
  expect(await send<HangingPlace>('PATCH', url, { print: print.id, hungAt })).toMatchObject({
    print: print.id,
    hungAt,
  });
  const ahead = new Date(Date.now() + 86_400_000).toISOString();
  expect(await send('PATCH', url, { hungAt: ahead }, 422)).toMatchObject({ code: 'hung-in-future' });
});

test('a sheet of a draft does not go on the wall while there is one of the plan in force', async () => {
  const draft = await town.one.copy(town.plan, '供核对');
  await enter(first, draft.id);
  const places = (await placesOf(first)).map(({ id }) => id);
  await hang({ places });
  const prints = await get<BoardPrintList>(`${ofPlan}${town.plan}/grids/${first}/prints`);
  const made = prints.items.find(({ plan }) => plan === town.plan)!;
  expect(prints.items[0]!.plan).toBe(draft.id);
  expect(new Set((await placesOf(first)).map(({ print }) => print))).toEqual(new Set([made.id]));
});

test('a sheet of a draft cannot be ticked off anywhere; one that hangs from before must come down though all on it is so', async () => {
  const draft = await town.one.copy(town.plan, '再核对');
  const sheet = await enter(first, draft.id);
  const [place] = await placesOf(first);
  const url = `/api/boards/places/${place!.id}`;
  const refused = { code: 'print-of-draft' };
  expect(await send('PATCH', url, { print: sheet.id }, 409)).toMatchObject(refused);
  await enter(second, draft.id);
  const places = (await placesOf(second)).map(({ id }) => id);
  expect(await send('POST', '/api/boards/places/hung', { places }, 409)).toMatchObject(refused);
  const job = await batch([second], draft.id);
  expect(await send('POST', '/api/boards/places/hung', { job }, 409)).toMatchObject(refused);
  expect((await placesOf(second)).every(({ print }) => print === null)).toBe(true);
  for (const print of ['', 'nobodys'])
    expect(await send('PATCH', url, { print }, 404)).toMatchObject({ code: 'print-gone' });
  const { db } = server.connection;
  const hangs = (print: string | null) =>
    db.updateTable('board_places').set({ print_id: print }).where('id', '=', place!.id).execute();
  await hangs(sheet.id);
  expect((await wrong()).items.find(({ grid }) => grid === first)).toMatchObject({
    places: 1,
    must: [{ code: 'was-draft', params: {} }],
    may: [],
  });
  await hangs(place!.print);
  expect((await wrong()).items.find(({ grid }) => grid === first)).toBeUndefined();
});

test('what is printed and not hung is said; a batch hangs what it has printed, not what came after it', async () => {
  await town.edit({ kind: 'describe', gridIds: [first], set: { name: '改名网格' } });
  const mine = async () => (await wrong()).items.find(({ grid }) => grid === first);
  expect(await mine()).toMatchObject({ places: 3, ready: null, gone: false });
  expect(await summaryOf(first)).toMatchObject({ places: 3, bare: 0, must: 3, may: 0 });
  const job = await batch([first]);
  const later = await enter(first);
  expect((await mine())!.ready).toMatchObject({ id: later.id, job: null });
  expect(await hang({ job })).toEqual({ places: 3 });
  const hung = new Set((await placesOf(first)).map(({ print }) => print));
  expect(hung.size).toBe(1);
  expect(hung.has(later.id)).toBe(false);
  expect(await mine()).toBeUndefined();
  // Printed and wrong again before it was hung: there is nothing to hang.
  await town.edit({ kind: 'describe', gridIds: [first], set: { name: '又改名' } });
  expect((await mine())!.ready).toBeNull();
  const ready = await enter(first);
  const { prints } = (await mine())!;
  expect((await mine())!.ready?.id).toBe(ready.id);
  expect(await hang({ prints })).toEqual({ places: 3 });
  expect(await mine()).toBeUndefined();
});

test('a text written by hand is told of, and makes its boards wrong', async () => {
  const { db } = server.connection;
  const told = async () =>
    (await db.selectFrom('events').select('seq').where('kind', '=', 'boards').execute()).length;
  const url = `${ofPlan}${town.plan}/grids/${first}/four-sides`;
  const before = await told();
  await send('PUT', url, { zh: '东至小河', en: '' });
  // What has been told of a second after the edits before may come between.
  expect(await told()).toBeGreaterThan(before);
  const item = (await wrong()).items.find(({ grid }) => grid === first)!;
  expect(item.must.map(({ code }) => code)).toEqual(['four-sides-changed']);
  const written = await told();
  await send('DELETE', url);
  expect(await told()).toBeGreaterThan(written);
  expect((await wrong()).items.find(({ grid }) => grid === first)).toBeUndefined();
});

test('a building that comes and settings that change are told of, since boards say what follows from them', async () => {
  const { db } = server.connection;
  const told = async () =>
    (await db.selectFrom('events').select('seq').where('kind', '=', 'boards').execute()).length;
  let before = await told();
  // Of the edits before has been told by then; were it not, nothing here would fail for it.
  for (let last = -1; last !== before; before = await told()) {
    last = before;
    await sleep(2_000);
  }
  const built = await server.app.inject({
    method: 'POST',
    url: '/api/buildings',
    headers: { ...town.one.headers, 'idempotency-key': randomUUID() },
    payload: { at: at(0.3, 0.3), households: 12, name: '新楼' },
  });
  expect(built.statusCode).toBe(201);
  await expect.poll(told, { timeout: 30_000 }).toBeGreaterThan(before);
  const mine = (await wrong()).items.find(({ grid }) => grid === first)!;
  expect(mine.must.map(({ code }) => code)).toEqual(['households-changed']);
  await enter(first);
  await hang({ places: (await placesOf(first)).map(({ id }) => id) });
  const count = await told();
  const settings = { ...USUAL_SETTINGS, communityPhone: '0370-110' };
  const set = await server.app.inject({
    method: 'PUT',
    url: '/api/boards/settings',
    headers: server.admin,
    payload: settings,
  });
  expect(set.statusCode, set.body).toBe(200);
  expect(await told()).toBeGreaterThan(count);
  expect((await wrong()).items.find(({ grid }) => grid === first)!.must.map(({ code }) => code)).toEqual([
    'community-phone-changed',
  ]);
});

test('the places of a merged grid are named as they were, go to the grid that took it, and its boards come down', async () => {
  const [, , third, fourth] = town.grids as [string, string, string, string];
  await send(
    'POST',
    `${ofPlan}${town.plan}/boards/places`,
    {
      places: [third, fourth].map((grid) => ({ grid, name: '大门' })),
    },
    201,
  );
  for (const grid of [third, fourth]) await enter(grid);
  await hang({ places: [...(await placesOf(third)), ...(await placesOf(fourth))].map(({ id }) => id) });
  const loose = town.grids[9]!;
  await enter(loose);
  const draft = await town.one.copy(town.plan, '合并');
  await town.edit({ kind: 'merge', gridIds: [third, fourth] }, draft.id);
  await town.edit({ kind: 'merge', gridIds: [loose, town.grids[8]!] }, draft.id);
  await putInForce(server, draft.id);
  const now = await wrong();
  const gone = now.items.filter((item) => item.gone);
  const [hungGone] = gone.filter(({ grid }) => grid === third || grid === fourth);
  expect(hungGone).toMatchObject({ places: 1, ready: null });
  expect(hungGone!.name).toMatch(/^第[34]网格$/);
  expect(await summaryOf(hungGone!.grid, draft.id)).toMatchObject({ gone: true, places: 1, must: 1 });
  const csv = await town.one.get(`${ofPlan}${draft.id}/boards/places.csv`);
  expect(csv.body.split('\r\n').filter((line) => line.includes(`,${hungGone!.name},`))).toHaveLength(1);
  const kept = hungGone!.grid === third ? fourth : third;
  const [place] = await placesOf(hungGone!.grid);
  const moved = await send<HangingPlace>('PATCH', `/api/boards/places/${place!.id}`, { grid: kept });
  expect(moved).toMatchObject({ grid: kept, print: place!.print });
  const print = await enter(kept, draft.id);
  expect(await hang({ places: [place!.id] })).toEqual({ places: 1 });
  expect((await placesOf(kept)).find(({ id }) => id === place!.id)!.print).toBe(print.id);
  // The tick is taken back, and made again.
  const url = `/api/boards/places/${place!.id}`;
  const undone = await send<HangingPlace>('PATCH', url, { print: place!.print, hungAt: place!.hungAt });
  expect(undone).toMatchObject({ grid: kept, print: place!.print, hungAt: place!.hungAt });
  expect(await hang({ places: [place!.id] })).toEqual({ places: 1 });
  expect((await wrong()).items.find(({ grid }) => grid === hungGone!.grid)).toBeUndefined();
  // Where it hung nobody knows: it is said to be taken down, and no older one comes up in its stead.
  const looseGone = gone.filter(({ grid }) => grid === loose || grid === town.grids[8]);
  for (const { prints } of looseGone) await send('POST', '/api/boards/prints/taken-down', { prints }, 204);
  expect((await wrong()).items.filter((item) => item.gone)).toEqual([]);
});
