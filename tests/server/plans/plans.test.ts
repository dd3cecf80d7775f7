import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { type Planner, planner, rectangle } from './new-plan.ts';

let server: TestApp;
let one: Planner;

beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
});

afterAll(() => server.close());

test('a plan from nothing is a root and nobody’s ground, and stands in the list', async () => {
  const plan = await one.newPlan([rectangle(0, 0, 8, 8)], '新城');
  expect(plan).toMatchObject({
    name: '新城',
    status: 'draft',
    revision: 0,
    basedOn: null,
    grids: 1,
    households: 0,
  });
  const division = await one.division(plan.id);
  expect(division.grids.map((grid) => [grid.level, grid.leaf, grid.unassigned]).sort()).toEqual([
    ['building', true, true],
    ['community', false, true],
    ['compound', false, true],
    ['office', false, false],
  ]);
  const issues = (await one.get(`/api/plans/${plan.id}/issues`)).json();
  expect(issues.items.map((issue: { code: string }) => issue.code)).toContain('unassigned');
  const list = (await one.get('/api/plans')).json();
  expect(list.items.map((item: { id: string }) => item.id)).toContain(plan.id);
});

test('a hole, two parts and parts that share an edge are territories too', async () => {
  const withHole = await one.newPlan([rectangle(0, 0, 8, 8), rectangle(2, 2, 4, 4).reverse()]);
  const { territory } = await one.division(withHole.id);
  expect(territory.polygons.map((polygon) => polygon.length)).toEqual([2]);
  const touching = await post('/api/plans', {
    name: 'two that touch',
    territory: {
      type: 'FeatureCollection',
      features: [rectangle(20, 0, 24, 4), rectangle(24, 0, 28, 4), rectangle(30, 0, 34, 4)].map((ring) => ({
        type: 'Feature',
        properties: {},
        geometry: { type: 'Polygon', coordinates: [ring] },
      })),
    },
  });
  expect(touching.statusCode).toBe(201);
  expect((await one.division(touching.json().id)).territory.polygons).toHaveLength(2);
});

test('a copy keeps every grid under its id, and has a log of its own', async () => {
  const plan = await one.newPlan();
  const copy = await one.copy(plan.id, '副本');
  expect(copy).toMatchObject({ status: 'draft', revision: 0, basedOn: plan.id });
  const [a, b] = [await one.division(plan.id), await one.division(copy.id)];
  expect(b.grids.map((grid) => grid.id).sort()).toEqual(a.grids.map((grid) => grid.id).sort());
  expect(b.territory).toEqual(a.territory);
});

test('grids come as features, by level, by box and by revision', async () => {
  const plan = await one.newPlan();
  const all = (await one.get(`/api/plans/${plan.id}/grids`)).json();
  expect(all.features).toHaveLength(4);
  const types = Object.fromEntries(
    all.features.map((f: { properties: { level: string }; geometry: { type: string } }) => [
      f.properties.level,
      f.geometry.type,
    ]),
  );
  expect(types).toEqual({
    office: 'MultiPolygon',
    community: 'MultiPolygon',
    compound: 'MultiPolygon',
    building: 'Polygon',
  });
  const leaf = (await one.get(`/api/plans/${plan.id}/grids?level=building`)).json().features[0];
  expect(leaf.properties).toMatchObject({ leaf: true, unassigned: true, households: 0, target: 120 });
  expect(leaf.properties.areaM2).toBeGreaterThan(600_000);
  const far = (await one.get(`/api/plans/${plan.id}/grids?bbox=100,30,101,31`)).json();
  expect(far.features).toEqual([]);
  for (const [query, status, code] of [
    ['level=no-such', 422, 'level-unknown'],
    ['bbox=4,3,2,1', 422, 'bbox-wrong'],
    ['bbox=1,2,3', 400, 'invalid-request'],
    ['revision=7', 409, 'revision-unknown'],
  ] as const) {
    const refused = await one.get(`/api/plans/${plan.id}/grids?${query}`);
    expect([refused.statusCode, refused.json().code]).toEqual([status, code]);
  }
});

test('what is no plan is 404 everywhere', async () => {
  for (const path of ['', '/grids', '/division', '/edits', '/issues', '/grids/x/team', '/compare?with=y']) {
    const answer = await one.get(`/api/plans/nowhere${path}`);
    expect([path, answer.statusCode, answer.json().code]).toEqual([path, 404, 'plan-gone']);
  }
  const copy = await post('/api/plans', { name: 'x', basedOn: 'nowhere' });
  expect([copy.statusCode, copy.json().code]).toEqual([404, 'plan-gone']);
});

const ring = rectangle(0, 0, 8, 8) as [number, number][];
const [a, b, c, d] = ring as [[number, number], [number, number], [number, number], [number, number]];
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });

