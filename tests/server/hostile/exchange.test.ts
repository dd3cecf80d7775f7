import { setTimeout as wait } from 'node:timers/promises';
import type { Position } from 'geojson';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportReport } from '../../../domain/contract/exchange.ts';
import type { GridCollection, GridFeature } from '../../../domain/contract/grid.ts';
import { Random } from '../../arbitrary/random.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { at, type Planner, planner, rectangle } from '../plans/new-plan.ts';

let server: TestApp;
let one: Planner;

beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
});

afterAll(() => server.close());

async function settled(job: string) {
  for (;;) {
    const answer = (await one.get(`/api/jobs/${job}`)).json();
    if (answer.state !== 'queued' && answer.state !== 'running') return answer;
    await wait(10);
  }
}

async function read(file: string, fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ crs: 'EPSG:4326', ...fields })) form.append(name, value);
  form.append('file', new Blob([file]), 'file.geojson');
  const { headers } = one;
  const started = await server.app.inject({ method: 'POST', url: '/api/imports', headers, payload: form });
  return started.statusCode === 202
    ? settled(started.json().job)
    : { state: 'refused', reason: started.json() };
}

async function take(job: string) {
  const { headers } = one;
  const started = await server.app.inject({ method: 'POST', url: `/api/imports/${job}/take`, headers });
  return started.statusCode === 202
    ? settled(started.json().job)
    : { state: 'refused', reason: started.json() };
}

const exported = async (plan: string) =>
  ((await one.get(`/api/plans/${plan}/export?format=geojson`)).json() as GridCollection).features;

/** Every digit of a grid, whichever corner its rings start from and in whichever order holes and parts come. */
function digits({ geometry, properties: { name, code, type, risk } }: GridFeature): string {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') throw new Error(geometry.type);
  const ring = (closed: Position[]) => {
    const open = closed.slice(1).map(String);
    const first = open.indexOf(open.toSorted()[0]!);
    return [...open.slice(first), ...open.slice(0, first)].join(' ');
  };
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const shapes = polygons.map(([shell, ...holes]) => [ring(shell!), ...holes.map(ring).sort()].join('; '));
  return JSON.stringify([shapes.sort(), name, code, type, risk]);
}

test('what is exported and imported again is the same to the last bit, at every level', async () => {
  const plan = (await one.newPlan([rectangle(0, 0, 8, 8), rectangle(3, 3, 4, 4).reverse()])).id;
  const root = (await one.division(plan)).grids.find((grid) => grid.parentId === null)!.id;
  const random = new Random(3);
  const area = [rectangle(0, 0, 4, 8) as [number, number][]];
  let revision = (
    await one.edit(plan, 0, { kind: 'carve', level: 'community', area, into: { new: root } })
  ).json().revision;
  const rest = [rectangle(4, 0, 8, 8) as [number, number][]];
  revision = (
    await one.edit(plan, revision, { kind: 'carve', level: 'community', area: rest, into: { new: root } })
  ).json().revision;
  for (let i = 0; i < 16; i++) {
    const grids = (await exported(plan)).filter(({ properties }) => !properties.leaf && properties.parentId);
    const line = [at(-1 + random.next() * 5, -1), at(random.next() * 8, 4.3), at(3 + random.next() * 6, 9)];
    const { id } = random.pick(grids).properties;
    const cut = await one.edit(plan, revision, { kind: 'split', gridId: id, line });
    if (cut.statusCode === 200) revision = cut.json().revision;
  }
  const features = await exported(plan);
  expect(features.length).toBeGreaterThan(20);
  for (const level of ['community', 'compound', 'building']) {
    const there = features.filter(({ properties }) => properties.level === level);
    const file = JSON.stringify({ type: 'FeatureCollection', features: there });
    const job = await read(file, { as: 'grids', plan, level });
    expect(job.result).toMatchObject({ read: there.length, taken: there.length, faults: [], refused: [] });
    const again = (await exported((await take(job.id)).result.plan)).filter(
      ({ properties }) => properties.level === level,
    );
    expect(again.map(digits).sort()).toEqual(there.map(digits).sort());
  }
});

