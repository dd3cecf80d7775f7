import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ServerClock } from '../../../client/command/store/clock.ts';
import { caseAt, HOUR, MORNING, page } from './command.ts';

/** As a server writes it: whole seconds, cut off. */
const dateOf = (at: number) => new Date(Math.floor(at / 1000) * 1000).toUTCString();

test('the difference of the clocks is known ever better, never worse than an answer takes and a second', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -7_200_000, max: 7_200_000 }),
      fc.array(fc.record({ after: fc.nat(60_000), out: fc.nat(300), back: fc.nat(300) }), {
        minLength: 1,
        maxLength: 40,
      }),
      (ahead, answers) => {
        const clock = new ServerClock();
        let now = MORNING;
        let last = Number.POSITIVE_INFINITY;
        for (const { after, out, back } of answers) {
          now += after;
          clock.answered(dateOf(now + out + ahead), now, now + out + back);
          now += out + back;
          const error = Math.abs(clock.ahead - ahead);
          expect(error).toBeLessThanOrEqual(1000 + out + back + 1);
          expect(error).toBeLessThanOrEqual(Math.max(last, 1) + 60_600 * 0.0002 + 1);
          last = error;
        }
      },
    ),
  );
});

test('clocks that agree are left alone', () => {
  const clock = new ServerClock();
  for (let now = MORNING; now < MORNING + HOUR; now += 7_333) clock.answered(dateOf(now + 20), now, now + 40);
  expect(clock.ahead).toBe(0);
});

test('an answer without a date, or with nonsense, says nothing', () => {
  const clock = new ServerClock();
  clock.answered(null, 0, 1);
  clock.answered('yesterday', 0, 1);
  clock.heard(Number.NaN, 1);
  expect(clock.ahead).toBe(0);
});

test('a browser two hours behind shows the last hour of the town, not of its own clock', async () => {
  const { server, store, world, ids } = await page({ window: { kind: 'last', ms: HOUR } });
  server.aheadMs = 2 * HOUR;
  const here = caseAt(server.now() - 1000);
  server.put(here, caseAt(world.now() - 1000));
  store.start();
  await world.pass(3_000);
  expect(ids()).toEqual([here.id]);
  expect(Math.abs(store.now() - server.now())).toBeLessThan(1_500);
  store.stop();
});

test('two servers whose clocks differ by some seconds: nothing comes and goes, nothing is asked again', async () => {
  const { server, store, world, ids } = await page({ window: { kind: 'last', ms: HOUR } });
  const edge = caseAt(MORNING - HOUR + 60_000);
  server.put(edge, caseAt(MORNING - 1000));
  store.start();
  await world.pass(500);
  const asked = server.asked.filter((url) => url.includes('/window')).length;
  const seen = new Set<number>();
  store.subscribe(() => seen.add(store.get().view.cases.length));
  for (let i = 0; i < 40; i += 1) {
    server.aheadMs = i % 2 === 0 ? 4_000 : -3_000;
    server.put(caseAt(server.now() - 500));
    if (i % 5 === 0) server.cut();
    await world.pass(700);
  }
  expect(ids()).toHaveLength(42);
  expect([...seen].sort((a, b) => a - b)).toEqual([...seen]);
  expect(server.asked.filter((url) => url.includes('/window')).length).toBe(asked);
  expect(store.get().freshness.state).toBe('live');
  store.stop();
});
