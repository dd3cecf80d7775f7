import { expect, test } from 'vitest';
import type { TimeWindow } from '../../../client/command/store/types.ts';
import { caseAt, HOUR, MORNING, page } from './command.ts';

const LAST_HOUR: TimeWindow = { kind: 'last', ms: HOUR };

test('shows the window, then each case that lands, oldest first', async () => {
  const { server, store, world, ids } = await page({ window: LAST_HOUR });
  const old = caseAt(MORNING - 2 * HOUR);
  const early = caseAt(MORNING - 1000);
  server.put(early, old);
  store.start();
  await world.pass(100);
  expect(ids()).toEqual([early.id]);
  expect(store.get().freshness.state).toBe('live');
  const late = caseAt(world.now());
  server.put(late);
  await world.pass(20);
  expect(ids()).toEqual([early.id, late.id]);
  expect(store.get().landed?.id).toBe(late.id);
  store.stop();
});

test('under load what is shown changes ten times a second at most, and misses nothing', async () => {
  const { server, store, world, ids } = await page({ window: LAST_HOUR });
  store.start();
  await world.pass(100);
  const views = new Set<number>();
  store.subscribe(() => views.add(store.get().view.version));
  for (let i = 0; i < 500; i += 1) {
    server.put(caseAt(world.now()));
    await world.pass(20);
  }
  await world.pass(300);
  expect(ids()).toHaveLength(500);
  // Ten seconds; the window rolls twice beside it.
  expect(views.size).toBeLessThanOrEqual(105);
  store.stop();
});

test('a stream that is cut is taken up again: nothing is lost, nothing is there twice', async () => {
  const { server, store, world, ids } = await page({ window: LAST_HOUR });
  store.start();
  await world.pass(100);
  const all: string[] = [];
  for (let i = 0; i < 60; i += 1) {
    const one = caseAt(world.now());
    all.push(one.id);
    server.put(one);
    if (i % 7 === 0) server.cut();
    if (i % 11 === 0) server.repeat(3);
    await world.pass(100);
  }
  await world.pass(20_000);
  expect(ids()).toEqual(all);
  expect(store.get().freshness.state).toBe('live');
  // The window was asked for once, the tray once: all else was told.
  expect(server.asked.filter((url) => url.startsWith('/api/cases/window'))).toHaveLength(2);
  store.stop();
});

test('what cannot be told any more is asked for, and nothing that a person chose is touched', async () => {
  const { server, store, world, ids } = await page({ window: LAST_HOUR });
  store.start();
  await world.pass(100);
  store.setFilter({ kinds: ['city'] });
  store.select('some-case');
  await world.pass(1000);
  const chosen = () => {
    const { window, filter, selected } = store.get();
    return { window, filter, selected };
  };
  const before = chosen();
  const seen: boolean[] = [];
  store.subscribe(() => seen.push(store.get().loading));
  server.online = false;
  server.cut();
  const missed = [caseAt(world.now()), caseAt(world.now(), { kind: 'noise' })];
  server.put(...missed);
  server.forgotten = server.seq;
  await world.pass(3_000);
  expect(store.get().freshness.state).toBe('behind');
  server.online = true;
  await world.pass(10_000);
  expect(ids()).toEqual([missed[0]!.id]);
  expect(chosen()).toEqual(before);
  expect(seen).not.toContain(true);
  expect(store.get().freshness.state).toBe('live');
  store.stop();
});

test('a stream that says nothing of being dead is found out by its silence, and its age is said', async () => {
  const { server, store, world, ids } = await page({ window: LAST_HOUR });
  store.start();
  await world.pass(100);
  server.freeze();
  server.online = false;
  const missed = caseAt(world.now());
  server.put(missed);
  await world.pass(15_000);
  expect(store.get().freshness).toMatchObject({ state: 'behind', ageMs: 15_000 });
  await world.pass(45_000);
  expect(store.get().freshness.state).toBe('lost');
  expect(store.get().freshness.ageMs).toBeGreaterThan(50_000);
  server.online = true;
  await world.pass(20_000);
  expect(ids()).toEqual([missed.id]);
  expect(store.get().freshness.state).toBe('live');
  store.stop();
});

test('a laptop that has slept for a night shows the morning, and asks once instead of having the night told', async () => {
  const { server, store, world, ids, sleep } = await page({ window: LAST_HOUR });
  store.start();
  await world.pass(100);
  const evening = caseAt(server.now());
  server.put(evening);
  await world.pass(500);
  store.select(evening.id);
  sleep(10 * HOUR);
  const asked = server.asked.length;
  for (let i = 0; i < 200; i += 1) server.put(caseAt(server.now() - i * 100_000));
  await world.pass(3_000);
  const now = server.now();
  const expected = [...server.cases.values()]
    .filter((one) => Date.parse(one.occurredAt) >= now - HOUR)
    .map(({ id }) => id);
  expect(new Set(ids())).toEqual(new Set(expected));
  expect(ids()).not.toContain(evening.id);
  expect(store.get().selected).toBe(evening.id);
  expect(store.get().freshness.state).toBe('live');
  expect(server.asked.length - asked).toBeLessThan(8);
  store.stop();
});