test.each([
  ['nothing', undefined, 'plan-from-what'],
  ['a word', { type: 'word' }, 'not-a-polygon'],
  ['a point', { type: 'Point', coordinates: a }, 'not-a-polygon'],
  ['a nested collection', { type: 'GeometryCollection', geometries: [polygon(ring)] }, 'nested-collection'],
  ['no features', { type: 'FeatureCollection', features: [] }, 'territory-empty'],
  ['no geometry', { type: 'Feature', properties: {}, geometry: null }, 'polygon-empty'],
  ['an empty polygon', polygon(), 'polygon-empty'],
  ['two points', polygon([a, b, a]), 'too-few-points'],
  ['unclosed', polygon([a, b, c, d]), 'ring-unclosed'],
  ['swapped axes', polygon(ring.map(([x, y]) => [y, x])), 'axes-swapped'],
  ['1e308', polygon([a, [1e308, 34], c, a]), 'out-of-range'],
  ['a null for NaN', polygon([a, [null, 34], c, a]), 'not-coordinates'],
  [
    'antimeridian',
    polygon([
      [179, 1],
      [-179, 1],
      [-179, 2],
      [179, 2],
      [179, 1],
    ]),
    'antimeridian',
  ],
  ['a bow-tie', polygon([a, c, b, d, a]), null],
  ['a spike', polygon([a, b, c, [c[0], c[1] + 0.001], c, d, a]), null],
  ['a hole outside its shell', polygon(ring, rectangle(10, 10, 12, 12)), null],
  [
    'projected',
    { ...polygon(ring), crs: { type: 'name', properties: { name: 'EPSG:3857' } } },
    'crs-unsupported',
  ],
  [
    'two that overlap',
    {
      type: 'FeatureCollection',
      features: [rectangle(0, 0, 4, 4), rectangle(2, 2, 6, 6)].map((r) => ({
        type: 'Feature',
        properties: {},
        geometry: polygon(r),
      })),
    },
    'territory-overlaps',
  ],
])('a territory of %s is refused and makes nothing', async (_, territory, code) => {
  const before = await counted();
  const refused = await post('/api/plans', {
    name: 'bad',
    ...(territory === undefined ? {} : { territory }),
  });
  expect(refused.statusCode).toBe(422);
  expect(refused.headers['content-type']).toContain('application/problem+json');
  if (code !== null) expect(refused.json().code).toBe(code);
  else expect(refused.json().code).toMatch(/^[a-z-]+$/);
  expect(await counted()).toEqual(before);
});

test('bodies that are not what they should be', async () => {
  const headers = { ...one.headers, 'content-type': 'application/json' };
  const send = async (payload: string) => {
    const answer = await server.app.inject({ method: 'POST', url: '/api/plans', headers, payload });
    return [answer.statusCode, answer.json().code];
  };
  const before = await counted();
  expect(await send('{"name": "x", "territory": {"type": "Polygon", "coordinates": [[[NaN, 1]]]}}')).toEqual([
    400,
    'malformed-json',
  ]);
  expect(await send('{"name": "x", "__proto__": {"admin": true}}')).toEqual([400, 'forbidden-property']);
  expect(await send('{"name": 7}')).toEqual([400, 'invalid-request']);
  expect(await send('{"name": "x", "basedOn": "y", "colour": "red"}')).toEqual([400, 'invalid-request']);
  expect(await send(`{"name": "${'x'.repeat(10 * 1024 * 1024)}"}`)).toEqual([413, 'body-too-large']);
  expect(await send(JSON.stringify({ name: 'x', territory: polygon(ring), basedOn: 'y' }))).toEqual([
    422,
    'plan-from-what',
  ]);
  const infinite = JSON.stringify({ name: 'x', territory: polygon(ring) }).replace(String(b[0]), '1e999');
  expect(await send(infinite)).toEqual([422, 'not-finite']);
  expect(await counted()).toEqual(before);
});

test.each([
  [20_000, 201, undefined],
  [300_000, 422, 'too-many-corners'],
])('a territory of %i corners', async (corners, status, code) => {
  const before = await counted();
  const circle = Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    return [116 + 0.2 * Math.cos(angle), 35 + 0.2 * Math.sin(angle)].map((v) => Math.round(v * 1e7) / 1e7);
  });
  const answer = await post('/api/plans', { name: 'round', territory: polygon([...circle, circle[0]]) });
  expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  if (code !== undefined) expect(await counted()).toEqual(before);
});

test('viewers read and do not write; nobody else does either', async () => {
  const viewer = await server.as('viewer');
  const plan = await one.newPlan();
  expect((await server.app.inject({ url: `/api/plans/${plan.id}/grids`, headers: viewer })).statusCode).toBe(
    200,
  );
  const made = await server.app.inject({
    method: 'POST',
    url: '/api/plans',
    headers: viewer,
    payload: { name: 'x', basedOn: plan.id },
  });
  expect([made.statusCode, made.json().code]).toEqual([403, 'role-missing']);
  expect((await server.app.inject({ url: `/api/plans/${plan.id}/grids` })).statusCode).toBe(401);
});

function post(url: string, payload: object) {
  return server.app.inject({ method: 'POST', url, headers: one.headers, payload });
}

async function counted() {
  const { db } = server.connection;
  const count = async (table: 'plans' | 'grids' | 'territories' | 'events') =>
    (
      await db
        .selectFrom(table)
        .select((e) => e.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n;
  return [await count('plans'), await count('grids'), await count('territories'), await count('events')];
}
