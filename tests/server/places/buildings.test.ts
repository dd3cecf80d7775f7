import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireBuilding } from '../../../domain/contract/building.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { at, type Planner, planner, rectangle } from '../plans/new-plan.ts';

let server: TestApp;
let one: Planner;
let plan: string;
let copy: string;

beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
  plan = (await one.newPlan()).id;
  copy = (await one.copy(plan)).id;
});

afterAll(() => server.close());

function send(method: 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) {
  return server.app.inject({
    method,
    url: `/api/buildings${path}`,
    headers: one.headers,
    ...(payload ? { payload } : {}),
  });
}

async function households() {
  const stored = await server.connection.db
    .selectFrom('grids')
    .select(['plan_id', 'households'])
    .where('parent_id', 'is', null)
    .orderBy('plan_id')
    .execute();
  const told = await Promise.all(
    stored.map(async ({ plan_id }) => {
      const { features } = (await one.get(`/api/plans/${plan_id}/grids?level=office`)).json();
      return features[0].properties.households;
    }),
  );
  expect(stored.map((row) => row.households)).toEqual(told);
  return new Map(stored.map((row) => [row.plan_id, row.households]));
}

test('a building is added, given households, moved and taken down: every plan’s counts follow, its past is kept', async () => {
  const made = await send('POST', '', {
    geometry: { type: 'Polygon', coordinates: [rectangle(1, 1, 1.2, 1.4)] },
    households: 24,
    persons: 60,
    name: '一号楼',
  });
  expect(made.statusCode).toBe(201);
  const building = made.json() as WireBuilding;
  expect(building).toMatchObject({ households: 24, persons: 60, name: '一号楼' });
  expect(building.footprint).toHaveLength(1);
  expect(await households()).toEqual(
    new Map([
      [plan, 24],
      [copy, 24],
    ]),
  );

  expect((await send('PATCH', `/${building.id}`, { households: 30 })).json()).toMatchObject({
    households: 30,
    at: building.at,
  });
  expect(await households()).toEqual(
    new Map([
      [plan, 30],
      [copy, 30],
    ]),
  );
  expect((await send('PATCH', `/${building.id}`, { at: at(50, 50) })).json()).toMatchObject({
    footprint: null,
  });
  expect(await households()).toEqual(
    new Map([
      [plan, 0],
      [copy, 0],
    ]),
  );
  const issues = (await one.get(`/api/plans/${plan}/issues`)).json().items;
  expect(issues.map((issue: { code: string }) => issue.code)).toContain('building-outside');
  await send('PATCH', `/${building.id}`, { at: at(2, 2) });
  expect((await one.get('/api/buildings')).json().features).toHaveLength(1);
  expect((await one.get('/api/buildings?bbox=100,30,101,31')).json().features).toEqual([]);
  expect((await send('DELETE', `/${building.id}`)).statusCode).toBe(200);
  expect(await households()).toEqual(
    new Map([
      [plan, 0],
      [copy, 0],
    ]),
  );
  const { rows } = await sql`
    select households, valid_to is null as stands from buildings where id = ${building.id} order by version
  `.execute(server.connection.db);
  expect(rows).toEqual([24, 30, 30, 30].map((n) => ({ households: n, stands: false })));
  const gone = await send('PATCH', `/${building.id}`, { households: 1 });
  expect([gone.statusCode, gone.json().code]).toEqual([404, 'building-gone']);
});

test('a division in memory follows buildings that SQL changes by hand', async () => {
  const { id } = (await send('POST', '', { at: at(3, 3), households: 5 })).json();
  await sql`update buildings set households = 50 where id = ${id}`.execute(server.connection.db);
  const { features } = (await one.get(`/api/plans/${plan}/grids?level=office`)).json();
  expect(features[0].properties.households).toBe(50);
  await send('DELETE', `/${id}`);
});

test('an edit and a building at the same time: neither loses the other’s count', async () => {
  const draft = (await one.newPlan([rectangle(100, 0, 108, 8)])).id;
  const { grids } = await one.division(draft);
  const root = grids.find((grid) => grid.level === 'office')?.id as string;
  const answers = await Promise.all([
    ...[0, 1, 2, 3].map((i) => send('POST', '', { at: at(101 + i, 1), households: 10 })),
    one.edit(draft, 0, {
      kind: 'carve',
      level: 'community',
      area: [rectangle(100, 0, 104, 8) as [number, number][]],
      into: { new: root },
    }),
    ...[4, 5].map((i) => send('POST', '', { at: at(101 + i, 1), households: 10 })),
  ]);
  expect(answers.map((answer) => answer.statusCode)).toEqual([201, 201, 201, 201, 200, 201, 201]);
  const { rows } = await sql<{ level: string; households: number }>`
    select level, sum(households)::int as households from grids where plan_id = ${draft} group by level
  `.execute(server.connection.db);
  expect(rows.map((row) => row.households)).toEqual([60, 60, 60, 60]);
});

