import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hear } from '../../harness/hear.ts';
import { openTown, type Town } from './town.ts';

let town: Town;

beforeAll(async () => {
  town = await openTown();
});

afterAll(() => town.server.close());

async function settled(job: string) {
  for (;;) {
    const answer = (await town.one.get(`/api/jobs/${job}`)).json();
    if (answer.state !== 'queued' && answer.state !== 'running') return answer;
    await wait(20);
  }
}

async function read(name: string, text: string, fields: Record<string, string>) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([text]), name);
  const { app } = town.server;
  const headers = town.one.headers;
  const started = await app.inject({ method: 'POST', url: '/api/imports', headers, payload: form });
  expect(started.statusCode).toBe(202);
  return settled(started.json().job);
}

async function take(job: string) {
  const { app } = town.server;
  const headers = town.one.headers;
  const started = await app.inject({ method: 'POST', url: `/api/imports/${job}/take`, headers });
  expect(started.statusCode).toBe(202);
  return settled(started.json().job);
}

const table = (heads: readonly string[], rows: readonly (readonly unknown[])[]) =>
  `\ufeff${[heads, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;

test('a CSV of teams, uploaded and taken: the members are published, heard of, and can be taken back by who did it', async () => {
  const { grids } = await town.one.division(town.draft);
  const coded = grids.filter(({ level, code }) => level === 'building' && code !== null);
  const text = table(
    ['网格编码', '角色', '姓名', '联系电话'],
    coded.map(({ code }, i) => [code, i === 0 ? '网格助理' : '网格员', `员${i}`, `0370-${1000000 + i}`]),
  );
  const job = await read('teams.csv', text, { as: 'teams', plan: town.draft });
  expect(job).toMatchObject({
    state: 'done',
    result: {
      read: 378,
      taken: 377,
      changed: 377,
      questions: [],
      refused: [{ row: 2, code: 'role-unknown' }],
    },
  });
  const live = `${await town.server.app.listen({ port: 0, host: '127.0.0.1' })}/api/live`;
  const listener = hear(live, town.server.admin);
  await listener.open;
  expect(await take(job.id)).toMatchObject({ state: 'done', result: { committed: true, changed: 377 } });
  const heard = (await listener.until(377)).filter(({ event }) => event === 'edit');
  listener.stop();
  expect(heard.length).toBeGreaterThan(300);
  const revision = (await town.one.get(`/api/plans/${town.draft}`)).json().revision;
  const last = (await town.one.get(`/api/plans/${town.draft}/edits?after=${revision - 1}`)).json().items[0];
  expect(last).toMatchObject({ kind: 'team', author: 'admin' });
  const undone = await town.one.edit(town.draft, revision, { kind: 'revert', edits: [last.id] });
  expect(undone.statusCode).toBe(200);
});

test('a CSV of attributes by code, uploaded and taken', async () => {
  const { grids } = await town.one.division(town.draft);
  const coded = grids.filter(({ code, level }) => level === 'compound' && code !== null);
  const text = table(
    ['网格编码', '网格名称', '备注'],
    [...coded.map(({ code, name }, i) => [code, name, i % 2 === 0 ? '已核对' : '']), ['没有', '甲', '乙']],
  );
  const job = await read('attributes.csv', text, { as: 'grids', plan: town.draft, key: 'code' });
  const half = Math.ceil(coded.length / 2);
  expect(job).toMatchObject({
    state: 'done',
    result: {
      read: coded.length + 1,
      changed: half,
      unchanged: coded.length - half,
      refused: [{ row: coded.length + 2, code: 'code-unknown' }],
    },
  });
  expect(await take(job.id)).toMatchObject({ state: 'done', result: { committed: true } });
  const after = (await town.one.division(town.draft)).grids.filter(({ note }) => note === '已核对');
  expect(after).toHaveLength(half);
});

test('a GeoJSON of buildings that comes again, by id and by place', async () => {
  const collection = (await town.one.get('/api/buildings')).json() as {
    features: { id?: string; properties: { id?: string; households: number } }[];
  };
  const { features } = collection;
  for (const feature of features.slice(0, 200)) feature.properties.households += 2;
  const byId = await read('buildings.geojson', JSON.stringify(collection), {
    as: 'buildings',
    plan: town.draft,
    key: 'id',
    crs: 'WGS84',
  });
  expect(byId.result).toMatchObject({ changed: 200, unchanged: features.length - 200, refused: [] });
  const before = (await town.one.get(`/api/plans/${town.draft}`)).json().households;
  expect(await take(byId.id)).toMatchObject({ state: 'done', result: { committed: true, changed: 200 } });
  expect((await town.one.get(`/api/plans/${town.draft}`)).json().households).toBe(before + 400);

  const left = features.slice(10);
  for (const [i, feature] of left.entries()) {
    feature.id = `other-${i}`;
    feature.properties.id = `other-${i}`;
  }
  for (const feature of left.slice(0, 30)) feature.properties.households += 1;
  const byPlace = await read('buildings.geojson', JSON.stringify({ ...collection, features: left }), {
    as: 'buildings',
    plan: town.draft,
    key: 'place',
    crs: 'WGS84',
  });
  expect(byPlace.result).toMatchObject({ changed: 30, unchanged: left.length - 30, refused: [] });
  expect(byPlace.result.source.notes).toContainEqual({ code: 'buildings-missing', params: { count: 10 } });
});
