import { expect, test } from 'vitest';
import { histogramOf } from '../../../client/command/time/histogram.ts';
import { URGENCIES } from '../../../domain/case/types.ts';
import { caseAt, HOUR, MORNING, page } from './command.ts';

const MINUTE = 60_000;
const iso = (at: number) => new Date(at).toISOString();

async function openHour() {
  const opened = await page({ window: { kind: 'last', ms: HOUR } });
  const all = Array.from({ length: 60 }, (_, i) => caseAt(MORNING - HOUR + i * MINUTE + 30_000));
  opened.server.put(...all);
  opened.store.start();
  await opened.world.pass(100);
  return { ...opened, all };
}

test('plays the window: at each moment what occurred within the span before it, in one step for all', async () => {
  const { store, world, all } = await openHour();
  store.play();
  store.setSpeed(60);
  store.setSpan(10 * MINUTE);
  const { from, to } = store.get().track;
  for (let i = 0; i < 20; i += 1) {
    await world.pass(1_000);
    const { playback, view, track } = store.get();
    expect(view.at).toBe(playback!.at);
    // It goes in steps of a sixth of a second, ten seconds of the town.
    expect(Math.abs(view.at - from - (i + 1) * MINUTE)).toBeLessThanOrEqual(10_000);
    const inSpan = all.filter((one) => {
      const at = Date.parse(one.occurredAt);
      return at > view.at - 10 * MINUTE && at <= view.at;
    });
    expect(view.cases.map(({ id }) => id)).toEqual(inSpan.map(({ id }) => id));
    expect([view.from, view.to]).toEqual([view.at - 10 * MINUTE, view.at]);
    // The window and its track stand still meanwhile.
    expect([track.from, track.to, track.cases.length]).toEqual([from, to, 60]);
  }
  store.stop();
});

test('pauses, is sought, stands still at the end, and starts again from there', async () => {
  const { store, world } = await openHour();
  store.seek(MORNING - 30 * MINUTE);
  expect(store.get().playback).toMatchObject({ playing: false, at: MORNING - 30 * MINUTE });
  await world.pass(5_000);
  expect(store.get().playback!.at).toBe(MORNING - 30 * MINUTE);
  store.setSpeed(3600);
  store.play();
  await world.pass(1_000);
  const { track, playback } = store.get();
  expect(playback).toMatchObject({ playing: false, at: track.to });
  store.play();
  expect(store.get().playback).toMatchObject({ playing: true, at: track.from });
  store.pause();
  store.seek(0);
  expect(store.get().playback!.at).toBe(track.from);
  store.seek(Number.MAX_SAFE_INTEGER);
  expect(store.get().playback!.at).toBe(track.to);
  store.endPlayback();
  expect(store.get().playback).toBeNull();
  store.stop();
});

test('what happens meanwhile is taken in and shown when the playback ends', async () => {
  const { server, store, world, ids } = await openHour();
  store.seek(MORNING - 1);
  store.setSpan(24 * HOUR);
  const before = ids();
  const meanwhile = caseAt(MORNING - 5 * MINUTE);
  server.put(meanwhile);
  await world.pass(2_000);
  expect(ids()).toEqual(before);
  store.endPlayback();
  expect(ids()).toContain(meanwhile.id);
  store.stop();
});

test('a case is as it was then, as far as its times tell', async () => {
  const { server, store, world } = await page({ window: { kind: 'last', ms: 4 * HOUR } });
  const start = MORNING - 3 * HOUR;
  server.put(
    caseAt(start, {
      state: 'closed',
      step: 'close',
      soonAt: iso(start + 30 * MINUTE),
      dueAt: iso(start + HOUR),
      stoppedAt: iso(start + 1.5 * HOUR),
      endedAt: iso(start + 2 * HOUR),
      satisfaction: 4,
    }),
  );
  store.start();
  await world.pass(100);
  expect(URGENCIES[store.get().view.urgency[0]!]).toBe('closed');
  store.seek(start);
  store.setSpan(24 * HOUR);
  const seen = (at: number) => {
    store.seek(at);
    const { view } = store.get();
    const { state, endedAt, stoppedAt } = view.cases[0]!;
    return [URGENCIES[view.urgency[0]!], state, stoppedAt !== null, endedAt !== null];
  };
  expect(seen(start + 10 * MINUTE)).toEqual(['open', 'reported', false, false]);
  expect(seen(start + 40 * MINUTE)).toEqual(['soon', 'reported', false, false]);
  expect(seen(start + 70 * MINUTE)).toEqual(['overdue', 'reported', false, false]);
  expect(seen(start + 100 * MINUTE)).toEqual(['open', 'handled', true, false]);
  expect(seen(start + 130 * MINUTE)).toEqual(['closed', 'closed', true, true]);
  store.seek(start - 1);
  expect(store.get().view.cases).toEqual([]);
  store.stop();
});

