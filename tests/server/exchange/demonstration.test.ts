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
  // Asked for twice at once: one of them makes it, the other finds something there.
  const jobs = await Promise.all([ask(), ask()]);
  expect(jobs.map(({ statusCode }) => statusCode)).toEqual([202, 202]);
  const ends = await Promise.all(
    jobs.map(async (started) => {
      for (;;) {
        const job = (await server.app.inject({ url: `/api/jobs/${started.json().job}`, headers })).json();
        if (job.state !== 'queued' && job.state !== 'running') return job;
        await wait(50);
      }
    }),
  );
  expect(ends.map(({ state, reason }) => reason?.code ?? state).sort()).toEqual(['done', 'not-empty']);
  // What is there can't be said to have been cancelled.
  const done = ends.find(({ state }) => state === 'done').id;
  const late = await server.app.inject({ method: 'DELETE', url: `/api/jobs/${done}`, headers });
  expect([late.statusCode, late.json().code]).toEqual([409, 'job-state']);
  const { items } = (await server.app.inject({ url: '/api/plans', headers })).json() as PlanList;
  expect(items.map(({ status }) => status).sort()).toEqual(['draft', 'in-force']);
  const again = await ask();
  expect([again.statusCode, again.json().code]).toEqual([409, 'not-empty']);
});
