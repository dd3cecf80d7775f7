import { afterAll, expect, test } from 'vitest';
import { openTestApp } from '../../harness/app.ts';

const { app, admin, close } = await openTestApp();
afterAll(close);

const ask = (query: string) => app.inject({ url: `/api/cases/window${query}`, headers: admin });

test('a window of nothing is empty and says from where to follow', async () => {
  const { statusCode, body } = await ask('');
  expect([statusCode, JSON.parse(body)]).toEqual([200, { seq: 0, total: 0, items: [] }]);
});

test.each([
  ['?from=yesterday', 'bad-time'],
  ['?from=2026-10-01T00:00:00', 'bad-time'],
  ['?from=2026-10-02T00:00:00Z&to=2026-10-01T00:00:00Z', 'window-empty'],
  ['?bbox=1,2,3', 'invalid-request'],
  ['?bbox=3,2,1,4', 'bbox-wrong'],
  ['?state=lost', 'case-state-unknown'],
  ['?kind=nothing', 'case-kind-unknown'],
])('%s is refused as %s', async (query, code) => {
  expect((await ask(query)).json().code).toBe(code);
});
