import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportReport } from '../../../domain/contract/exchange.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { type Planner, planner, rectangle } from '../plans/new-plan.ts';

let server: TestApp;
let one: Planner;

beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
});

afterAll(() => server.close());

const collection = (features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });
const feature = (geometry: object | null, properties: object = {}) => ({
  type: 'Feature',
  properties,
  geometry,
});
const box = (x0: number, y0: number, x1: number, y1: number) => ({
  type: 'Polygon',
  coordinates: [rectangle(x0, y0, x1, y1)],
});

function upload(file: string, fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ crs: 'EPSG:4326', ...fields })) form.append(name, value);
  form.append('file', new Blob([file]), 'file.geojson');
  return server.app.inject({ method: 'POST', url: '/api/imports', headers: one.headers, payload: form });
}

async function settled(job: string) {
  for (;;) {
    const answer = (await one.get(`/api/jobs/${job}`)).json();
    if (answer.state !== 'queued' && answer.state !== 'running') return answer;
    await wait(10);
  }
}

async function read(file: string, fields: Record<string, string>) {
  const started = await upload(file, fields);
  expect(started.statusCode).toBe(202);
  return settled(started.json().job);
}

async function take(job: string) {
  const started = await server.app.inject({
    method: 'POST',
    url: `/api/imports/${job}/take`,
    headers: one.headers,
  });
  return started.statusCode === 202 ? settled(started.json().job) : { refused: started.json().code };
}

test('a territory, then grids on it, buildings, lines and places: read first, taken on demand', async () => {
  const ground = await read(collection([feature(box(0, 0, 8, 8), { name: '新城' })]), { as: 'territory' });
  expect(ground).toMatchObject({ state: 'done', result: { read: 1, taken: 1, committed: false } });
  expect((await one.get('/api/plans')).json().items).toEqual([]);
  const plan = (await take(ground.id)).result.plan;
  expect((await one.get(`/api/plans/${plan}`)).json()).toMatchObject({ name: '新城', status: 'draft' });
  expect(await take(ground.id)).toEqual({ refused: 'job-state' });

  const grids = await read(
    collection([
      feature(box(3, 0, 5, 8), { 名称: '甲', 编码: 'A1', 户主姓名: '某某', 身份证号: '1' }),
      feature(
        { type: 'MultiPolygon', coordinates: [[rectangle(0, 0, 3, 8)], [rectangle(5, 0, 8, 8)]] },
        { 名称: '乙' },
      ),
    ]),
    { as: 'grids', plan, level: 'community' },
  );
  expect(grids.result).toMatchObject({
    read: 2,
    taken: 2,
    faults: [],
    columnsDropped: ['户主姓名', '身份证号'],
  });
  const made = (await take(grids.id)).result.plan;
  const division = await one.division(made);
  const at = (level: string) => division.grids.filter((grid) => grid.level === level);
  expect(
    at('community')
      .map((grid) => grid.name)
      .sort(),
  ).toEqual(['乙', '甲']);
  expect([at('compound').length, at('building').length]).toEqual([3, 3]);
  expect(at('community').find((grid) => grid.name === '甲')?.code).toBe('A1');

  const buildings = await read(
    collection([
      feature(box(1, 1, 1.1, 1.1), { id: 1, households: 12, name: '楼' }),
      feature(box(2, 1, 2.1, 1.1), { id: 1, households: 12 }),
      feature({ type: 'Point', coordinates: [115.6005, 34.4005] }, { id: 2, households: '7', name: '院' }),
      feature(box(4, 4, 4.1, 4.1), { id: 3 }),
      feature(box(5, 5, 5.1, 5.1), { id: 4, households: 1.5 }),
      feature(null, { id: 5, households: 3 }),
      feature({ type: 'Point', coordinates: [34.4, 115.6] }, { id: 6, households: 3 }),
    ]),
    { as: 'buildings', plan: made },
  );
  const report = buildings.result as ImportReport;
  expect(report.refused.map(({ row, code }) => [row, code])).toEqual([
    [2, 'duplicate-id'],
    [5, 'bad-count'],
    [6, 'polygon-empty'],
    [7, 'axes-swapped'],
  ]);
  expect(report.repaired).toEqual([{ row: 4, code: 'households-empty', before: '', after: '0' }]);
  expect(report).toMatchObject({ read: 7, taken: 3 });
  expect((await take(buildings.id)).result).toMatchObject({ taken: 3, committed: true });
  for (const id of [plan, made]) expect((await one.get(`/api/plans/${id}`)).json().households).toBe(19);

  const lines = await read(
    collection([
      feature(
        { type: 'LineString', coordinates: rectangle(0, 0, 8, 8) },
        { kind: 'road', class: 'primary', name: '神火大道', bridge: 'yes' },
      ),
      feature({ type: 'LineString', coordinates: [[115.6, 34.4]] }, { kind: 'road' }),
      feature({ type: 'LineString', coordinates: rectangle(1, 1, 2, 2) }, { kind: 'cable' }),
    ]),
    { as: 'lines', plan: made },
  );
  expect(lines.result.refused.map((refused: { code: string }) => refused.code)).toEqual([
    'too-few-points',
    'line-kind',
  ]);
  await take(lines.id);
  expect((await one.get('/api/lines')).json().features[0].properties).toMatchObject({
    kind: 'road',
    name: '神火大道',
    bridge: true,
  });

  const cameras = await read(
    collection([
      feature(
        { type: 'Point', coordinates: [115.601, 34.401] },
        { direction: '-90', 可视距离: '约80米', link: 'javascript:x', category: '球机' },
      ),
    ]),
    { as: 'cameras', plan: made },
  );
  await take(cameras.id);
  expect((await one.get('/api/places?kind=camera')).json().features[0].properties).toMatchObject({
    direction: 270,
    rangeM: 80,
    link: null,
    category: '球机',
  });

  const out = await one.get(`/api/plans/${made}/export?format=geojson`);
  expect(out.headers['content-type']).toContain('application/geo+json');
  expect(out.json().features).toHaveLength(division.grids.length);
  const shifted = await one.get(`/api/plans/${made}/export?format=kml&crs=GCJ-02`);
  expect([shifted.statusCode, shifted.json().code]).toEqual([422, 'crs-format']);
});

