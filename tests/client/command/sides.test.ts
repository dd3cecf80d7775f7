import { expect, test } from 'vitest';
import type { WireAlarm } from '../../../domain/contract/case-office.ts';
import { caseAt, HOUR, MORNING, page } from './command.ts';

const alarm = (id: string, raised = MORNING): WireAlarm => ({
  id,
  kind: 'severe',
  grid: null,
  case: 'c',
  hour: null,
  count: null,
  raisedAt: new Date(raised).toISOString(),
  acknowledgedBy: null,
  acknowledgedAt: null,
});

test('the tray is there whatever the window, and empties as cases are placed', async () => {
  const { server, store, world } = await page({ window: { kind: 'last', ms: HOUR } });
  const old = caseAt(MORNING - 300 * HOUR, { position: 'bad', at: null });
  server.put(old);
  store.start();
  await world.pass(100);
  const fresh = caseAt(world.now(), { position: 'outside' });
  server.put(fresh);
  await world.pass(300);
  expect(store.get().tray).toEqual([fresh, old]);
  server.put({ ...old, position: 'placed', at: [114, 33], history: 2 });
  await world.pass(300);
  expect(store.get().tray).toEqual([fresh]);
  store.stop();
});

test('a shift has what was reported since it began, over a reload, for its own account', async () => {
  const { server, store, world, ports, memory } = await page({ window: { kind: 'last', ms: HOUR } });
  server.put(caseAt(MORNING - 1000));
  store.start();
  await world.pass(100);
  expect([store.get().shiftFrom, store.get().sinceShift]).toEqual([null, []]);
  store.beginShift();
  await world.pass(1000);
  const first = caseAt(world.now());
  // Occurred before the shift, told in it: a feed that is late.
  const late = caseAt(world.now() - HOUR, { reportedAt: new Date(world.now()).toISOString() });
  server.put(first, late);
  await world.pass(300);
  expect(store.get().sinceShift).toEqual([first, late]);
  store.stop();
  const { createCommandStore } = await import('../../../client/command/store/command-store.ts');
  const again = createCommandStore(ports, { account: 'wang' });
  again.start();
  await world.pass(1000);
  expect(again.get().sinceShift).toEqual([first, late]);
  again.endShift();
  expect(again.get().sinceShift).toEqual([]);
  again.stop();
  expect(createCommandStore(ports, { account: 'li' }).get().shiftFrom).toBeNull();
  expect([...memory.keys()]).toEqual(['tessera.shift/wang']);
});

test('each alarm sounds once, is acknowledged by whoever is first, and does not come back', async () => {
  const { server, store, world } = await page({ window: { kind: 'last', ms: HOUR } });
  server.putAlarm(alarm('a1', MORNING - HOUR));
  const heard: string[] = [];
  store.onAlarm(({ id }) => heard.push(id));
  store.start();
  await world.pass(100);
  server.putAlarm(alarm('a2'));
  server.putAlarm(alarm('a3', MORNING + 1));
  server.repeat(2);
  await world.pass(300);
  expect(store.get().alarms.map(({ id }) => id)).toEqual(['a3', 'a2', 'a1']);
  expect(await store.acknowledge('a2')).toBeNull();
  server.putAlarm({ ...alarm('a1'), acknowledgedBy: 'li', acknowledgedAt: new Date(MORNING).toISOString() });
  server.putAlarm(alarm('a2'));
  await world.pass(300);
  expect(store.get().alarms.map(({ id }) => id)).toEqual(['a3']);
  expect(heard).toEqual(['a1', 'a2', 'a3']);
  server.cut();
  server.online = false;
  server.alarms.set('a4', alarm('a4'));
  server.forgotten = server.seq + 1;
  server.seq += 1;
  server.online = true;
  await world.pass(20_000);
  expect(heard).toEqual(['a1', 'a2', 'a3', 'a4']);
  server.online = false;
  expect(await store.acknowledge('a3')).toBe('unreachable');
  store.stop();
});

test('a window with more cases than are sent: the newest are here, the number is the server’s', async () => {
  const { server, store, world, ids } = await page({ window: { kind: 'last', ms: HOUR }, limit: 100 });
  const all = Array.from({ length: 250 }, (_, i) =>
    caseAt(MORNING - 1000 - i * 1000, { kind: i % 50 ? 'rubbish' : 'noise' }),
  );
  server.put(...all);
  store.start();
  await world.pass(100);
  expect(ids()).toHaveLength(100);
  expect(store.get().view.total).toBe(250);
  server.put(caseAt(world.now()));
  await world.pass(300);
  expect(ids()).toHaveLength(100);
  expect(store.get().view.total).toBe(251);
  // A playback of what is not here says so, and of what is shows all there is.
  store.seek(MORNING - 200_000);
  expect(store.get().view.total).toBeGreaterThan(store.get().view.cases.length);
  store.setSpan(20_000);
  store.seek(MORNING - 10_000);
  expect(store.get().view.total).toBe(store.get().view.cases.length);
  store.endPlayback();
  // By a filter that lets fewer through all of those are here, also the old ones.
  store.setFilter({ kinds: ['noise'] });
  await world.pass(300);
  expect(ids()).toHaveLength(5);
  expect(store.get().view.total).toBe(5);
  store.setFilter({ kinds: [] });
  await world.pass(300);
  expect(store.get().view.total).toBe(251);
  // The number is asked for again as cases fall out that were never here.
  await world.pass(3_550_000);
  expect(store.get().view.total).toBeLessThan(100);
  store.stop();
});
