import { describe, expect, test } from 'vitest';
import type { CommandId } from '../../../client/editor/command.ts';
import { squareTown } from '../harness/square-town.ts';
import { start } from '../harness/start.ts';

async function town(parents: Record<string, string> = {}) {
  const started = await start(squareTown(3, 3, parents));
  const why = (id: CommandId) => {
    const state = started.editor.commands.get(id)!.state();
    return state.available ? null : state.reasonKey;
  };
  const run = (id: CommandId) => started.editor.commands.get(id)!.run();
  return { ...started, why, run };
}

describe('a command says why it cannot', () => {
  test('merge', async () => {
    const { editor, why, run, browser, state } = await town();
    expect(why('merge')).toBe('reason.select-two');
    editor.select(['c0-0', 'c1-0']);
    expect(why('merge')).toBe('reason.merge-parents');
    editor.select(['c0-0', 'c0-2']);
    expect(why('merge')).toBe('reason.not-adjacent');
    editor.select(['c0-0', 'c0-1']);
    expect(why('merge')).toBeNull();
    run('merge');
    expect([...state().selection]).toHaveLength(1);
    expect(browser.plan.division.tree.grids.has('c0-0') && browser.plan.division.tree.grids.has('c0-1')).toBe(
      false,
    );
  });

  test('merge of communities: the one that takes the others in is selected', async () => {
    const { editor, run, state } = await town();
    editor.setLevel('community');
    editor.select(['k0', 'k1']);
    run('merge');
    const { tree } = state().plan!.division;
    expect([...state().selection]).toEqual([...tree.children.get('town')!].filter((id) => id !== 'k2'));
  });

  test('lock and unlock', async () => {
    const { editor, why, run } = await town();
    expect(why('lock')).toBe('reason.select-some');
    editor.select(['c0-0']);
    expect(why('unlock')).toBe('reason.not-locked');
    run('lock');
    expect(why('lock')).toBe('reason.locked-already');
    editor.select(['c0-0', 'c0-1']);
    expect(why('merge')).toBe('reason.locked');
    editor.select(['c0-0']);
    run('unlock');
    expect(why('lock')).toBeNull();
  });

  test('undo and redo', async () => {
    const { editor, why, run, browser, world } = await town();
    expect(why('undo')).toBe('reason.nothing-to-undo');
    editor.describe({ note: 'x' }, ['c0-0']);
    expect(why('redo')).toBe('reason.nothing-to-redo');
    run('undo');
    expect(browser.plan.division.tree.grids.get('c0-0')!.note).toBe('');
    expect(why('undo')).toBe('reason.nothing-to-undo');
    await world.pass(100);
    run('redo');
    expect(browser.plan.division.tree.grids.get('c0-0')!.note).toBe('x');
    expect(why('redo')).toBe('reason.nothing-to-redo');
  });

  test('an exclave becomes a grid of its own, a grid in one piece does not', async () => {
    const { editor, why, run, browser, state } = await town({ 'c0-0w': 'c0-2' });
    editor.select(['c0-0']);
    expect(why('detach-part')).toBe('reason.one-piece');
    editor.select(['c0-2']);
    expect(why('detach-part')).toBeNull();
    run('detach-part');
    const fresh = [...state().selection].filter((id) => !id.startsWith('c0'));
    expect(fresh).toHaveLength(1);
    expect(browser.plan.division.tree.grids.get(fresh[0]!)).toMatchObject({
      level: 'compound',
      parentId: 'k0',
    });
  });

  test('roles and the plan’s life bar what the server would bar', async () => {
    const { editor, why, server, world } = await town();
    editor.select(['c0-0', 'c0-1']);
    editor.setAccount({ name: 'ann', role: 'viewer' });
    expect(why('merge')).toBe('reason.role');
    editor.setAccount({ name: 'ann', role: 'planner' });
    server.setStatus('in-force');
    await world.pass(10);
    expect(why('merge')).toBe('reason.fixed-in-force');
    expect(why('lock')).toBe('reason.fixed-in-force');
    expect(editor.describe({ name: 'Garden Court' }, ['c0-0']).ok).toBe(true);
    server.setStatus('retired');
    await world.pass(10);
    expect(why('merge')).toBe('reason.plan-closed');
    expect(editor.tools.get('split')!.state()).toMatchObject({ reasonKey: 'reason.plan-closed' });
  });

  test('without a plan nothing is available that needs one, and nothing throws', async () => {
    const { editor, hand } = await town();
    editor.closePlan();
    for (const command of editor.commands.values())
      if (command.id !== 'toggle-snap')
        expect(command.state(), command.id).toMatchObject({ reasonKey: 'reason.no-plan' });
    for (const tool of editor.tools.values()) {
      tool.state();
      editor.activate(tool.id);
      hand.click([0, 0]);
      hand.key('Escape');
    }
  });
});

describe('what changes only what is in hand', () => {
  test('levels, selection, snapping', async () => {
    const { editor, run, why, state } = await town();
    editor.select(['c0-0']);
    run('select-siblings');
    expect(state().selection.size).toBe(3);
    run('select-all');
    expect(state().selection.size).toBe(9);
    run('level-down');
    expect(state().level).toBe('building');
    expect(why('level-down')).toBe('reason.level-none');
    run('level-up');
    run('level-up');
    expect(state().level).toBe('community');
    run('toggle-snap');
    expect(state().snapping).toBe(false);
  });
});
