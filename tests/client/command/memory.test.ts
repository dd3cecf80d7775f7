import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { caseAt, page } from './command.ts';

const MINUTE = 60_000;
const HOURS = 24;
const A_SECOND = 20;
/** Told together, as a busy server does. */
const EVERY_MS = 20_000;

/** Deadlines end with a minute: a day of them is looked at in seconds. */
const minute = (at: number) => Math.ceil(at / MINUTE) * MINUTE;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

test('a day of twenty cases a second: what is kept is the window and no more, at the end as after an hour', {
  timeout: 600_000,
}, async () => {
  const { server, store, world } = await page({ window: { kind: 'last', ms: 5 * MINUTE }, limit: 4_000 });
  store.start();
  store.beginShift();
  await world.pass(100);
  let told = 0;
  const heaps: number[] = [];
  for (let hour = 0; hour < HOURS; hour += 1) {
    for (let ms = 0; ms < 60 * MINUTE; ms += EVERY_MS) {
      const cases = Array.from({ length: (A_SECOND * EVERY_MS) / 1000 }, (_, i) => {
        const at = world.now() - i * 50;
        told += 1;
        return caseAt(at, {
          soonAt: new Date(minute(at) + MINUTE).toISOString(),
          dueAt: new Date(minute(at) + 2 * MINUTE).toISOString(),
          ...(told % 1000 === 0 ? { position: 'outside' } : {}),
        });
      });
      server.tellOnly(...cases);
      await world.pass(EVERY_MS);
    }
    const { view, tray, sinceShift } = store.get();
    expect(view.cases.length).toBeLessThanOrEqual(4_000);
    expect(view.total).toBeLessThanOrEqual(5 * 60 * A_SECOND + 3 * A_SECOND * 60);
    expect(tray.length).toBeLessThanOrEqual(2_000);
    expect(sinceShift.length).toBeLessThanOrEqual(2_000);
    collect();
    heaps.push(process.memoryUsage().heapUsed / 1e6);
  }
  expect(told).toBe(HOURS * 3600 * A_SECOND);
  // The tray grows to its bound of 2,000 within the day: two megabytes at most; all else stands still.
  expect(Math.max(...heaps.slice(-6)) - Math.max(...heaps.slice(1, 7))).toBeLessThan(3);
  expect(world.timers).toBeLessThan(12);
  store.stop();
  expect(server.streams).toBe(0);
});
