import { describe, expect, test } from 'vitest';
import { plain } from '../../arbitrary/assert-division.ts';
import { Browser } from '../harness/browser.ts';
import { squareTown } from '../harness/square-town.ts';
import { start } from '../harness/start.ts';

const OFFLINE = { loss: 1, delay: 50 };

async function two() {
  const first = await start(squareTown(3, 3));
  const other = new Browser(first.server, 'bo', first.world, 2);
  void other.editor.openPlan('p');
  await first.world.pass(10);
  const nameOf = (browser: Browser, id: string) => browser.plan.division.tree.grids.get(id)?.name;
  return { ...first, other, nameOf };
}

describe('what is pending', () => {
  test('is shown at once, sent, and then saved', async () => {
    const { editor, browser, world, state, server } = await two();
    editor.describe({ name: 'Garden Court' }, ['c0-0']);
    expect(browser.plan.division.tree.grids.get('c0-0')!.name).toBe('Garden Court');
    expect(state().save).toBe('saving');
    await world.pass(10);
    expect(state().save).toBe('saved');
    expect(server.log).toHaveLength(1);
    expect(browser.storage.records.size).toBe(0);
  });

  test('may be built upon before it is acknowledged: one’s own edits are no conflict', async () => {
    const { editor, browser, world, server } = await two();
    Object.assign(browser.weather, { delay: 200 });
    for (const name of ['One', 'Two', 'Three']) editor.describe({ name }, ['c0-0']);
    await world.pass(5_000);
    expect(browser.plan.conflicts).toEqual([]);
    expect(server.log).toHaveLength(3);
    expect(server.division.tree.grids.get('c0-0')!.name).toBe('Three');
  });

  test('outlives the network and a reload, and is sent once when the network is back', async () => {
    const { browser, world, server, state } = await two();
    Object.assign(browser.weather, OFFLINE);
    browser.editor.describe({ name: 'Garden Court' }, ['c0-0']);
    browser.editor.make({ kind: 'merge', gridIds: ['c1-0', 'c1-1'] });
    await world.pass(30_000);
    expect(state().save).toBe('offline');
    expect(browser.storage.records.size).toBe(2);
    Object.assign(browser.weather, { loss: 0 });
    browser.reload();
    void browser.editor.openPlan('p');
    await world.pass(1_000);
    expect(server.log.map((logged) => logged.kind)).toEqual(['describe', 'merge']);
    expect(browser.editor.store.getState().save).toBe('saved');
    expect(plain(browser.plan.division)).toEqual(plain(server.division));
  });

  test('that was acknowledged while nobody listened is not made twice after a reload', async () => {
    const { browser, world, server } = await two();
    Object.assign(browser.weather, { loss: 0, delay: 1_000 });
    browser.editor.make({ kind: 'merge', gridIds: ['c1-0', 'c1-1'] });
    while (server.log.length === 0) await world.pass(50);
    browser.reload();
    void browser.editor.openPlan('p');
    await world.pass(10_000);
    expect(server.log).toHaveLength(1);
    expect(browser.plan.pending).toEqual([]);
    expect(browser.plan.conflicts).toEqual([]);
    expect(browser.storage.records.size).toBe(0);
  });
});

describe('a conflict', () => {
  test('is kept aside with its reason, over a reload too, until the person takes it again or discards it', async () => {
    const { browser, other, world, server, nameOf } = await two();
    Object.assign(browser.weather, OFFLINE);
    browser.editor.describe({ name: 'Mine' }, ['c0-0']);
    browser.editor.describe({ note: 'kept' }, ['c2-2']);
    await world.pass(100);
    other.editor.describe({ name: 'Theirs' }, ['c0-0']);
    await world.pass(1_000);
    Object.assign(browser.weather, { loss: 0 });
    await world.pass(60_000);
    expect(browser.editor.store.getState().save).toBe('conflict');
    expect(browser.editor.store.getState().notice?.kind).toBe('conflict');
    expect(browser.plan.conflicts).toMatchObject([{ reason: { code: 'stale-revision' } }]);
    expect(nameOf(browser, 'c0-0')).toBe('Theirs');
    expect(server.division.tree.grids.get('c2-2')!.note).toBe('kept');

    browser.reload();
    void browser.editor.openPlan('p');
    await world.pass(1_000);
    const [conflict] = browser.plan.conflicts;
    expect(conflict?.edit).toMatchObject({ kind: 'describe', set: { name: 'Mine' } });
    browser.editor.takeAgain(conflict!.id);
    await world.pass(1_000);
    expect(nameOf(other, 'c0-0')).toBe('Mine');
    expect(browser.editor.store.getState().save).toBe('saved');
  });

  test('that cannot be taken again stays aside with the new reason; discarding forgets it', async () => {
    const { browser, other, world } = await two();
    Object.assign(browser.weather, OFFLINE);
    browser.editor.describe({ name: 'Mine' }, ['c0-0', 'c0-1']);
    other.editor.make({ kind: 'merge', gridIds: ['c0-0', 'c0-1'] });
    await world.pass(1_000);
    const [conflict] = browser.plan.conflicts;
    const kept = browser.plan.division.tree.grids.has('c0-0');
    browser.editor.takeAgain(conflict!.id);
    if (!kept)
      expect(browser.plan.conflicts).toMatchObject([{ id: conflict!.id, reason: { code: 'grid-gone' } }]);
    browser.editor.discard(conflict!.id);
    await world.pass(1_000);
    expect(browser.plan.conflicts).toEqual([]);
    expect([...browser.storage.records.keys()].some((key) => key.endsWith(conflict!.id))).toBe(false);
  });

  test('of what was undone again asks for no decision', async () => {
    const { browser, other, world } = await two();
    Object.assign(browser.weather, { delay: 2_000 });
    browser.editor.describe({ name: 'Mine' }, ['c0-0']);
    browser.editor.commands.get('undo')!.run();
    other.editor.describe({ name: 'Theirs' }, ['c0-0']);
    await world.pass(60_000);
    expect(browser.plan.conflicts).toEqual([]);
    expect(browser.plan.division.tree.grids.get('c0-0')!.name).toBe('Theirs');
    expect(browser.storage.records.size).toBe(0);
  });

  test('takes along only what was built upon it', async () => {
    const { browser, other, world } = await two();
    Object.assign(browser.weather, { loss: 0, delay: 2_000 });
    browser.editor.make({ kind: 'merge', gridIds: ['c0-0', 'c0-1'] });
    const survivor = browser.plan.pending[0]!.diff.updated.find(([before]) => before.level === 'compound')![0]
      .id;
    browser.editor.describe({ name: 'Both' }, [survivor]);
    browser.editor.describe({ note: 'elsewhere' }, ['c2-0']);
    other.editor.describe({ locked: true }, ['c0-0', 'c0-1']);
    await world.pass(60_000);
    expect(browser.plan.conflicts.map((conflict) => conflict.edit.kind)).toEqual(['merge', 'describe']);
    expect(browser.plan.division.tree.grids.get('c2-0')!.note).toBe('elsewhere');
  });
});

