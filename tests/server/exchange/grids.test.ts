import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportReport, ImportRevision } from '../../../domain/contract/exchange.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { at, type Planner, planner, rectangle } from '../plans/new-plan.ts';

let server: TestApp;
let one: Planner;

beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
});

afterAll(() => server.close());

const collection = (features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });
const feature = (geometry: object, properties: object = {}) => ({ type: 'Feature', properties, geometry });
const box = (x0: number, y0: number, x1: number, y1: number) => ({
  type: 'Polygon',
  coordinates: [rectangle(x0, y0, x1, y1)],
});

async function settled(job: string) {
  for (;;) {
    const answer = (await one.get(`/api/jobs/${job}`)).json();
    if (answer.state !== 'queued' && answer.state !== 'running') return answer;
    await wait(10);
  }
}

async function read(file: string, fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ as: 'grids', crs: 'EPSG:4326', ...fields }))
    form.append(name, value);
  form.append('file', new Blob([file]), 'grids.geojson');
  const started = await server.app.inject({
    method: 'POST',
    url: '/api/imports',
    headers: one.headers,
    payload: form,
  });
  return settled(started.json().job);
}

const post = (url: string, payload: object = {}) =>
  server.app.inject({ method: 'POST', url, headers: one.headers, payload });

async function again(job: string, revision: ImportRevision) {
  const started = await post(`/api/imports/${job}/read`, revision);
  expect(started.statusCode).toBe(202);
  return settled(job);
}

async function take(job: string): Promise<string> {
  const started = await post(`/api/imports/${job}/take`);
  expect(started.json()).toEqual({ job });
  const taken = await settled(job);
  expect(taken).toMatchObject({ state: 'done', result: { committed: true } });
  return taken.result.plan;
}

async function levelOf(plan: string, level: string) {
  const division = await one.division(plan);
  return division.grids.filter((grid) => grid.level === level);
}

const newPlan = async (x: number) => (await one.newPlan([rectangle(x, 0, x + 8, 8)])).id;

test('a corner that the neighbour lacks is put in', async () => {
  const plan = await newPlan(100);
  const file = collection(
    [box(100, 0, 104, 8), box(104, 0, 108, 4), box(104, 4, 108, 8)].map((g) => feature(g)),
  );
  const job = await read(file, { plan });
  expect(job.result).toMatchObject({ taken: 3, faults: [], movedAreaM2: 0 });
  expect((await one.get(`/api/plans/${await take(job.id)}/issues`)).json().items).toEqual(
    expect.not.arrayContaining([expect.objectContaining({ severity: 'error' })]),
  );
});

test('a narrow gap is given away, a wide one waits until somebody says to whom', async () => {
  const plan = await newPlan(120);
  const file = collection([
    feature(box(120, 0, 123, 8), { name: '甲' }),
    feature(box(123.005, 0, 125, 8), { name: '乙' }),
    feature(box(126, 0, 128, 8), { name: '丙' }),
  ]);
  const job = await read(file, { plan });
  const report = job.result as ImportReport;
  expect(report.faults.map((fault) => fault.code)).toEqual(['gap']);
  expect(report.repairs.map(({ kind, rule }) => [kind, rule])).toEqual([['gap', 'longest-border']]);
  expect(report.repairs[0]?.areaM2).toBeGreaterThan(0);
  expect(report.movedAreaM2).toBeCloseTo(report.repairs[0]!.areaM2, 6);
  const refused = await post(`/api/imports/${job.id}/take`);
  expect([refused.statusCode, refused.json().code]).toEqual([422, 'import-faulty']);

  const [fault] = report.faults;
  expect(fault?.gridIds.toSorted()).toEqual(['2', '3']);
  const given = await again(job.id, { clean: { decisions: [{ at: fault!.at, to: '3' }] } });
  expect(given.result).toMatchObject({ faults: [], taken: 3 });
  const left = await again(job.id, { clean: { decisions: [{ at: fault!.at, to: null }] } });
  expect(left.result).toMatchObject({ faults: [], taken: 3 });
  const made = await take(job.id);
  const grids = await levelOf(made, 'community');
  expect(grids.map((grid) => [grid.name, grid.unassigned]).toSorted()).toEqual([
    ['', true],
    ['丙', false],
    ['乙', false],
    ['甲', false],
  ]);
});