test('a short nap is caught up with from the log alone', async () => {
  const { server, store, world, ids, sleep } = await page({ window: LAST_HOUR });
  store.start();
  await world.pass(100);
  sleep(120_000);
  const missed = caseAt(server.now() - 60_000);
  server.put(missed);
  await world.pass(5_000);
  expect(ids()).toEqual([missed.id]);
  expect(server.asked.filter((url) => url.startsWith('/api/cases/window'))).toHaveLength(2);
  store.stop();
});

test('an answer that is older than the stream loses nothing of what was told before it was asked for', async () => {
  const { server, store, world, ids } = await page({ window: LAST_HOUR });
  store.start();
  await world.pass(100);
  const all = [caseAt(world.now()), caseAt(world.now()), caseAt(world.now())];
  for (const one of all) server.put(one);
  await world.pass(500);
  server.lag = 2;
  store.setWindow({ kind: 'last', ms: 2 * HOUR });
  await world.pass(500);
  expect(ids()).toEqual(all.map(({ id }) => id));
  store.stop();
});

test('of two windows asked for in a hurry the later one holds, whichever answer comes first', async () => {
  const { server, store, world, ids } = await page({ window: LAST_HOUR });
  const far = caseAt(MORNING - 5 * HOUR);
  const near = caseAt(MORNING - 1.5 * HOUR);
  server.put(far, near);
  store.start();
  await world.pass(100);
  server.delays = [3_000, 200];
  store.setWindow({ kind: 'last', ms: 24 * HOUR });
  await world.pass(50);
  store.setWindow({ kind: 'last', ms: 2 * HOUR });
  await world.pass(5_000);
  expect(ids()).toEqual([near.id]);
  expect(store.get().view.to - store.get().view.from).toBe(2 * HOUR);
  expect(store.get().loading).toBe(false);
  store.stop();
});

test('what is told while an answer is on its way is there when it has come', async () => {
  const { server, store, world, ids } = await page({ window: LAST_HOUR });
  store.start();
  await world.pass(100);
  server.delays = [4_000];
  store.setWindow({ kind: 'last', ms: 3 * HOUR });
  await world.pass(1_000);
  const meanwhile = caseAt(world.now());
  server.put(meanwhile);
  await world.pass(500);
  // The window that is shown goes on living.
  expect(ids()).toEqual([meanwhile.id]);
  await world.pass(4_000);
  expect(ids()).toEqual([meanwhile.id]);
  store.stop();
});

test('a case that has moved on is shown so, and an old word of it changes nothing', async () => {
  const { server, store, world } = await page({ window: LAST_HOUR });
  const one = caseAt(MORNING - 1000);
  server.put(one);
  store.start();
  await world.pass(100);
  const moved = { ...one, history: 3, state: 'dispatched' as const };
  server.put(moved);
  await world.pass(300);
  server.put(one);
  await world.pass(300);
  expect(store.get().view.cases).toEqual([moved]);
  store.stop();
});

test('too much to tell: it is asked for, with what came in beside it', async () => {
  const { server, store, world, ids } = await page({ window: LAST_HOUR });
  store.start();
  await world.pass(100);
  server.putMany(Array.from({ length: 700 }, (_, i) => caseAt(MORNING - i * 1000)));
  await world.pass(2_000);
  expect(ids()).toHaveLength(700);
  store.stop();
});

test('the server away at the start: asked again until it is there, then shown', async () => {
  const { server, store, world, ids } = await page({ window: LAST_HOUR });
  server.online = false;
  server.put(caseAt(MORNING));
  store.start();
  await world.pass(5_000);
  expect(store.get().error).toEqual({ code: 'unreachable' });
  server.online = true;
  await world.pass(16_000);
  expect(ids()).toHaveLength(1);
  expect(store.get().error).toBeNull();
  store.stop();
});

test('stopped it asks nothing and listens to nothing; started again it goes on', async () => {
  const { server, store, world, ids } = await page({ window: LAST_HOUR });
  store.start();
  await world.pass(100);
  store.stop();
  await world.pass(1_000);
  expect(server.streams).toBe(0);
  const asked = server.asked.length;
  server.put(caseAt(world.now()));
  await world.pass(120_000);
  expect(server.asked).toHaveLength(asked);
  store.start();
  await world.pass(100);
  expect(ids()).toHaveLength(1);
  store.stop();
});
