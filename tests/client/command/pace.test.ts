import { expect, test } from 'vitest';
import { Pace } from '../../../client/command/store/pace.ts';
import { Random } from '../../arbitrary/random.ts';
import { FakeWorld } from '../harness/fake-world.ts';

/** Something changes every 20 ms for ten seconds, and showing it keeps the page busy for so long; gives how often it showed. */
async function shows(takesMs: number): Promise<number> {
  const world = new FakeWorld(new Random(1));
  let times = 0;
  let busyUntil = 0;
  const after = (ms: number, then: () => void): (() => void) =>
    world.after(ms, () => {
      if (world.now() < busyUntil) after(busyUntil - world.now(), then);
      else then();
    });
  const pace = new Pace({ now: () => world.now(), after }, () => {
    times += 1;
    pace.shown();
    busyUntil = world.now() + takesMs;
  });
  for (let i = 0; i < 500; i += 1) {
    if (world.now() >= busyUntil) pace.soon();
    await world.pass(20);
  }
  return times;
}

test('a page that shows quickly does so ten times a second', async () => {
  expect(await shows(0)).toBeGreaterThanOrEqual(80);
  expect(await shows(0)).toBeLessThanOrEqual(101);
});

test('a page that takes long over it rests for twice as long, and for half a second at most', async () => {
  expect(await shows(200)).toBeLessThanOrEqual(10_000 / 600 + 2);
  expect(await shows(2_000)).toBeGreaterThanOrEqual(3);
});
