import { describe, expect, test } from 'vitest';
import { applyEdit } from '../../../domain/edit/apply-edit.ts';
import type { Diff, Division, Edit } from '../../../domain/edit/types.ts';
import type { Grid } from '../../../domain/plan/types.ts';
import { at, box, eightBoxes } from '../../arbitrary/small-division.ts';

const locked = { locked: true };

/** Somebody who edits a division of eight boxes, some of them locked. */
class Hand {
  division: Division;
  readonly #diffs = new Map<string, Diff>();

  constructor(fields: Readonly<Record<string, Partial<Grid>>> = {}) {
    this.division = eightBoxes(fields);
  }

  /** 'taken', or the code and what it names. */
  do(edit: Edit): string | [string, unknown, boolean] {
    const editId = `e${this.#diffs.size}`;
    const made = applyEdit(this.division, edit, { editId, diffOf: (id) => this.#diffs.get(id) });
    if (!made.ok) return [made.reason.code, made.reason.params.name, made.reason.at !== undefined];
    this.#diffs.set(editId, made.value.diff);
    this.division = made.value.division;
    return 'taken';
  }

  grid(id: string): Grid {
    return this.division.tree.grids.get(id)!;
  }
}

const set = (gridId: string, set: Extract<Edit, { kind: 'describe' }>['set']): Edit => ({
  kind: 'describe',
  gridIds: [gridId],
  set,
});

describe('a lock', () => {
  test('keeps a grid beneath from being replaced', () => {
    const hand = new Hand({ a: locked });
    const rings = [box(0, 0, 2000, 1000).toSpliced(1, 0, at(1000, 0)).toSpliced(4, 0, at(1000, 1000))];
    const edit: Edit = {
      kind: 'replace',
      removed: ['w-south'],
      added: [{ parentId: 'west', level: 'compound', rings }],
    };
    expect(hand.do(edit)).toEqual(['locked', 'a', true]);
    hand.do(set('a', { locked: false }));
    expect(hand.do(edit)).toBe('taken');
  });

  test('keeps what came after it from being undone under it', () => {
    const hand = new Hand();
    hand.do({ kind: 'split', gridId: 'a', line: [at(-9, 500), at(1009, 500)] });
    hand.do(set('a', { name: 'gate' }));
    hand.do(set('w-south', locked));
    expect(hand.do({ kind: 'revert', edits: ['e0'] })).toEqual(['locked', 'w-south', true]);
    expect(hand.do({ kind: 'revert', edits: ['e1'] })).toEqual(['locked', 'w-south', true]);
    // Taking the lock back with the rest is as good as unlocking first.
    expect(hand.do({ kind: 'revert', edits: ['e0', 'e1', 'e2'] })).toBe('taken');
    expect(hand.division.coverage.leaves.size).toBe(8);
  });

  test('does not keep a vertex on its border from being undone, nor a grid above that came and went', () => {
    const hand = new Hand();
    hand.do({ kind: 'split', gridId: 'a', line: [at(-9, 500), at(1009, 500)] });
    hand.do(set('b', locked));
    expect(hand.grid('b').polygon![0]).toContainEqual(at(1000, 500));
    expect(hand.do({ kind: 'revert', edits: ['e0'] })).toBe('taken');
    expect(hand.grid('b').polygon![0]).not.toContainEqual(at(1000, 500));
    hand.do({ kind: 'merge', gridIds: ['w-south', 'w-north'] });
    expect(hand.do({ kind: 'revert', edits: ['e3'] })).toBe('taken');
    expect(hand.grid('b')).toMatchObject({ parentId: 'w-south', locked: true });
  });

  test('above a grid lets it be unlocked, and nothing else with that', () => {
    const hand = new Hand({ a: locked, 'w-south': locked });
    expect(hand.do(set('a', { locked: false, name: 'x' }))).toEqual(['locked', 'w-south', true]);
    expect(hand.do(set('b', { locked: false, name: 'x' }))).toEqual(['locked', 'w-south', true]);
    expect(hand.do(set('a', { locked: false }))).toBe('taken');
  });

  test('keeps a leaf in a locked compound whole, be the piece ever so small (storm, seed 26, try 344)', () => {
    const hand = new Hand({ 'w-south': locked });
    // Two units inside b, up along its border, then through the middle of f.
    const line = [at(1998, -9), at(1998, 1000), at(1500, 1500), at(1500, 2009)];
    expect(hand.do({ kind: 'split', gridId: 'west', line })).toEqual(['locked', 'w-south', true]);
  });

  test('keeps a grid from growing by a sliver, and by a piece that changes parent (storm, seed 76, try 527)', () => {
    // Two units inside b: its strip is too small for a grid, and a, its only neighbour on that side, is locked.
    const hand = new Hand({ a: locked });
    const before = hand.grid('a').polygon;
    expect(hand.do({ kind: 'split', gridId: 'w-south', line: [at(1002, -9), at(1002, 1009)] })).toBe('taken');
    expect(hand.grid('a').polygon).toEqual(before);

    // A piece of c for the west: b's compound is next to it, and locked, so a new one takes it in.
    const other = new Hand({ 'w-south': locked });
    const area = [box(2000, 300, 2400, 700)];
    expect(other.do({ kind: 'carve', level: 'community', area, into: 'west' })).toBe('taken');
    expect(other.grid('b').parentId).toBe('w-south');
    const beneath = other.division.tree.children.get('west')!;
    expect(beneath).toHaveLength(3);
    expect(other.division.tree.children.get('w-south')).toHaveLength(2);
  });
});
