import { describe, expect, test } from 'vitest';
import { changedSince } from '../../../client/editor/sync/changed-since.ts';
import { expectSound } from '../../arbitrary/assert-division.ts';
import { at, HOUSEHOLDS, squareTown } from '../harness/square-town.ts';
import { start } from '../harness/start.ts';

const LEAF = 4 * HOUSEHOLDS;
const COMPOUND = 2 * LEAF;

async function town() {
  const started = await start(squareTown(3, 3));
  const { browser, state } = started;
  return {
    ...started,
    preview: () => state().preview,
    households: (id: string) => browser.plan.division.counts.get(id)?.households,
    ids: () => [...state().selection].sort(),
    sound: () => expectSound(browser.plan.division),
  };
}

describe('select', () => {
  test('a click takes the grid of the level in hand, Shift adds and takes away', async () => {
    const { hand, ids, editor } = await town();
    expect(editor.store.getState().level).toBe('compound');
    hand.click(at(0.2, 0.2));
    expect(ids()).toEqual(['c0-0']);
    hand.click(at(1.2, 0.2), { shift: true });
    expect(ids()).toEqual(['c0-0', 'c1-0']);
    hand.click(at(0.7, 0.7), { shift: true });
    expect(ids()).toEqual(['c1-0']);
    hand.click(at(9, 9));
    expect(ids()).toEqual([]);
  });

  test('a box takes what is wholly inside it, a double click all under one parent', async () => {
    const { hand, ids, preview } = await town();
    hand.press(at(-0.1, -0.1), { shift: true });
    hand.move(at(2.5, 1.1), { shift: true });
    expect(preview().areas).toHaveLength(1);
    hand.release(at(2.5, 1.1), { shift: true });
    expect(ids()).toEqual(['c0-0', 'c1-0']);
    hand.doubleClick(at(1.2, 1.2));
    expect(ids()).toEqual(['c1-0', 'c1-1', 'c1-2']);
  });

  test('another level in hand selects other grids', async () => {
    const { hand, ids, editor } = await town();
    hand.click(at(0.2, 0.2));
    editor.setLevel('community');
    expect(ids()).toEqual(['k0']);
    editor.setLevel('building');
    hand.click(at(0.7, 0.2));
    expect(ids()).toEqual(['c0-0e']);
  });
});

describe('split', () => {
  test('shows both sides while the line is still being drawn, and cuts exactly so', async () => {
    const { hand, editor, preview, browser, households, sound, ids } = await town();
    editor.activate('split');
    hand.click(at(0.1, 0.5));
    hand.move(at(0.4, 0.5));
    const sides = preview().sides;
    expect(sides.map((side) => side.households)).toEqual([LEAF, LEAF]);
    expect(sides.map((side) => side.letter)).toEqual(['A', 'B']);
    expect(sides[0]!.gridId).toBe('c0-0');
    expect(preview().lines.find((line) => line.role === 'extended')!.points).toHaveLength(4);
    hand.doubleClick(at(0.9, 0.5));
    expect(browser.plan.pending).toHaveLength(1);
    expect(households('c0-0')).toBe(LEAF);
    expect(ids()).toHaveLength(2);
    expect(preview().lines).toEqual([]);
    sound();
  });

  test('says why not, and keeps what is drawn so that it can be mended', async () => {
    const { hand, editor, preview, browser } = await town();
    editor.select(['c0-0']);
    editor.commands.get('lock')!.run();
    editor.activate('split');
    hand.click(at(0.1, 0.5));
    hand.move(at(0.9, 0.5));
    expect(preview().reason?.code).toBe('locked');
    hand.doubleClick(at(0.9, 0.5));
    expect(editor.store.getState().notice?.reason.code).toBe('locked');
    expect(browser.plan.log.length + browser.plan.pending.length).toBe(1);
    expect(preview().lines.length).toBeGreaterThan(0);
    hand.key('Escape');
    expect(preview().lines).toEqual([]);
    expect(preview().points).toEqual([]);
  });

  test('Backspace takes a corner back, Enter cuts', async () => {
    const { hand, editor, browser, households } = await town();
    editor.activate('split');
    hand.click(at(1.25, -0.2));
    hand.click(at(1.9, 0.5));
    hand.key('Backspace');
    hand.click(at(1.25, 1.2));
    expect(hand.key('Enter')).toBe(true);
    expect(browser.plan.pending).toHaveLength(1);
    expect(households('c1-0')).toBe(1.5 * LEAF);
  });

  test('cuts the grid that the line mostly lies in, or the one that is selected', async () => {
    const { hand, editor, preview } = await town();
    editor.activate('split');
    hand.click(at(0.5, 0.9));
    hand.move(at(0.5, 1.9));
    expect(preview().reason).toBeNull();
    expect(preview().sides[0]!.gridId).toBe('c0-1');
    editor.select(['c0-0']);
    hand.move(at(0.5, 1.8));
    expect(preview().sides[0]!.gridId).toBe('c0-0');
  });
});

