import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlanList } from '../../../domain/contract/plan.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';

let server: TestApp;

beforeAll(async () => {
  server = await openTestApp();
});
afterAll(() => server.close());

test('an empty deployment is filled with the demonstration once, and by an administrator only', async () => {
  const url = '/api/demonstration';
  const headers = await server.as('admin');
  const ask = (by = headers) => server.app.inject({ method: 'POST', url, headers: by });
  expect((await ask(await server.as('planner'))).statusCode).toBe(403);
  // Asked for twice at once: one of them makes it, the other finds something there, when it asks or when its job begins.
  const asked = await Promise.all([ask(), ask()]);
  const ends = await Promise.all(
    asked.map(async (started): Promise<{ id: string; end: string }> => {
      const { job: id, code } = started.json();
      if (started.statusCode !== 202) return { id, end: `${started.statusCode} ${code}` };
      for (;;) {
        const job = (await server.app.inject({ url: `/api/jobs/${id}`, headers })).json();
        if (job.state !== 'queued' && job.state !== 'running')
          return { id, end: job.reason?.code ?? job.state };
        await wait(50);
      }
    }),
  );
  const [first, second] = ends
    .map(({ end }) => end)
    .sort((one, other) => Number(other === 'done') - Number(one === 'done'));
  expect(first).toBe('done');
  expect(['not-empty', '409 not-empty']).toContain(second);
  // What is there can't be said to have been cancelled.
  const done = ends.find(({ end }) => end === 'done')!.id;
  const late = await server.app.inject({ method: 'DELETE', url: `/api/jobs/${done}`, headers });
  expect([late.statusCode, late.json().code]).toEqual([409, 'job-state']);
  const { items } = (await server.app.inject({ url: '/api/plans', headers })).json() as PlanList;
  expect(items.map(({ status }) => status).sort()).toEqual(['draft', 'in-force']);
  const again = await ask();
  expect([again.statusCode, again.json().code]).toEqual([409, 'not-empty']);
});
