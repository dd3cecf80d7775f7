import { setTimeout as wait } from 'node:timers/promises';
import iconv from 'iconv-lite';
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

async function settled(job: string) {
  for (;;) {
    const answer = (await one.get(`/api/jobs/${job}`)).json();
    if (answer.state !== 'queued' && answer.state !== 'running') return answer;
    await wait(10);
  }
}

async function read(name: string, fields: Record<string, string> = {}) {
  const [lng, lat] = at(1, 1);
  const form = new FormData();
  for (const [field, value] of Object.entries({ as: 'units', plan, crs: 'WGS84', ...fields }))
    form.append(field, value);
  // Big5, which looks much like GB 18030: nothing but a person can tell.
  const table = iconv.encode(`單位名稱,經度,緯度\n${name},${lng},${lat}\n`, 'big5');
  form.append('file', new Blob([new Uint8Array(table)]), 'units.csv');
  const url = '/api/imports';
  const { job } = (
    await server.app.inject({ method: 'POST', url, headers: one.headers, payload: form })
  ).json();
  return settled(job);
}

const COLUMNS = JSON.stringify({ name: '單位名稱', lng: '經度', lat: '緯度' });

test('an encoding that had to be chosen is remembered by a file that nobody has read rightly yet', async () => {
  const first = await read('第一小學', { encoding: 'big5', columns: COLUMNS });
  expect(first.result).toMatchObject({ taken: 1, source: { encoding: { used: 'big5' } } });
  await server.app.inject({ method: 'POST', url: `/api/imports/${first.id}/take`, headers: one.headers });
  expect((await settled(first.id)).result.committed).toBe(true);

  const second = await read('第二小學');
  expect(second.result).toMatchObject({ taken: 1, source: { encoding: { used: 'big5' } } });
  expect(second.result.source.notes).toEqual([{ code: 'recipe-used', params: {} }]);
  const preview = (await one.get(`/api/imports/${second.id}/preview`)).json();
  expect(preview.features[0].name).toBe('第二小學');
});
