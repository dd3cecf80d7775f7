import { describe, expect, test } from 'vitest';
import type { Edit } from '../../../domain/edit/types.ts';
import { plain } from '../../arbitrary/assert-division.ts';
import { Random } from '../../arbitrary/random.ts';
import { randomDivision } from '../../arbitrary/random-division.ts';
import { randomEdit } from '../../arbitrary/random-edit.ts';
import { Browser } from '../harness/browser.ts';
import { FakeWorld } from '../harness/fake-world.ts';
import { MemoryServer } from '../harness/memory-server.ts';

const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1);
const STEPS = 60;
/** Long enough for every retry and replay to have come about. */
const CALM_MS = 600_000;

/** Something that a person does: an edit, undo or redo, or a change to a building. */
function act({ editor, plan }: Browser, random: Random): void {
  const dice = random.next();
  if (dice < 0.1) editor.commands.get('undo')!.run();
  else if (dice < 0.14) editor.commands.get('redo')!.run();
  else if (dice < 0.24 && plan.division.buildings.all.size > 0) {
    const { id, at } = random.pick([...plan.division.buildings.all.values()]);
    const to = [at[0] + random.whole(-9_000, 9_000), at[1] + random.whole(-9_000, 9_000)] as const;
    void editor.buildings.change(id, { at: to, households: random.whole(0, 90) });
  } else editor.make(randomEdit(random, plan.division, []));
}

/** Two people on one plan over a bad network, one of them reloading now and then; then the network mends. */
async function storm(seed: number) {
  const random = new Random(seed);
  const world = new FakeWorld(random);
  const server = new MemoryServer('p', randomDivision(seed, { columns: 6, rows: 6 }));
  const weather = { loss: 0.2, delay: 800, breaks: 0.15, forgets: 0.2 };
  const browsers = ['ann', 'bo'].map((name, i) => new Browser(server, name, world, seed * 10 + i, weather));
  const made = new Map<string, Edit>();
  const open = async (browser: Browser) => {
    for (let tries = 0; !browser.editor.store.getState().plan; tries++) {
      if (tries > 100) throw new Error('the plan does not open');
      void browser.editor.openPlan('p');
      await world.pass(5_000);
    }
  };
  for (const browser of browsers) await open(browser);
  for (let step = 0; step < STEPS; step++) {
    const browser = random.pick(browsers);
    if (random.chance(0.04)) {
      browser.reload();
      await open(browser);
    }
    const known = new Set(browser.plan.pending.map((edit) => edit.id));
    act(browser, random);
    for (const { id, edit } of browser.plan.pending) if (!known.has(id)) made.set(id, edit);
    await world.pass(random.whole(0, 900));
  }
  for (const browser of browsers) browser.weather.loss = browser.weather.breaks = 0;
  for (const browser of browsers) {
    browser.editor.retryNow();
    await world.pass(CALM_MS);
  }
  return { server, browsers, made };
}

describe('two people on one plan', () => {
  let conflicts = 0;
  let edits = 0;

  test.each(SEEDS)(
    'end with the same division, and no edit is lost or made twice (seed %i)',
    async (seed) => {
      const { server, browsers, made } = await storm(seed);
      for (const browser of browsers) {
        expect(browser.plan.pending).toEqual([]);
        expect(browser.plan.revision).toBe(server.log.length);
        expect(plain(browser.plan.division)).toEqual(plain(server.division));
      }
      const asideFor = browsers.flatMap((browser) => browser.plan.conflicts.map(({ reason }) => reason.code));
      expect(asideFor).not.toContain('edit-failed');
      const logged = server.log.map((entry) => entry.id);
      expect(new Set(logged).size).toBe(logged.length);
      const aside = browsers.flatMap((browser) => browser.plan.conflicts.map((conflict) => conflict.id));
      expect([...logged, ...aside].filter((id) => !made.has(id))).toEqual([]);
      const gone = new Set([...made.keys()].filter((id) => !logged.includes(id) && !aside.includes(id)));
      for (const id of [...gone].toReversed()) {
        // Only what its own author had undone again may be gone, together with its undoing.
        const edit = made.get(id)!;
        if (edit.kind !== 'revert' || !gone.has(id)) continue;
        expect(edit.edits.every((undone) => gone.delete(undone))).toBe(true);
        gone.delete(id);
      }
      expect([...gone]).toEqual([]);
      for (const { records } of browsers.map((browser) => browser.storage))
        expect([...records.keys()].every((key) => aside.some((id) => key.endsWith(id)))).toBe(true);
      conflicts += aside.length;
      edits += logged.length;
    },
  );

  test('of which most were kept, and some got in each other’s way', () => {
    console.log(`converge: ${edits} edits acknowledged, ${conflicts} kept aside`);
    expect(edits).toBeGreaterThan(SEEDS.length * 10);
    expect(conflicts).toBeGreaterThan(0);
    expect(conflicts).toBeLessThan(edits);
  });
});
