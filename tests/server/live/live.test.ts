import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../../server/db/transaction.ts';
import { appendEvent } from '../../../server/live/append-event.ts';
import { Bus } from '../../../server/live/bus.ts';
import { openTestApp } from '../harness/app.ts';
import { type Heard, hear } from '../harness/hear.ts';

const { app, admin, bus, connection, as, close } = await openTestApp();
const { db } = connection;
let url: string;
beforeAll(async () => {
  url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/api/live`;
});
afterAll(close);

const say = (n: number) => inTransaction(db, (tx) => appendEvent(tx, 'edit', { n }));
const numbers = (heard: readonly Heard[]) => heard.map(({ data }) => (data as { n: number }).n);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

test('twenty concurrent commits are each heard once, in the order of their numbers', async () => {
  const first = hear(url, admin);
  const second = hear(url, admin);
  await Promise.all([first.open, second.open]);
  const seqs = await Promise.all(range(0, 20).map(say));
  const lowest = Math.min(...seqs);
  for (const listener of [first, second]) {
    const heard = await listener.until(20);
    expect(heard.map(({ id }) => Number(id))).toEqual(range(lowest, lowest + 20));
    expect(new Set(numbers(heard)).size).toBe(20);
    for (const { id, data } of heard) expect(seqs[(data as { n: number }).n]).toBe(Number(id));
    listener.stop();
  }
});

test('nothing is heard before the commit, nor after a rollback, and no number is lost by one', async () => {
  const listener = hear(url, admin);
  await listener.open;
  const before = bus.seq;
  await expect(
    inTransaction(db, async (tx) => {
      await appendEvent(tx, 'edit', { n: -1 });
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');
  const seq = await inTransaction(db, async (tx) => {
    const number = await appendEvent(tx, 'edit', { n: 7 });
    await sql`select pg_sleep(0.3)`.execute(tx);
    expect(listener.heard).toEqual([]);
    return number;
  });
  expect(seq).toBe(before + 1);
  expect(numbers(await listener.until(1))).toEqual([7]);
  listener.stop();
});

test('whoever reconnects hears what came in between, however long ago, once and in order', async () => {
  const listener = hear(url, admin);
  await listener.open;
  const first = await say(0);
  await listener.until(1);
  listener.stop();
  for (const n of range(1, 250)) await say(n);
  const again = hear(url, { ...admin, 'last-event-id': String(first) });
  await again.open;
  await Promise.all(range(250, 260).map(say));
  const heard = await again.until(259);
  expect(heard.map(({ id }) => Number(id))).toEqual(range(first + 1, first + 260));
  expect(numbers(heard).slice(0, 249)).toEqual(range(1, 250));
  again.stop();

  const byQuery = hear(`${url}?after=${first + 250}`, admin);
  expect((await byQuery.until(9)).map(({ id }) => Number(id))).toEqual(range(first + 251, first + 260));
  byQuery.stop();
});

test('a bus that starts anew, as after a crash, knows all of the log', async () => {
  const other = await Bus.open(db);
  expect(other.seq).toBe(bus.seq);
  const end = new AbortController();
  const seen: number[] = [];
  for await (const { seq } of other.follow(0, end.signal)) {
    seen.push(seq);
    if (seq === other.seq) end.abort();
  }
  expect(seen).toEqual(range(1, other.seq + 1));
});

test('events of another process are heard too', async () => {
  const listener = hear(url, admin);
  await listener.open;
  // As if committed on a connection whose notifications nobody here hears.
  await sql`with clock as (update event_clock set seq = seq + 1 returning seq)
    insert into events (seq, kind, payload) select seq, 'plan', '{"n": 99}' from clock`.execute(db);
  expect(numbers(await listener.until(1))).toEqual([99]);
  listener.stop();
});

test('a payload of a megabyte, with line breaks, arrives as it was', async () => {
  const listener = hear(url, admin);
  await listener.open;
  const text = '网格\n\r\u2028'.repeat(150_000);
  await inTransaction(db, (tx) => appendEvent(tx, 'edit', { text }));
  const [event] = await listener.until(1);
  expect(event).toMatchObject({ event: 'edit', data: { text } });
  listener.stop();
});

test('a slow reader holds nobody up and loses nothing', async () => {
  const slow = hear(url, admin, { paused: true });
  const quick = hear(url, admin);
  await Promise.all([slow.open, quick.open]);
  const text = 'x'.repeat(500_000);
  const count = 40;
  for (let i = 0; i < count; i++) await inTransaction(db, (tx) => appendEvent(tx, 'edit', { n: i, text }));
  expect(numbers(await quick.until(count))).toEqual(range(0, count));
  slow.resume();
  expect(numbers(await slow.until(count))).toEqual(range(0, count));
  slow.stop();
  quick.stop();
});

test('a feed may not listen; a strange event id is refused', async () => {
  expect((await fetch(url, { headers: await as('reporter') })).status).toBe(403);
  const answer = await fetch(url, { headers: { ...admin, 'last-event-id': 'x' } });
  expect(await answer.json()).toMatchObject({ status: 400, code: 'event-id-unknown' });
  const ahead = await fetch(url, { headers: { ...admin, 'last-event-id': String(bus.seq + 1) } });
  expect(await ahead.json()).toMatchObject({ status: 410, code: 'event-id-unknown' });
});
