import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { at, type Planner, planner } from '../plans/new-plan.ts';

let server: TestApp;
let one: Planner;
let plan: string;

beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
  plan = (await one.newPlan()).id;
});

afterAll(() => server.close());

const BUILDINGS = 6_000;

const file = (name: string) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: Array.from({ length: BUILDINGS }, (_, i) => ({
      type: 'Feature',
      properties: { id: `${name}-${i}`, households: 1, name },
      geometry: { type: 'Point', coordinates: at(0.5 + (i % 70) * 0.1, 0.5 + Math.floor(i / 70) * 0.08) },
    })),
  });

async function upload(name: string): Promise<string> {
  const form = new FormData();
  for (const [key, value] of Object.entries({ as: 'buildings', plan, crs: 'EPSG:4326' }))
    form.append(key, value);
  form.append('file', new Blob([file(name)]), 'buildings.geojson');
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/imports',
    headers: one.headers,
    payload: form,
  });
  expect(answer.statusCode).toBe(202);
  return answer.json().job;
}

const post = (url: string) => server.app.inject({ method: 'POST', url, headers: one.headers });
const cancel = (job: string) =>
  server.app.inject({ method: 'DELETE', url: `/api/jobs/${job}`, headers: one.headers });

async function settled(job: string) {
  for (;;) {
    const answer = (await one.get(`/api/jobs/${job}`)).json();
    if (answer.state !== 'queued' && answer.state !== 'running') return answer;
    await wait(10);
  }
}

async function standing(name: string): Promise<number> {
  const { rows } = await server.connection.pool.query(
    'select count(*)::int as n from buildings where name = $1',
    [name],
  );
  return rows[0].n;
}

async function told(job: string) {
  const { rows } = await server.connection.pool.query(
    "select payload from events where kind = 'job' and payload->>'id' = $1 order by seq",
    [job],
  );
  return rows.map(
    ({ payload }: { payload: { state: string; progress?: number; message?: string } }) => payload,
  );
}

test('an import tells its true steps, to its end', async () => {
  const job = await upload('steps');
  expect(await settled(job)).toMatchObject({ state: 'done', progress: 1, message: 'checked' });
  const read = await told(job);
  expect(read[0]).toMatchObject({ state: 'running', progress: 0, message: 'reading' });
  expect(read.length).toBeGreaterThan(2);
  const shares = read.map(({ progress }) => progress ?? 0);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));

  expect((await post(`/api/imports/${job}/take`)).statusCode).toBe(202);
  expect(await settled(job)).toMatchObject({
    state: 'done',
    progress: 1,
    message: 'stored',
    result: { taken: BUILDINGS, committed: true },
  });
  expect(await standing('steps')).toBe(BUILDINGS);
  const late = await cancel(job);
  expect([late.statusCode, late.json().code]).toEqual([409, 'job-state']);
});

test('reading that is cancelled stops, and whoever comes next has their turn', async () => {
  const [stopped, next] = [await upload('stopped'), await upload('next')];
  expect((await cancel(stopped)).json()).toMatchObject({ state: 'cancelled' });
  expect(await settled(next)).toMatchObject({ state: 'done', result: { taken: BUILDINGS } });
  expect((await one.get(`/api/jobs/${stopped}`)).json()).toMatchObject({ state: 'cancelled' });
  expect((await post(`/api/imports/${stopped}/take`)).json().code).toBe('job-state');
  expect(await standing('stopped')).toBe(0);
});

test.each([0, 150, 400, 900])('taking that is cancelled after %i ms leaves all or nothing', async (ms) => {
  const name = `cancelled after ${ms}`;
  const job = await upload(name);
  await settled(job);
  expect((await post(`/api/imports/${job}/take`)).statusCode).toBe(202);
  await wait(ms);
  const answer = await cancel(job);
  const ended = await settled(job);
  await wait(50);
  if (answer.statusCode === 200) {
    expect(ended.state).toBe('cancelled');
    expect(await standing(name)).toBe(0);
  } else {
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'job-state']);
    expect(ended).toMatchObject({ state: 'done', result: { committed: true } });
    expect(await standing(name)).toBe(BUILDINGS);
  }
});