test.each([
  ['a gap', [box(20, 0, 23, 8), box(24, 0, 28, 8)], 'gap', true],
  ['an overlap', [box(20, 0, 25, 8), box(24, 0, 28, 8)], 'overlap', true],
  ['the same polygon twice', [box(20, 0, 24, 8), box(20, 0, 24, 8), box(24, 0, 28, 8)], 'overlap', true],
  ['ground outside', [box(20, 0, 24, 8), box(24, 0, 29, 8)], 'outside', true],
  [
    'a void inside',
    [{ type: 'Polygon', coordinates: [rectangle(20, 0, 28, 8), rectangle(22, 2, 24, 4)] }],
    'gap',
    false,
  ],
])('grids with %s are reported with the place, and not taken', async (_, polygons, code, onPlan) => {
  const plan = (await one.newPlan([rectangle(20, 0, 28, 8)])).id;
  const before = (await one.get('/api/plans')).json().items.length;
  const job = await read(collection(polygons.map((geometry) => feature(geometry))), {
    as: 'grids',
    ...(onPlan ? { plan } : {}),
  });
  expect(job.state).toBe('done');
  const { faults, taken } = job.result as ImportReport;
  expect(faults.map((fault) => fault.code)).toContain(code);
  expect(faults.every((fault) => fault.at.length === 2)).toBe(true);
  expect(taken).toBe(0);
  expect(await take(job.id)).toEqual({ refused: 'import-faulty' });
  expect((await one.get('/api/plans')).json().items).toHaveLength(before);
});

test('files that are none, forms that lack something, and jobs that are cancelled', async () => {
  for (const [file, code] of [
    ['{"type": "FeatureCollection", "features": [', 'file-truncated'],
    ['{"type": "FeatureCollection", "features": [}]}', 'malformed-json'],
    ['{"type": "FeatureCollection"}', 'not-geojson'],
    ['[1, 2]', 'not-geojson'],
    [
      '{"type":"FeatureCollection","crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"features":[]}',
      'file-empty',
    ],
  ] as const) {
    const job = await read(file, { as: 'territory' });
    expect([job.state, job.reason.code]).toEqual(['failed', code]);
  }
  const noLevel = await read(collection([feature(box(0, 0, 1, 1))]), { as: 'grids', level: 'nowhere' });
  expect(noLevel.reason.code).toBe('level-unknown');
  const poisoned = await read(
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"__proto__":{"x":1},"name":"n"},"geometry":null}]}',
    { as: 'grids' },
  );
  expect(poisoned.result.refused).toMatchObject([{ row: 1, code: 'polygon-empty' }]);
  expect(({} as { x?: number }).x).toBeUndefined();
  const wrongKind = await upload('{}', { as: 'residents' });
  expect([wrongKind.statusCode, wrongKind.json().code]).toEqual([400, 'invalid-request']);
  const notForm = await server.app.inject({
    method: 'POST',
    url: '/api/imports',
    headers: one.headers,
    payload: {},
  });
  expect(notForm.statusCode).toBe(415);
  const job = await read(collection([feature(box(50, 0, 51, 1))]), { as: 'territory' });
  const cancelled = await server.app.inject({
    method: 'DELETE',
    url: `/api/jobs/${job.id}`,
    headers: one.headers,
  });
  expect(cancelled.json()).toMatchObject({ state: 'cancelled' });
  expect(await take(job.id)).toEqual({ refused: 'job-state' });
  const gone = await one.get('/api/jobs/nothing');
  expect([gone.statusCode, gone.json().code]).toEqual([404, 'job-gone']);
});