test('the window before is compared, live and in the same step of a playback', async () => {
  const { server, store, world } = await page({ window: { kind: 'last', ms: HOUR } });
  const then = caseAt(MORNING - 1.5 * HOUR);
  const now = caseAt(MORNING - 0.5 * HOUR - 1000);
  server.put(then, now);
  store.start();
  await world.pass(100);
  expect(store.get().before).toBeNull();
  store.setCompare(true);
  await world.pass(100);
  expect(store.get().before!.cases).toEqual([then]);
  expect(store.get().before!.to).toBe(store.get().view.from);
  store.seek(MORNING - 0.6 * HOUR);
  expect([store.get().view.cases.length, store.get().before!.cases.length]).toEqual([0, 0]);
  store.seek(MORNING - 0.5 * HOUR + 1000);
  expect([store.get().view.cases.length, store.get().before!.cases.length]).toEqual([1, 1]);
  store.endPlayback();
  // What falls out of the window falls into the one before it.
  await world.pass(0.6 * HOUR);
  expect(store.get().view.cases).toEqual([]);
  expect(store.get().before!.cases).toEqual([now]);
  store.setCompare(false);
  await world.pass(100);
  expect(store.get().before).toBeNull();
  store.stop();
});

test('urgencies change when their time comes, without anything being told', async () => {
  const { server, store, world } = await page({ window: { kind: 'last', ms: HOUR } });
  const soonAt = MORNING + 10 * MINUTE;
  server.put(caseAt(MORNING - 1000, { soonAt: iso(soonAt), dueAt: iso(soonAt + 7_000) }));
  store.start();
  await world.pass(soonAt - MORNING - 1);
  const urgency = () => URGENCIES[store.get().view.urgency[0]!];
  expect(urgency()).toBe('open');
  await world.pass(1_300);
  expect(urgency()).toBe('soon');
  await world.pass(7_000);
  expect(urgency()).toBe('overdue');
  store.setFilter({ states: ['overdue'] });
  expect(store.get().view.cases).toHaveLength(1);
  store.setFilter({ states: ['soon', 'tray'] });
  expect(store.get().view.cases).toHaveLength(0);
  store.stop();
});

test('a playback that is running is filtered as the window is', async () => {
  const { server, store, world, ids } = await openHour();
  const noise = caseAt(MORNING - 20 * MINUTE, { kind: 'noise' });
  server.put(noise);
  await world.pass(500);
  store.seek(MORNING);
  store.setSpan(24 * HOUR);
  store.setFilter({ kinds: ['noise'] });
  expect(ids()).toEqual([noise.id]);
  expect(store.get().track.cases).toHaveLength(1);
  store.setFilter({ kinds: [] });
  expect(store.get().track.cases).toHaveLength(61);
  store.stop();
});

test('the track counts each case once, in steps of the clock, told again nowhere', async () => {
  const { store, server, world } = await openHour();
  server.put(
    caseAt(MORNING - 2000, { repeatOf: 'another' }),
    caseAt(MORNING - 3000, { at: null, position: 'bad' }),
  );
  await world.pass(500);
  for (const bins of [12, 60, 200]) {
    const { counts, most, step, start } = histogramOf(store.get().track, bins);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(61);
    expect(most).toBeGreaterThanOrEqual(Math.ceil(61 / bins) - 1);
    expect(start % step).toBe(0);
  }
  store.stop();
});