test('the same change under the same id is made once, and answered alike; another under it is refused', async () => {
  const add = { at: at(5, 5), households: 12, name: '二号楼' };
  const first = await send('POST', '?id=add-building-1', add);
  expect(first.statusCode).toBe(201);
  const building = first.json() as WireBuilding;
  const stands = async () => (await one.get('/api/buildings')).json().features.length;
  const before = await stands();
  const { rows: heard } = await sql<{ seq: number }>`select seq from event_clock`.execute(
    server.connection.db,
  );
  const again = await send('POST', '?id=add-building-1', { name: '二号楼', households: 12, at: at(5, 5) });
  expect([again.statusCode, again.json()]).toEqual([201, building]);
  const other = await send('POST', '?id=add-building-1', { ...add, households: 13 });
  expect([other.statusCode, other.json().code]).toEqual([409, 'edit-id-taken']);

  const patch = (households: number) => send('PATCH', `/${building.id}?id=give-12-families`, { households });
  expect((await patch(20)).json()).toEqual({ ...building, households: 20 });
  await send('PATCH', `/${building.id}`, { households: 21 });
  expect((await patch(20)).json()).toEqual({ ...building, households: 20 });
  expect((await patch(22)).json().code).toBe('edit-id-taken');
  expect((await households()).get(plan)).toBe(21);
  expect(await stands()).toBe(before);

  const down = () => send('DELETE', `/${building.id}?id=take-it-down`);
  const gone = await down();
  expect([gone.statusCode, gone.json()]).toEqual([200, { ...building, households: 21 }]);
  const goneAgain = await down();
  expect([goneAgain.statusCode, goneAgain.json()]).toEqual([200, gone.json()]);
  const { rows: now } = await sql<{ seq: number }>`select seq from event_clock`.execute(server.connection.db);
  // Given households twice, taken down once: the repeats told nobody anything.
  expect(now[0]!.seq - heard[0]!.seq).toBe(3);
  const short = await send('POST', '?id=x', add);
  expect([short.statusCode, short.json().code]).toEqual([400, 'invalid-request']);
});

test('ten times at once under one id: one building', async () => {
  const sent = { at: at(6, 6), households: 3 };
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => send('POST', '?id=all-at-once-1', sent)),
  );
  expect(answers.map((answer) => answer.statusCode)).toEqual(Array(10).fill(201));
  expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1);
  const { id } = answers[0]!.json();
  const removed = await Promise.all(
    Array.from({ length: 5 }, () => send('DELETE', `/${id}?id=all-at-once-2`)),
  );
  expect(removed.map((answer) => answer.statusCode)).toEqual(Array(5).fill(200));
});

test.each([
  ['nowhere', { households: 1 }, 422, 'building-where'],
  [
    'twice somewhere',
    { at: [115.6, 34.4], geometry: { type: 'Point', coordinates: [115.6, 34.4] }, households: 1 },
    422,
    'building-where',
  ],
  ['swapped axes', { at: [34.4, 115.6], households: 1 }, 422, 'axes-swapped'],
  ['1e308', { at: [1e308, 34.4], households: 1 }, 422, 'out-of-range'],
  ['half a household', { at: [115.6, 34.4], households: 1.5 }, 400, 'invalid-request'],
  ['fewer than none', { at: [115.6, 34.4], households: -1 }, 400, 'invalid-request'],
  ['a person’s name', { at: [115.6, 34.4], households: 1, resident: '某人' }, 400, 'invalid-request'],
  [
    'a line',
    {
      geometry: {
        type: 'LineString',
        coordinates: [
          [115.6, 34.4],
          [115.7, 34.4],
        ],
      },
      households: 1,
    },
    422,
    'not-a-polygon',
  ],
])('a building with %s is refused', async (_, payload, status, code) => {
  const before = (await one.get('/api/buildings')).json().features.length;
  const refused = await send('POST', '', payload);
  expect([refused.statusCode, refused.json().code]).toEqual([status, code]);
  expect((await one.get('/api/buildings')).json().features).toHaveLength(before);
});
