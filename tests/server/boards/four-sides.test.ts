import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireFourSides } from '../../../domain/contract/four-sides.ts';
import type { IssueList } from '../../../domain/contract/issue.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import { fourSidesOf } from '../../../server/boards/four-sides/four-sides.service.ts';
import { lineToHex } from '../../../server/db/wkb.ts';
import { planContext } from '../../../server/plans/context.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { at, type Planner, planner, rectangle } from '../plans/new-plan.ts';

let server: TestApp;
let one: Planner;
let reader: Record<string, string>;
let plan: string;
let west: string;
let east: string;

const lattice = ([lng, lat]: [number, number]): Point => [Math.round(lng * 1e7), Math.round(lat * 1e7)];

beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
  reader = await server.as('viewer');
  ({ id: plan } = await one.newPlan([rectangle(0, 0, 8, 8)], '新城'));
  const { db } = server.connection;
  const { territory_id } = await db
    .selectFrom('plans')
    .select('territory_id')
    .where('id', '=', plan)
    .executeTakeFirstOrThrow();
  const line = (id: string, name: string, kind: 'road' | 'water', points: [number, number][]) => ({
    id,
    territory_id,
    kind,
    class: kind === 'road' ? 'secondary' : 'river',
    name,
    geom: lineToHex(points.map(lattice)),
  });
  await db
    .insertInto('lines')
    .values([
      line('l1', '中街', 'road', [at(4, -1), at(4, 9)]),
      line('l2', '东大街', 'road', [at(6, -1), at(6, 9)]),
      line('l3', '包河', 'water', [at(-1, 8), at(9, 8)]),
    ])
    .execute();
  const root = (await one.division(plan)).grids.find((grid) => grid.parentId === null)!.id;
  const carve = async (revision: number, x0: number, x1: number, name: string) => {
    const ring = rectangle(x0, 0, x1, 8);
    const made = await one.edit(plan, revision, {
      kind: 'carve',
      level: 'community',
      area: [ring as [number, number][]],
      into: { new: root },
    });
    expect(made.statusCode, made.body).toBe(200);
    const id = made.json().diff.added.find((grid: { level: string }) => grid.level === 'community').id;
    const named = await one.edit(plan, revision + 1, { kind: 'describe', gridIds: [id], set: { name } });
    expect(named.statusCode, named.body).toBe(200);
    return id as string;
  };
  west = await carve(0, 0, 4, '西格');
  east = await carve(2, 4, 8, '东格');
});

afterAll(() => server.close());

const url = (grid: string, of = plan) => `/api/plans/${of}/grids/${grid}/four-sides`;
const get = async (grid: string, of = plan): Promise<WireFourSides> => (await one.get(url(grid, of))).json();
const put = (grid: string, payload: object, headers = one.headers, of = plan) =>
  server.app.inject({ method: 'PUT', url: url(grid, of), headers, payload });
const outdated = async (of = plan) => {
  const { items }: IssueList = (await one.get(`/api/plans/${of}/issues`)).json();
  return items.filter((issue) => issue.code === 'four-sides-outdated');
};

test('a grid at any level has its four sides in words, from the lines and the grids around it', async () => {
  expect(await get(west)).toMatchObject({
    zh: '东至中街（含道路西侧），南至辖区边界，西至辖区边界，北至包河。',
    en: 'East to 中街 (its west side included); south to the edge of the territory; west to the edge of the territory; north to 包河.',
    edited: false,
    outdated: false,
    author: null,
    at: null,
  });
  const { sides } = await get(east);
  expect(sides).toHaveLength(1);
  const [street] = sides[0]!.west.runs;
  expect(street).toMatchObject({ what: 'line', kind: 'road', name: '中街', side: 'centre' });
  expect(street!.lengthM).toBeGreaterThan(880);
  // north to south
  expect(street!.from[1]).toBeGreaterThan(street!.to[1]);
});

test('only a planner writes, one plain line of at most 500 signs', async () => {
  expect((await put(west, { zh: '甲', en: '' }, reader)).statusCode).toBe(403);
  for (const [payload, status, code] of [
    [{ zh: '甲\u0007', en: '' }, 422, 'four-sides-signs'],
    [{ zh: '甲', en: 'a\nb' }, 422, 'four-sides-signs'],
    [{ zh: '甲\u202e乙', en: '' }, 422, 'four-sides-signs'],
    [{ zh: '  ', en: '' }, 422, 'four-sides-empty'],
    [{ zh: '\u200b', en: '\u3164 \u2060' }, 422, 'four-sides-empty'],
    [{ zh: '甲'.repeat(501), en: '' }, 400, 'invalid-request'],
    [{ zh: '甲' }, 400, 'invalid-request'],
    [{ zh: '甲', en: '', more: 1 }, 400, 'invalid-request'],
  ] as const) {
    const refused = await put(west, payload);
    expect([payload, refused.statusCode, refused.json().code]).toEqual([payload, status, code]);
  }
  expect((await put(west, { zh: '㙍垚骉叆'.repeat(125), en: '' })).statusCode).toBe(200);
  for (const [grid, of, code] of [
    ['nobody', plan, 'grid-unknown'],
    [west, 'nowhere', 'plan-gone'],
  ] as const) {
    const refused = await put(grid, { zh: '甲', en: '' }, one.headers, of);
    expect([refused.statusCode, refused.json().code]).toEqual([404, code]);
    const unread = await one.get(url(grid, of));
    expect([unread.statusCode, unread.json().code]).toEqual([404, code]);
  }
  await server.app.inject({ method: 'DELETE', url: url(west), headers: one.headers });
  expect(await get(west)).toMatchObject({ edited: false });
});