describe('reshape', () => {
  test('a line across a border twice moves it, and both counts follow while drawing', async () => {
    const { hand, editor, preview, households, sound } = await town();
    editor.activate('reshape');
    hand.click(at(0.9, 0.3));
    hand.click(at(1.4, 0.1));
    hand.click(at(1.4, 0.5));
    hand.move(at(0.9, 0.3 + 0.15));
    const shown = Object.fromEntries(preview().sides.map((side) => [side.gridId, side.households]));
    hand.doubleClick(at(0.9, 0.45));
    expect(households('c0-0')).toBe(shown['c0-0']);
    expect(households('c1-0')).toBe(shown['c1-0']);
    expect(households('c0-0')! + households('c1-0')!).toBe(2 * COMPOUND);
    expect(households('c0-0')).toBeGreaterThan(COMPOUND);
    sound();
  });
});

describe('move a vertex', () => {
  test('both sides follow, and the drag is previewed', async () => {
    const { hand, editor, preview, browser, sound } = await town();
    editor.activate('move-vertex');
    hand.move(at(1, 1));
    expect(preview().points).toEqual([{ at: at(1, 1), role: 'vertex' }]);
    expect(hand.press(at(1, 1))).toBe(true);
    hand.move(at(1.2, 1.2));
    expect(changedSince(browser.plan.division, preview().ghost!).changed).toContain('c0-0');
    hand.release(at(1.2, 1.2));
    const corner = String(at(1.2, 1.2));
    for (const id of ['c0-0e', 'c1-0w', 'c0-1e', 'c1-1w']) {
      const polygon = browser.plan.division.coverage.leaves.get(id)!.polygon;
      expect(polygon[0]!.map(String)).toContain(corner);
    }
    sound();
  });

  test('dragging a border between vertices puts one in, Alt-click takes it out again', async () => {
    const { hand, editor, preview, browser, sound } = await town();
    const corners = () => browser.plan.division.coverage.leaves.get('c0-0e')!.polygon[0]!.length;
    editor.activate('move-vertex');
    hand.move(at(1, 0.4));
    expect(preview().points[0]!.role).toBe('insert');
    expect(hand.drag(at(1, 0.4), at(1.2, 0.4))).toBe(true);
    expect(corners()).toBe(5);
    sound();
    hand.move(at(1.2, 0.4), { alt: true });
    expect(preview().points[0]!.role).toBe('remove');
    hand.press(at(1.2, 0.4), { alt: true });
    expect(corners()).toBe(4);
    sound();
  });

  test('takes hold of borders of the level in hand only', async () => {
    const { hand, editor } = await town();
    editor.activate('move-vertex');
    expect(hand.press(at(0.5, 0.4))).toBe(false);
    editor.setLevel('building');
    expect(hand.press(at(0.5, 0.4))).toBe(true);
  });

  test('a click moves nothing', async () => {
    const { hand, editor, browser } = await town();
    editor.activate('move-vertex');
    hand.drag(at(1, 1), [at(1, 1)[0] + 100, at(1, 1)[1]]);
    expect(browser.plan.pending).toEqual([]);
  });
});