test('parents by name: one grid above for each, whose ground is its children’s', async () => {
  const plan = await newPlan(140);
  const file = collection([
    feature(box(140, 0, 144, 4), { 网格名称: 'a', 所属社区: '东社区' }),
    feature(box(140, 4, 144, 8), { 网格名称: 'b', 所属社区: '东社区' }),
    feature(box(144, 0, 148, 8), { 网格名称: 'c', 所属社区: '西社区' }),
  ]);
  const job = await read(file, { plan, level: 'compound' });
  const made = await take(job.id);
  const communities = await levelOf(made, 'community');
  expect(communities.map((grid) => grid.name).toSorted()).toEqual(['东社区', '西社区'].toSorted());
  const of = new Map(communities.map((grid) => [grid.id, grid.name]));
  const compounds = await levelOf(made, 'compound');
  expect(compounds.map((grid) => [grid.name, of.get(grid.parentId!)]).toSorted()).toEqual([
    ['a', '东社区'],
    ['b', '东社区'],
    ['c', '西社区'],
  ]);
});

test('parents by nesting: grids lie in the communities of the plan, and are cut at their borders', async () => {
  const plan = await newPlan(160);
  const communities = collection([
    feature(box(160, 0, 164, 8), { name: '西' }),
    feature(box(164, 0, 168, 8), { name: '东' }),
  ]);
  const above = await take((await read(communities, { plan })).id);
  const file = collection([
    feature(box(160, 0, 164.004, 3), { name: 'a' }),
    feature(box(160, 3, 164.004, 8), { name: 'b' }),
    feature(box(164.004, 0, 168, 5), { name: 'c' }),
    feature(box(164.004, 5, 168, 8), { name: 'd' }),
  ]);
  const job = await read(file, { plan: above, level: 'compound' });
  const report = job.result as ImportReport;
  expect(report.faults).toEqual([]);
  // The strip that a and b have beyond the border goes to what lies there: told once, with who had it.
  expect(report.repairs.flatMap(({ gives }) => gives)).toEqual(expect.arrayContaining(['1', '2']));
  expect(report.repairs.every(({ gets }) => gets === '3' || gets === '4')).toBe(true);
  const strip = 0.004 * 8 * 91.9 * 111.2;
  expect(Math.abs(report.movedAreaM2 - strip)).toBeLessThan(strip * 0.05);
  const made = await take(job.id);
  const before = await levelOf(above, 'community');
  const after = await levelOf(made, 'community');
  expect(after.map(({ id, name }) => [id, name]).toSorted()).toEqual(
    before.map(({ id, name }) => [id, name]).toSorted(),
  );
  const compared = (await one.get(`/api/plans/${above}/compare?with=${made}`)).json();
  expect(compared).toBeDefined();
  const named = new Map(after.map((grid) => [grid.id, grid.name]));
  const compounds = await levelOf(made, 'compound');
  expect(compounds.map((grid) => [grid.name, named.get(grid.parentId!)]).toSorted()).toEqual([
    ['a', '西'],
    ['b', '西'],
    ['c', '东'],
    ['d', '东'],
  ]);
});

test('a level for some communities alone: the others stay with all that is beneath them', async () => {
  const plan = await newPlan(220);
  const communities = collection([
    feature(box(220, 0, 223, 8), { name: '西', code: 'W' }),
    feature(box(223, 0, 225, 8), { name: '中', code: 'M' }),
    feature(box(225, 0, 228, 8), { name: '东', code: 'E' }),
  ]);
  const first = await take((await read(communities, { plan })).id);
  const west = collection([
    feature(box(220, 0, 223, 4), { name: 'a' }),
    feature(box(220, 4, 223, 8), { name: 'b' }),
  ]);
  const second = await take((await read(west, { plan: first, level: 'compound' })).id);
  const east = collection([
    feature(box(225, 0, 228, 3), { name: 'c' }),
    feature(box(225, 3, 228, 8), { name: 'd' }),
  ]);
  const job = await read(east, { plan: second, level: 'compound' });
  expect(job.result).toMatchObject({ faults: [], refused: [], taken: 2 });
  const made = await take(job.id);
  const named = async (id: string, level: string) =>
    (await levelOf(id, level)).map(({ name, code }) => [name, code]).toSorted();
  expect(await named(made, 'community')).toEqual(await named(first, 'community'));
  expect((await named(made, 'compound')).map(([name]) => name)).toEqual(
    ['a', 'b', 'c', 'd', '中'].toSorted(),
  );
});

test('a file with two levels: each row lies in the row above, and a row without any has its ground to itself', async () => {
  const plan = await newPlan(240);
  const file = collection([
    feature(box(240, 0, 244, 8), { level: 'community', name: '西' }),
    feature(box(244, 0, 246, 8), { level: 'community', name: '东' }),
    feature(box(246, 0, 248, 8), { level: 'community', name: '空' }),
    feature(box(240, 0, 244, 3), { level: 'compound', name: 'a' }),
    feature(box(240, 3, 244, 8), { level: 'compound', name: 'b' }),
    feature(box(244, 0, 246, 8), { level: 'compound', name: 'c' }),
  ]);
  const job = await read(file, { plan });
  expect(job.result).toMatchObject({ faults: [], refused: [], taken: 6 });
  const made = await take(job.id);
  const of = new Map((await levelOf(made, 'community')).map(({ id, name }) => [id, name]));
  const compounds = await levelOf(made, 'compound');
  expect(compounds.map((grid) => [grid.name, of.get(grid.parentId!)]).toSorted()).toEqual([
    ['a', '西'],
    ['b', '西'],
    ['c', '东'],
    ['空', '空'],
  ]);
});