test('a written text stands, goes along into a draft, and is told when the border leaves it', async () => {
  const zh = '东至中街，南面、西面到辖区边上，北到包河';
  const kept = await put(west, { zh, en: '' });
  expect(kept.json()).toMatchObject({ zh, edited: true, outdated: false });
  expect(kept.json().en).toMatch(/^East to 中街/);
  expect(kept.json().made.zh).toMatch(/^东至中街（含道路西侧）/);
  expect(await outdated()).toEqual([]);

  const copy = (await one.copy(plan)).id;
  expect(await get(west, copy)).toMatchObject({ zh, edited: true, outdated: false });

  // the border goes over to the avenue two blocks on: a text that names the middle street no longer fits
  const moved = await one.edit(copy, 0, {
    kind: 'carve',
    level: 'community',
    area: [rectangle(4, 0, 6, 8) as [number, number][]],
    into: west,
  });
  expect(moved.statusCode, moved.body).toBe(200);
  expect(await get(west, copy)).toMatchObject({ zh, edited: true, outdated: true });
  expect((await get(west, copy)).made.zh).toMatch(/^东至东大街（含道路西侧）/);
  expect(await outdated(copy)).toMatchObject([
    { id: `four-sides-outdated:${west}`, severity: 'notice', gridIds: [west], params: { name: '西格' } },
  ]);
  expect(await outdated()).toEqual([]);
  const told = (await one.get(`/api/plans/${copy}/four-sides/outdated`)).json();
  expect(told.items).toEqual(await outdated(copy));
  expect((await one.get('/api/plans/nowhere/four-sides/outdated')).json().code).toBe('plan-gone');

  // written anew it fits, and undoing the edit makes it wrong again
  await put(west, { zh: '东至东大街', en: '' }, one.headers, copy);
  expect(await outdated(copy)).toEqual([]);
  const log = (await one.get(`/api/plans/${copy}/edits`)).json();
  const undone = await one.edit(copy, 1, { kind: 'revert', edits: [log.items[0].id] });
  expect(undone.statusCode, undone.body).toBe(200);
  expect(await outdated(copy)).toHaveLength(1);
  const reset = await server.app.inject({ method: 'DELETE', url: url(west, copy), headers: one.headers });
  expect(reset.json()).toMatchObject({ edited: false, outdated: false });
  expect(await outdated(copy)).toEqual([]);
  expect(await get(west)).toMatchObject({ zh, edited: true });
});

test('a street that gets a name, or another, is heard of', async () => {
  expect((await get(east)).zh).toMatch(/西至中街（/);
  await server.connection.db.updateTable('lines').set({ name: '解放路' }).where('id', '=', 'l1').execute();
  expect((await get(east)).zh).toMatch(/西至解放路（/);
  expect(await outdated()).toHaveLength(1);
  await server.connection.db.updateTable('lines').set({ name: '中街' }).where('id', '=', 'l1').execute();
  expect(await outdated()).toEqual([]);
});

test('many at once, for the sheets; what the plan does not have is left out', async () => {
  const context = planContext({ db: server.connection.db, profile: server.profile });
  const grids = (await one.division(plan)).grids.map((grid) => grid.id);
  const found = await fourSidesOf(context, plan, [...grids, 'nobody']);
  if (!found.ok) throw new Error(found.reason.code);
  expect([...found.value.keys()]).toEqual(grids);
  for (const { zh, en } of found.value.values()) {
    expect(zh).toMatch(/^东.+南.+西.+北/);
    expect(en).toMatch(/^East .+ south .+ west .+ north/);
  }
  expect(await fourSidesOf(context, 'nowhere', grids)).toMatchObject({
    ok: false,
    reason: { code: 'plan-gone' },
  });
});

test('what is retired keeps its text', async () => {
  const { db } = server.connection;
  await db
    .updateTable('plans')
    .set({ status: 'retired', retired_at: new Date() })
    .where('id', '=', plan)
    .execute();
  const refused = await put(west, { zh: '甲', en: '' });
  expect([refused.statusCode, refused.json().code]).toEqual([422, 'plan-closed']);
  expect(await get(west)).toMatchObject({ edited: true });
});