const grid = (ring: Position[], properties: object | string = {}) =>
  `{"type":"Feature","properties":${typeof properties === 'string' ? properties : JSON.stringify(properties)},"geometry":${JSON.stringify({ type: 'Polygon', coordinates: [ring] })}}`;
const file = (...features: string[]) => `{"type":"FeatureCollection","features":[${features}]}`;
const bare = (coordinates: string) =>
  `{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":${coordinates}}}`;

test.each([
  ['text with NUL', file(grid(rectangle(0, 0, 1, 1), String.raw`{"name":"a\u0000"}`)), 'forbidden-character'],
  ['half a character', file(grid(rectangle(0, 0, 1, 1), String.raw`{"\udc00":1}`)), 'forbidden-character'],
  ['20,000 deep', file(bare('['.repeat(20_000) + ']'.repeat(20_000))), 'too-deep'],
])('a file is refused whole: %s', async (_, content, code) => {
  for (const as of ['grids', 'territory'])
    expect(await read(content, { as })).toMatchObject({ state: 'failed', reason: { code } });
});

test('a part that cannot be read is refused by its row', async () => {
  const { result } = await read(
    file(grid(rectangle(0, 0, 1, 1)), bare('[[]]'), bare('[[[1e999,34],[115,34],[115,35],[1e999,34]]]'), '3'),
    { as: 'grids' },
  );
  const { refused, taken } = result as ImportReport;
  expect(refused.map(({ row, code }) => [row, code])).toEqual([
    [2, 'polygon-empty'],
    [3, 'not-finite'],
    [4, 'polygon-empty'],
  ]);
  expect(taken).toBe(1);
});

test('the place of a failure is in degrees', async () => {
  const failed = await read(file(grid(rectangle(0, 0, 4, 4)), grid(rectangle(4, 0, 6, 2))), {
    as: 'territory',
  });
  expect(failed.reason).toMatchObject({ code: 'territory-borders', at: at(4, 2) });
});

test('types and risks are read by id or by name; what the deployment has no word for is left out, and said', async () => {
  const job = await read(
    file(
      grid(rectangle(100, 0, 101, 1), { name: 'a', type: '住宅', risk: 'Focus' }),
      grid(rectangle(101, 0, 102, 1), { name: 'b', type: 'crowded', risk: 'dragons' }),
      grid(rectangle(102, 0, 103, 1), { name: 'c', type: 'castle' }),
    ),
    { as: 'grids' },
  );
  expect(job.result.repaired).toEqual([
    { row: 2, code: 'risk-unknown', before: 'dragons', after: '' },
    { row: 3, code: 'type-unknown', before: 'castle', after: '' },
  ]);
  const made = (await exported((await take(job.id)).result.plan))
    .filter(({ properties }) => properties.level === 'community')
    .map(({ properties: { name, type, risk } }) => [name, type, risk])
    .sort();
  expect(made).toEqual([
    ['a', 'residential', 'focus'],
    ['b', 'crowded', null],
    ['c', null, null],
  ]);
});

test('a code twice in a file is the first grid’s; a byte order mark is no fault; a long name ends in a whole character', async () => {
  const long = `${'长'.repeat(79)}𠮷村`;
  const job = await read(
    `\uFEFF${file(
      grid(rectangle(100, 0, 101, 1), { code: 'K', name: long }),
      grid(rectangle(101, 0, 102, 1), { code: 'K' }),
    )}`,
    { as: 'grids' },
  );
  expect(job.result.repaired).toEqual([{ row: 2, code: 'code-repeated', before: 'K', after: '' }]);
  const made = (await exported((await take(job.id)).result.plan)).filter(
    ({ properties }) => properties.level === 'community',
  );
  expect(made.map(({ properties }) => properties.code).sort()).toEqual(['K', null]);
  expect(made.some(({ properties }) => properties.name === '长'.repeat(79))).toBe(true);
});
