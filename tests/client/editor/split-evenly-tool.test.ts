import { describe, expect, test } from 'vitest';
import { leavesUnder } from '../../../domain/plan/tree.ts';
import { expectSound } from '../../arbitrary/assert-division.ts';
import { at, HOUSEHOLDS, squareTown } from '../harness/square-town.ts';
import { start } from '../harness/start.ts';

const LEAF = 4 * HOUSEHOLDS;
const COMPOUND = 2 * LEAF;

async function town() {
  const started = await start(squareTown(3, 3));
  const { browser, state, editor } = started;
  editor.setStreets([
    {
      id: 'lane',
      points: [at(-0.2, 0.5), at(3.2, 0.5)],
      kind: 'road',
      class: 'residential',
      name: 'Lane',
      bridge: false,
      tunnel: false,
    },
  ]);
  editor.activate('split-evenly');
  const preview = () => state().preview;
  return {
    ...started,
    preview,
    shown: () => preview().sides.map(({ households }) => households),
    households: (id: string) => browser.plan.division.counts.get(id)?.households,
    made: () => browser.plan.pending.length + browser.plan.log.length,
    sound: () => expectSound(browser.plan.division),
  };
}

describe('split evenly', () => {
  test('shows the halves of the grid under the pointer at once, and a click makes exactly those', async () => {
    const { hand, preview, shown, state, households, browser, editor, sound } = await town();
    hand.move(at(0.3, 0.9));
    expect(shown()).toEqual([LEAF, LEAF]);
    expect(preview().sides.map(({ letter }) => letter)).toEqual(['A', 'B']);
    expect(preview().sides[0]!.gridId).toBe('c0-0');
    expect(preview().lines.length).toBeGreaterThan(0);
    expect(preview().pointer).toEqual(at(0.3, 0.9));
    hand.click(at(0.3, 0.9));
    expect(browser.plan.pending).toHaveLength(1);
    expect(browser.plan.pending[0]!.edit).toMatchObject({ kind: 'replace', removed: ['c0-0'] });
    expect(households('c0-0')).toBe(LEAF);
    expect(state().selection.size).toBe(2);
    expect([...state().selection].map(households)).toEqual([LEAF, LEAF]);
    sound();
    editor.commands.get('undo')!.run();
    expect(households('c0-0')).toBe(COMPOUND);
    expect(leavesUnder(browser.plan.division.tree, 'c0-0').sort()).toEqual(['c0-0e', 'c0-0w']);
    sound();
  });

  test('the pointer turns the cuts: along the lane, or along the border of the grids beneath', async () => {
    const { hand, preview, browser, sound } = await town();
    const across = () => preview().lines.flatMap(({ points }) => points.map((p) => [p[0], p[1]] as const));
    const before = browser.plan.division;
    hand.move(at(0.5, 0.95));
    expect(new Set(across().map(([, y]) => y))).toEqual(new Set([at(0, 0.5)[1]]));
    hand.move(at(0.95, 0.5));
    expect(new Set(across().map(([x]) => x))).toEqual(new Set([at(0.5, 0)[0]]));
    // no leaf is cut: each is the very same
    const ghost = preview().ghost!;
    for (const id of ['c0-0e', 'c0-0w'])
      expect(ghost.tree.grids.get(id)!.polygon).toBe(before.tree.grids.get(id)!.polygon);
    hand.click(at(0.95, 0.5));
    expect(browser.plan.division.tree.grids.size).toBe(before.tree.grids.size + 1);
    sound();
  });

  test('keys say how many, down to two and up to nine, and what is shown follows at once', async () => {
    const { hand, shown, preview } = await town();
    hand.move(at(0.3, 0.9));
    expect(hand.key('4')).toBe(true);
    expect(shown()).toEqual([60, 60, 60, 60]);
    hand.key('-');
    hand.key('-');
    hand.key('-');
    expect(shown()).toEqual([LEAF, LEAF]);
    hand.key('8');
    expect(shown()).toEqual(new Array(8).fill(HOUSEHOLDS));
    hand.key('+');
    hand.key('+');
    expect(preview()).toMatchObject({ reason: { code: 'no-even-split', params: { n: 9 } }, sides: [] });
    expect(hand.key('1')).toBe(false);
    expect(hand.key('Escape')).toBe(false);
  });

  test('goes with the pointer from grid to grid, acts at the level in hand, and is gone outside', async () => {
    const { hand, editor, shown, preview } = await town();
    hand.move(at(0.3, 0.9));
    hand.move(at(1.3, 0.9));
    expect(preview().sides[0]!.gridId).toBe('c1-0');
    hand.move(at(9, 9));
    expect(preview()).toMatchObject({ sides: [], ghost: null, lines: [], reason: null });
    editor.setLevel('building');
    hand.move(at(0.1, 0.9));
    expect(preview().sides[0]!.gridId).toBe('c0-0w');
    expect(shown()).toEqual([60, 60]);
    editor.setLevel('community');
    hand.move(at(0.1, 0.9));
    expect(preview().sides[0]!.gridId).toBe('k0');
    expect(shown()).toEqual([1.5 * COMPOUND, 1.5 * COMPOUND]);
    editor.tool.onPointerLeave();
    expect(preview()).toMatchObject({ sides: [], ghost: null });
  });

  test('a double click makes one split, and the next waits until the pointer has left', async () => {
    const { hand, made, preview, shown } = await town();
    hand.move(at(0.3, 0.9));
    hand.doubleClick(at(0.3, 0.9));
    expect(made()).toBe(1);
    expect(preview()).toMatchObject({ sides: [], ghost: null });
    hand.move(at(0.3, 0.95));
    expect(shown()).toEqual([60, 60]);
  });

  test.each(['c0-0', 'k0', 'c0-0w'])('says that %s is locked, and makes nothing', async (id) => {
    const { hand, editor, made, preview, state } = await town();
    editor.describe({ locked: true }, [id]);
    hand.click(at(0.3, 0.9));
    expect(preview()).toMatchObject({ reason: { code: 'locked' }, sides: [], cursor: 'not-allowed' });
    expect(state().notice?.reason.code).toBe('locked');
    expect(made()).toBe(1);
  });

  test('the root can’t be split, and nobody without the role can', async () => {
    const { hand, editor, made, preview } = await town();
    editor.setLevel('district');
    hand.click(at(0.3, 0.9));
    expect(preview().reason?.code).toBe('root-grid');
    editor.setLevel('compound');
    editor.setAccount({ name: 'eve', role: 'viewer' });
    expect(editor.tool.state()).toMatchObject({ available: false, reasonKey: 'reason.role' });
    hand.click(at(0.3, 0.9));
    expect(preview().sides).toEqual([]);
    expect(made()).toBe(0);
  });

  test('what somebody else changes under it is seen', async () => {
    const { hand, editor, shown, preview } = await town();
    hand.move(at(0.3, 0.9));
    editor.make({ kind: 'merge', gridIds: ['c0-0', 'c0-1'] });
    hand.move(at(0.3, 0.91));
    expect(shown()).toEqual([COMPOUND, COMPOUND]);
    expect(preview().reason).toBeNull();
  });
});