describe('what others do', () => {
  test('is seen here; a gap in the live stream is closed from the log', async () => {
    const { browser, other, world, server } = await two();
    server.listeners.clear();
    other.editor.describe({ name: 'One' }, ['c0-0']);
    await world.pass(100);
    other.editor.describe({ name: 'Two' }, ['c0-1']);
    await world.pass(100);
    expect(browser.plan.revision).toBe(0);
    browser.editor.describe({ name: 'Three' }, ['c0-2']);
    await world.pass(100);
    expect(browser.plan.revision).toBe(3);
    expect(plain(browser.plan.division)).toEqual(plain(server.division));
  });

  test('buildings, and the plan’s status, come too', async () => {
    const { browser, other, world, server } = await two();
    const before = browser.plan.division.counts.get('c0-0')!.households;
    void other.editor.buildings.add({ at: [1_156_503_000, 344_010_000], households: 9 });
    await world.pass(10);
    expect(browser.plan.division.counts.get('c0-0')!.households).toBe(before + 9);
    server.setStatus('in-review');
    await world.pass(10);
    expect(browser.plan.status).toBe('in-review');
  });

  test('buildings from a file are fetched anew, under what is pending here', async () => {
    const { browser, world, server } = await two();
    Object.assign(browser.weather, { delay: 200 });
    const before = browser.plan.division.counts.get('c0-0')!.households;
    browser.editor.describe({ name: 'Garden Court' }, ['c0-0']);
    const at = [1_156_503_000, 344_010_000] as const;
    const nothing = { persons: null, name: '', use: null, footprint: null };
    server.importBuildings([
      { id: 'one', at, households: 9, ...nothing },
      { id: 'two', at, households: 4, ...nothing },
    ]);
    await world.pass(5_000);
    expect(browser.plan.division.counts.get('c0-0')!.households).toBe(before + 13);
    expect(browser.plan.pending).toEqual([]);
    expect(plain(browser.plan.division)).toEqual(plain(server.division));
  });

  test('beside the plan is told: that the list of plans is another', async () => {
    const { world, server, state } = await two();
    expect(state().heard).toEqual({ plans: 0, ground: 0 });
    server.setStatus('in-review');
    await world.pass(10);
    expect(state().heard).toEqual({ plans: 1, ground: 0 });
  });

  test('keeps the selection, but for what is gone', async () => {
    const { browser, other, world, state } = await two();
    browser.editor.select(['c0-0', 'c0-1', 'c2-2']);
    other.editor.make({ kind: 'merge', gridIds: ['c0-0', 'c0-1'] });
    await world.pass(10);
    expect(state().selection.size).toBe(2);
    expect(state().selection.has('c2-2')).toBe(true);
  });
});

describe('several plans', () => {
  test('a plan that is opened while another is on its way wins', async () => {
    const { browser, world, state } = await two();
    Object.assign(browser.weather, { delay: 500 });
    void browser.editor.openPlan('p');
    await world.pass(10);
    browser.editor.closePlan();
    await world.pass(10_000);
    expect(state().plan).toBeNull();
    void browser.editor.openPlan('p');
    await world.pass(10_000);
    expect(state().plan?.id).toBe('p');
  });

  test('one that cannot be reached says so', async () => {
    const { browser, world, state } = await two();
    Object.assign(browser.weather, OFFLINE);
    void browser.editor.openPlan('p');
    await world.pass(1_000);
    expect(state().opening).toMatchObject({ plan: 'p', reason: { code: 'unreachable' } });
    expect(state().notice).toMatchObject({ kind: 'refused', reason: { code: 'unreachable' } });
    expect(state().plan).toBeNull();
  });
});
