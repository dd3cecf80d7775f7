import { describe, expect, test } from 'vitest';
import { undoStacks } from '../../../client/editor/sync/undo.ts';
import { plain } from '../../arbitrary/assert-division.ts';
import { Random } from '../../arbitrary/random.ts';
import { randomDivision } from '../../arbitrary/random-division.ts';
import { randomEdit } from '../../arbitrary/random-edit.ts';
import { Browser } from '../harness/browser.ts';
import { squareTown } from '../harness/square-town.ts';
import { start } from '../harness/start.ts';

describe('the stacks that follow from a log', () => {
  const edit = (id: string) => ({ id, kind: 'split' as const, reverts: [] });
  const revert = (id: string, of: string) => ({ id, kind: 'revert' as const, reverts: [of] });

  test('undo reaches back, redo forth, a new edit ends what could be redone', () => {
    expect(undoStacks([edit('a'), edit('b')])).toEqual({ undo: ['a', 'b'], redo: [] });
    expect(undoStacks([edit('a'), edit('b'), revert('r', 'b')])).toEqual({ undo: ['a'], redo: ['r'] });
    expect(undoStacks([edit('a'), revert('r', 'a'), revert('s', 'r')])).toEqual({ undo: ['s'], redo: [] });
    expect(undoStacks([edit('a'), revert('r', 'a'), edit('b')])).toEqual({ undo: ['b'], redo: [] });
  });

  test('undoing a redo can be redone again, as often as one likes', () => {
    const log = [edit('a'), revert('r', 'a'), revert('s', 'r'), revert('t', 's'), revert('u', 't')];
    expect(undoStacks(log)).toEqual({ undo: ['u'], redo: [] });
  });
});

describe('undo and redo', () => {
  test.each([1, 2, 3, 4, 5, 6])(
    'walk through one’s own edits and back, over reloads (seed %i)',
    async (seed) => {
      const random = new Random(seed);
      const { browser, world } = await start(randomDivision(seed, { columns: 5, rows: 5 }));
      const states = [plain(browser.plan.division)];
      let here = 0;
      let made = 0;
      for (let step = 0; step < 60; step++) {
        const { editor } = browser;
        const dice = random.next();
        if (dice < 0.06) {
          browser.reload();
          void browser.editor.openPlan('p');
          await world.pass(10);
        } else if (dice < 0.35) {
          const undo = editor.commands.get('undo')!;
          expect(undo.state().available).toBe(here > 0);
          undo.run();
          here = Math.max(0, here - 1);
        } else if (dice < 0.55) {
          const redo = editor.commands.get('redo')!;
          expect(redo.state().available).toBe(here < states.length - 1);
          redo.run();
          here = Math.min(states.length - 1, here + 1);
        } else if (editor.make(randomEdit(random, browser.plan.division, [])).ok) {
          here += 1;
          made += 1;
          states.length = here;
          states.push(plain(browser.plan.division));
        }
        expect(plain(browser.plan.division)).toEqual(states[here]);
        await world.pass(10);
        expect(plain(browser.plan.division)).toEqual(states[here]);
      }
      expect(made).toBeGreaterThan(2);
    },
  );

  test('stop at what somebody else has built upon, and say so; what they did elsewhere does not matter', async () => {
    const { browser, server, world, editor } = await start(squareTown(3, 3));
    const other = new Browser(server, 'bo', world, 2);
    void other.editor.openPlan('p');
    await world.pass(10);
    editor.describe({ name: 'Garden Court' }, ['c0-0']);
    await world.pass(10);
    other.editor.describe({ name: 'Elsewhere' }, ['c2-2']);
    await world.pass(10);
    expect(editor.commands.get('undo')!.state().available).toBe(true);
    expect(other.editor.commands.get('redo')!.state().available).toBe(false);
    other.editor.describe({ name: 'Mine now' }, ['c0-0']);
    await world.pass(10);
    expect(editor.commands.get('undo')!.state()).toMatchObject({ reasonKey: 'reason.built-upon' });
    other.editor.commands.get('undo')!.run();
    await world.pass(10);
    expect(browser.plan.division.tree.grids.get('c0-0')!.name).toBe('Garden Court');
    editor.commands.get('undo')!.run();
    await world.pass(10);
    expect(server.division.tree.grids.get('c0-0')!.name).toBe('c0-0');
  });
});
