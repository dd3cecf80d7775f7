import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportAnswer } from '../../../domain/contract/case.ts';
import { toDegrees } from '../../../domain/geometry/point.ts';
import { Random } from '../../arbitrary/random.ts';
import { assertHeard, CrowdListener } from '../../bench/live-crowd.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { square, storeTown } from '../harness/division.ts';

const BURST = 5_000;
const SINGLES = 150;
const WALLS = 6;
const PHONES = 32;
const PATIENCE_MS = 90_000;

let server: TestApp;
let url: string;

beforeAll(async () => {
  server = await openTestApp();
  url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  await storeTown(server.connection.db);
  await server.connection.db.updateTable('plans').set({ status: 'in-force' }).execute();
});
afterAll(() => server.close());

test('a burst of 5,000 among single cases from two feeds, one of which repeats itself: each is stored once, and heard once by all whom it concerns', async () => {
  const random = new Random(5);
  const keys = [await server.as('reporter'), await server.as('reporter')] as const;
  const walls = Array.from(
    { length: WALLS },
    () => new CrowdListener(`${url}/api/live?topics=case,alarm`, server.admin),
  );
  const phones = Array.from({ length: PHONES }, (_, i) => {
    const grid = i === 0 ? 'west' : i === 1 ? 'root' : `${i % 4}-${Math.floor(i / 4) % 4}`;
    return { grid, listener: new CrowdListener(`${url}/api/live?topics=case&grid=${grid}`, server.admin) };
  });
  const listeners = [...walls, ...phones.map(({ listener }) => listener)];
  await Promise.all(listeners.map(({ open }) => open));

  const byGrid = new Map<string, Set<string>>();
  const everywhere = new Set<string>();
  const one = (source: string) => {
    const [x, y] = [random.whole(0, 4), random.whole(0, 3)];
    const [corner] = square(x, y)[0]!;
    const externalId = `${source} ${everywhere.size}`;
    everywhere.add(externalId);
    // The fifth column lies outside: only who listens to everything hears of it.
    const own = x > 3 ? [] : [`${x}-${y}`, x < 2 ? 'west' : 'east', 'root'];
    for (const grid of own) byGrid.set(grid, (byGrid.get(grid) ?? new Set()).add(externalId));
    return {
      source,
      externalId,
      occurredAt: new Date().toISOString(),
      at: toDegrees([corner![0] + random.whole(1, 9_999), corner![1] + random.whole(1, 9_999)]),
      kind: `kind ${random.whole(0, 40)}`,
    };
  };
  const send = async (key: { authorization: string }, cases: readonly object[]): Promise<ReportAnswer> => {
    for (;;) {
      const response = await fetch(`${url}/api/cases`, {
        method: 'POST',
        headers: { ...key, 'content-type': 'application/json' },
        body: JSON.stringify(cases),
      });
      if (response.status !== 503) return response.json() as Promise<ReportAnswer>;
      // The machine is slow today: the feed does as it is told.
      await sleep(1000 * Number(response.headers.get('retry-after')));
    }
  };

  const burst = Array.from({ length: BURST }, () => one('12345'));
  const running = [send(keys[0], burst), send(keys[0], burst)];
  for (let i = 0; i < SINGLES; i++) {
    running.push(send(keys[1], [one('110')]));
    await sleep(10);
  }
  const answers = await Promise.all(running);
  const total = (name: 'accepted' | 'duplicate') => answers.reduce((sum, answer) => sum + answer[name], 0);
  expect(total('accepted') + total('duplicate')).toBe(2 * BURST + SINGLES);
  expect(answers.every(({ refused }) => refused.length === 0)).toBe(true);

  const { db } = server.connection;
  const rows = await db
    .selectFrom('cases')
    .select(['external_id', 'grid_id', 'source', 'changed_seq'])
    .execute();
  expect(rows.length).toBe(everywhere.size);
  // Who reports a single case does not wait behind somebody's thousands.
  const seqs = (source: string) =>
    rows.flatMap((row) => (row.source === source ? [Number(row.changed_seq)] : []));
  expect(Math.min(...seqs('110'))).toBeLessThan(Math.max(...seqs('12345')));
  const last = (await db.selectFrom('event_clock').select('seq').executeTakeFirstOrThrow()).seq;
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(50))
    if (listeners.every(({ lastSeq }) => lastSeq >= last)) break;
  for (const [i, wall] of walls.entries()) assertHeard(wall, everywhere, `wall ${i}`);
  for (const { grid, listener } of phones) assertHeard(listener, byGrid.get(grid) ?? new Set(), grid);
  for (const listener of listeners) listener.stop();
}, 240_000);