test('what the rows below leave of a row above waits for a person', async () => {
  const plan = await newPlan(260);
  const file = collection([
    feature(box(260, 0, 264, 8), { level: 'community', name: '西' }),
    feature(box(264, 0, 268, 8), { level: 'community', name: '东' }),
    feature(box(260, 0, 264, 8), { level: 'compound', name: 'a' }),
    feature(box(264, 0, 268, 5), { level: 'compound', name: 'b' }),
  ]);
  const job = await read(file, { plan });
  const { faults } = job.result as ImportReport;
  expect(faults.map(({ code, gridIds }) => [code, gridIds])).toEqual([['gap', ['4']]]);
  const given = await again(job.id, { clean: { decisions: [{ at: faults[0]!.at, to: '4' }] } });
  expect(given.result).toMatchObject({ faults: [] });
  const made = await take(job.id);
  expect(await levelOf(made, 'community')).toHaveLength(2);
  expect(await levelOf(made, 'compound')).toHaveLength(2);
});

test('what is taken is the reading that was looked at', async () => {
  const plan = await newPlan(280);
  const job = await read(collection([feature(box(280, 0, 288, 8), { name: '甲' })]), { plan });
  const first = job.result.reading as string;
  const second = (await again(job.id, { level: 'compound' })).result.reading as string;
  expect(second).not.toBe(first);
  const stale = await post(`/api/imports/${job.id}/take?reading=${first}`);
  expect([stale.statusCode, stale.json().code]).toEqual([409, 'import-read-anew']);
  const [one, two] = await Promise.all(
    [0, 1].map(() => post(`/api/imports/${job.id}/take?reading=${second}`)),
  );
  expect([one!.statusCode, two!.statusCode].toSorted()).toEqual([202, 409]);
  expect(await settled(job.id)).toMatchObject({ state: 'done', result: { committed: true } });
  expect((await post(`/api/imports/${job.id}/take`)).json().code).toBe('job-state');
});

test('what goes out comes back: a plan of all levels, attribute by attribute', async () => {
  const plan = await newPlan(180);
  const file = collection([
    feature(box(180, 0, 184, 8), { name: '甲', code: 'A1', 自报户数: 120 }),
    feature(
      { type: 'MultiPolygon', coordinates: [[rectangle(184, 0, 186, 8)], [rectangle(187, 0, 188, 8)]] },
      { name: '乙', note: '=1+1', tags: '爱心、安民' },
    ),
    feature(box(186, 0, 187, 8), { name: '丙' }),
  ]);
  const made = await take((await read(file, { plan })).id);
  const out = await one.get(`/api/plans/${made}/export?format=geojson`);
  const job = await read(out.body, { plan, name: 'back' });
  expect(job.result).toMatchObject({ faults: [], refused: [], repairs: [] });
  const back = await take(job.id);
  const there = (id: string) => one.get(`/api/plans/${id}/export?format=geojson`);
  const sorted = (features: { id: string }[]) => features.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(sorted((await there(back)).json().features)).toEqual(sorted(out.json().features));
});

test('a file is refused when its positions are asked about and nobody has answered', async () => {
  const plan = await newPlan(200);
  const form = new FormData();
  for (const [name, value] of Object.entries({ as: 'cameras', plan })) form.append(name, value);
  const point = { type: 'Point', coordinates: at(201, 1) };
  form.append('file', new Blob([collection([feature(point, { name: '一号' })])]), 'cameras.geojson');
  const { job } = (
    await server.app.inject({ method: 'POST', url: '/api/imports', headers: one.headers, payload: form })
  ).json();
  const asked = await settled(job);
  expect(asked.result.questions).toMatchObject([{ code: 'datum' }]);
  const refused = await post(`/api/imports/${job}/take`);
  expect([refused.statusCode, refused.json().code]).toEqual([422, 'import-questions']);
  expect((await again(job, { crs: 'WGS84' })).result).toMatchObject({ questions: [], taken: 1 });
  const preview = (await one.get(`/api/imports/${job}/preview`)).json();
  expect(preview).toMatchObject({ features: [{ name: '一号', geometry: point }], left: 0 });
});