describe('move a border', () => {
  test('the whole border goes, the territory’s edge stays', async () => {
    const { hand, editor, preview, browser, households, sound } = await town();
    editor.activate('move-border');
    hand.move(at(1.3, 1));
    expect(
      preview()
        .lines.flatMap((line) => line.points)
        .map(String),
    ).toContain(String(at(2, 1)));
    expect(hand.drag(at(1.3, 1), at(1.3, 1.35))).toBe(true);
    expect(households('c1-0')).toBeGreaterThan(COMPOUND);
    expect(households('c1-0')! + households('c1-1')!).toBe(2 * COMPOUND);
    expect(browser.plan.division.territory.polygons[0]![0]).toHaveLength(18);
    sound();
  });
});

describe('carve and draw', () => {
  test('carve gives the ground of an area to the one selected grid', async () => {
    const { hand, editor, households, sound } = await town();
    const carve = editor.tools.get('carve')!;
    expect(carve.state()).toMatchObject({ available: false, reasonKey: 'reason.select-one' });
    editor.select(['c0-0']);
    expect(carve.state().available).toBe(true);
    editor.activate('carve');
    for (const p of [at(0.9, 0.1), at(1.4, 0.1), at(1.4, 0.6)]) hand.click(p);
    hand.doubleClick(at(0.9, 0.6));
    expect(households('c0-0')).toBe(COMPOUND + 2 * HOUSEHOLDS);
    sound();
  });

  test('draw makes a new grid under the parent of the ground', async () => {
    const { hand, editor, browser, preview, sound, ids } = await town();
    editor.activate('draw');
    hand.click(at(0.1, 0.6));
    hand.click(at(0.9, 0.6));
    hand.move(at(0.9, 1.4));
    expect(preview().areas).toHaveLength(1);
    hand.click(at(0.9, 1.4));
    hand.doubleClick(at(0.1, 1.4));
    const fresh = ids().filter((id) => id.includes('.'));
    expect(fresh).toHaveLength(1);
    const grid = browser.plan.division.tree.grids.get(fresh[0]!)!;
    expect(grid).toMatchObject({ level: 'compound', parentId: 'k0' });
    expect(browser.plan.division.counts.get(grid.id)?.households).toBe(8 * HOUSEHOLDS);
    sound();
  });

  test('a bow-tie is refused with its reason and nothing is made', async () => {
    const { hand, editor, browser, preview } = await town();
    editor.activate('draw');
    for (const p of [at(0.1, 0.1), at(0.9, 0.9), at(0.9, 0.1)]) hand.click(p);
    hand.move(at(0.1, 0.9));
    expect(preview().reason).not.toBeNull();
    hand.doubleClick(at(0.1, 0.9));
    expect(browser.plan.pending).toEqual([]);
  });

  test('there is nothing above the root to draw under', async () => {
    const { editor } = await town();
    editor.setLevel('district');
    expect(editor.tools.get('draw')!.state()).toMatchObject({ reasonKey: 'reason.level-root' });
  });
});

describe('buildings', () => {
  test('are added where one clicks, moved by dragging, given households and removed', async () => {
    const { hand, editor, state, world, households, preview, sound, server } = await town();
    editor.activate('add-building');
    hand.click(at(0.3, 0.5));
    expect(state().placing).toEqual(at(0.3, 0.5));
    void editor.buildings.add({ at: state().placing!, households: 41 });
    await world.pass(10);
    expect(households('c0-0')).toBe(COMPOUND + 41);

    editor.activate('move-building');
    expect(hand.press(at(0.3, 0.5))).toBe(true);
    hand.move(at(1.3, 0.5));
    expect(preview().sides.map((side) => side.households)).toEqual([COMPOUND, COMPOUND + 41]);
    hand.release(at(1.3, 0.5));
    await world.pass(10);
    expect(households('c1-0')).toBe(COMPOUND + 41);

    void editor.buildings.change(state().building!, { households: 7 });
    await world.pass(10);
    expect(households('c1-0')).toBe(COMPOUND + 7);
    editor.commands.get('remove-building')!.run();
    await world.pass(10);
    expect(households('c1-0')).toBe(COMPOUND);
    expect(server.division.counts.get('c1-0')?.households).toBe(COMPOUND);
    expect(state().building).toBeNull();
    sound();
  });
});
