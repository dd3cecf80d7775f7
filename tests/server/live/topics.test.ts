import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LiveCases } from '../../../domain/contract/case.ts';
import { buildApp } from '../../../server/app.ts';
import { inTransaction } from '../../../server/db/transaction.ts';
import { appendEvent } from '../../../server/live/append-event.ts';
import { Bus } from '../../../server/live/bus.ts';
import { pruneEvents } from '../../../server/live/prune-events.ts';
import { openTestApp } from '../harness/app.ts';
import { storeTown } from '../harness/division.ts';
import { hear } from '../harness/hear.ts';

const { app, admin, bus, config, connection, profile, close } = await openTestApp();
const { db } = connection;
let url: string;
beforeAll(async () => {
  await storeTown(db);
  await db.updateTable('plans').set({ status: 'in-force' }).execute();
  url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/api/live`;
});
afterAll(close);

const DAY_MS = 86_400_000;
const say = (kind: string, payload: object) => inTransaction(db, (tx) => appendEvent(tx, kind, payload));
const cases = (...grids: (string | null)[]) => ({
  at: new Date().toISOString(),
  cases: grids.map((grid, i) => ({ id: `${grid}${i}`, plan: grid === null ? null : 'p', grid })),
});
const gridsOf = (data: unknown) => (data as LiveCases).cases.map(({ grid }) => grid);

test('of the topics asked for everything is heard, of others only that they have gone by', async () => {
  const some = hear(`${url}?topics=case,alarm`, admin);
  const ids: string[] = [];
  await some.open;
  const before = bus.seq;
  await say('edit', { n: 1 });
  await say('case', cases('0-0'));
  await say('alarm', { alarms: [] });
  await say('plan', { n: 2 });
  await say('job', { n: 3 });
  const heard = await some.until(2);
  expect(heard.map(({ event }) => event)).toEqual(['case', 'alarm']);
  expect(heard.map(({ id }) => Number(id) - before)).toEqual([2, 3]);
  // The number of the last one is told: whoever reconnects with it has missed nothing, and gets nothing twice.
  for (let i = 0; i < 100 && !ids.includes(String(before + 5)); i++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    ids.splice(0, ids.length, ...some.ids);
  }
  expect(ids.at(-1)).toBe(String(before + 5));
  some.stop();
});

test('who listens for a grid hears its own cases and alarms, at whatever depth, and every number goes on', async () => {
  const [leaf, half, all, none] = ['0-0', 'west', 'root', 'elsewhere'].map((grid) =>
    hear(`${url}?topics=case,alarm&grid=${grid}`, admin),
  );
  const listeners = [leaf!, half!, all!, none!];
  await Promise.all(listeners.map(({ open }) => open));
  await say('case', cases('0-0', '1-3', '2-0', null));
  await say('case', cases('3-3'));
  await say('alarm', {
    alarms: [
      { id: 'a', grid: 'west' },
      { id: 'b', grid: '3-3' },
    ],
  });
  await say('case', { cases: [], at: '', all: true });
  await leaf!.until(2);
  await half!.until(3);
  const everything = await all!.until(4);
  await none!.until(1);
  expect(leaf!.heard.map(({ data }) => gridsOf(data))).toEqual([['0-0'], []]);
  expect(gridsOf(half!.heard[0]!.data)).toEqual(['0-0', '1-3']);
  expect((half!.heard[1]!.data as { alarms: { id: string }[] }).alarms.map(({ id }) => id)).toEqual(['a']);
  expect(gridsOf(everything[0]!.data)).toEqual(['0-0', '1-3', '2-0']);
  expect(none!.heard.map(({ data }) => (data as LiveCases).all)).toEqual([true]);
  for (const listener of listeners) {
    expect(Number(listener.ids.at(-1))).toBe(bus.seq);
    listener.stop();
  }
});

test('whoever slept for a night is told all of it once and in order, a screen or a field client', async () => {
  const from = bus.seq;
  const count = 3000;
  await inTransaction(db, async (tx) => {
    for (let i = 0; i < count; i++) await appendEvent(tx, 'case', cases(i % 3 === 0 ? '0-0' : '2-2'));
  });
  const [all, own] = [
    hear(url, { ...admin, 'last-event-id': String(from) }),
    hear(`${url}?grid=west`, { ...admin, 'last-event-id': String(from) }),
  ];
  const everything = await all!.until(count);
  expect(everything.map(({ id }) => Number(id))).toEqual(
    Array.from({ length: count }, (_, i) => from + 1 + i),
  );
  const west = await own!.until(count / 3);
  expect(west.map(({ id }) => Number(id))).toEqual(
    Array.from({ length: count / 3 }, (_, i) => from + 1 + 3 * i),
  );
  all!.stop();
  own!.stop();
});

test('events of last week are deleted; who would need them is told so, and nobody gets a part of them', async () => {
  await bus.wake();
  const total = bus.seq;
  expect(await pruneEvents(db, Date.now())).toBe(0);
  await db
    .updateTable('events')
    .set({ at: new Date(Date.now() - 8 * DAY_MS) })
    .where('seq', '<=', total - 10)
    .execute();
  expect(await pruneEvents(db, Date.now())).toBe(total - 10);
  // Another server, which has nothing in memory.
  const other = await Bus.open(db);
  expect(await other.reaches(total - 11)).toBe(false);
  expect(await other.reaches(total - 10)).toBe(true);
  expect(await other.reaches(total)).toBe(true);
  const end = new AbortController();
  await expect(other.follow(total - 12, end.signal).next()).rejects.toThrow('no longer');
  const seen: number[] = [];
  for await (const { seq } of other.follow(total - 10, end.signal)) {
    seen.push(seq);
    if (seq === total) break;
  }
  expect(seen).toEqual(Array.from({ length: 10 }, (_, i) => total - 9 + i));
  // However old it is, the newest stays: the log never looks empty.
  expect(await pruneEvents(db, Date.now() + 100 * DAY_MS)).toBe(9);
  const left = await db.selectFrom('events').select('seq').execute();
  expect(left).toEqual([{ seq: total }]);
});

test('a server that was started anew says 410 to whoever asks for what is deleted', async () => {
  for (let i = 0; i < 5; i++) await say('plan', { n: i });
  const fresh = await Bus.open(db);
  const other = await buildApp({ db, config, bus: fresh, profile });
  const answer = await other.inject({ url: `/api/live?after=${fresh.seq - 7}`, headers: admin });
  expect([answer.statusCode, answer.json().code]).toEqual([410, 'events-gone']);
  fresh.close();
  await other.close();
});
