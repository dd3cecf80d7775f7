import { describe, expect, test } from 'vitest';
import { type AppliedEdit, applyEdit } from '../../../domain/edit/apply-edit.ts';
import type { Diff, Division, Edit } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import { gridsAt } from '../../../domain/plan/tree.ts';
import { expectSame, expectSound, plain } from '../../arbitrary/assert-division.ts';
import { squares } from '../../arbitrary/squares.ts';

/** A hand's work on one plan: keeps the diffs, as the log does. */
class Hand {
  division: Division;
  readonly diffs = new Map<string, Diff>();

  constructor(division: Division) {
    this.division = division;
  }

  try(edit: Edit): ReturnType<typeof applyEdit> {
    const editId = `edit-${this.diffs.size}`;
    return applyEdit(this.division, edit, { editId, diffOf: (id) => this.diffs.get(id) });
  }

  do(edit: Edit): string {
    const made = this.try(edit);
    if (!made.ok) throw new Error(`${edit.kind}: ${made.reason.code}`);
    return this.keep(made.value);
  }

  keep({ division, diff }: AppliedEdit): string {
    const id = `edit-${this.diffs.size}`;
    this.diffs.set(id, diff);
    this.division = division;
    expectSound(division);
    return id;
  }
}

/** Nine squares of 1,000 units, three rows of three: each row a compound, all one community. */
const at = (x: number, y: number): Point => [1_156_500_000 + x, 344_100_000 + y];
const cut = (gridId: string, from: Point, to: Point): Edit => ({ kind: 'split', gridId, line: [from, to] });

describe('revert', () => {
  test('takes an edit back, and its own taking back: undo and redo', () => {
    const hand = new Hand(squares(3, 3));
    const start = plain(hand.division);
    const split = hand.do(cut('g0-0', at(-10, 400), at(1_010, 450)));
    const done = plain(hand.division);
    const undo = hand.do({ kind: 'revert', edits: [split] });
    expectSame(plain(hand.division), start);
    hand.do({ kind: 'revert', edits: [undo] });
    expectSame(plain(hand.division), done);
  });

  test('keeps what others did elsewhere, and the vertices that their cuts put into its borders', () => {
    const hand = new Hand(squares(3, 3));
    const mine = hand.do(cut('g1-1', at(990, 1_480), at(2_010, 1_530)));
    // A later cut of the square above ends on the upper border of what was cut before.
    hand.do(cut('g1-2', at(1_300, 1_990), at(1_350, 3_010)));
    hand.do({ kind: 'revert', edits: [mine] });
    const back = hand.division.coverage.leaves.get('g1-1')!.polygon[0]!;
    expect(
      back.some((p) => p[1] === at(0, 2_000)[1] && p[0] > at(1_000, 0)[0] && p[0] < at(2_000, 0)[0]),
    ).toBe(true);
    expect(gridsAt(hand.division.tree, 'building')).toHaveLength(10);
  });

  test('refuses what has been built upon, with the place, and changes nothing', () => {
    const hand = new Hand(squares(3, 3));
    const mine = hand.do(cut('g1-1', at(990, 1_480), at(2_010, 1_530)));
    const [half] = hand.diffs.get(mine)!.added;
    hand.do(cut(half!.id, at(1_500, 990), at(1_510, 2_010)));
    const before = plain(hand.division);
    const undo = hand.try({ kind: 'revert', edits: [mine] });
    expect(undo).toMatchObject({ ok: false, reason: { code: 'built-upon', at: expect.any(Array) } });
    expectSame(plain(hand.division), before);
  });

  test('takes back one attribute and leaves the others as they are now', () => {
    const hand = new Hand(squares(2, 2));
    const mine = hand.do({ kind: 'describe', gridIds: ['g0-0'], set: { name: '甲', type: 'unit' } });
    hand.do({ kind: 'describe', gridIds: ['g0-0'], set: { note: '他人' } });
    hand.do({ kind: 'revert', edits: [mine] });
    expect(hand.division.tree.grids.get('g0-0')).toMatchObject({ name: 'g0-0', type: null, note: '他人' });
    hand.do({ kind: 'describe', gridIds: ['g0-0'], set: { name: '乙' } });
    const again = hand.do({ kind: 'describe', gridIds: ['g0-0'], set: { name: '丙' } });
    hand.do({ kind: 'describe', gridIds: ['g0-0'], set: { name: '丁' } });
    expect(hand.try({ kind: 'revert', edits: [again] })).toMatchObject({
      ok: false,
      reason: { code: 'built-upon' },
    });
  });

  test('takes several back in one go, last first', () => {
    const hand = new Hand(squares(3, 3));
    const start = plain(hand.division);
    const edits = [
      hand.do(cut('g0-0', at(-10, 400), at(1_010, 450))),
      hand.do({ kind: 'merge', gridIds: ['g0-0', 'g1-0'] }),
      hand.do({ kind: 'describe', gridIds: ['g2-2'], set: { risk: 'focus' } }),
    ];
    hand.do({ kind: 'revert', edits });
    expectSame(plain(hand.division), start);
  });

  test('refuses an edit that nobody made', () => {
    const hand = new Hand(squares(2, 2));
    expect(hand.try({ kind: 'revert', edits: ['nobody'] })).toMatchObject({
      ok: false,
      reason: { code: 'edit-unknown' },
    });
  });
});
