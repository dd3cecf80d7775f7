import { describe, expect, test } from 'vitest';
import { applyEdit } from '../../../domain/edit/apply-edit.ts';
import { replayEdit } from '../../../domain/edit/replay-edit.ts';
import type { Diff, Division, Edit } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import { expectSame, expectSound, plain } from '../../arbitrary/assert-division.ts';
import { Random } from '../../arbitrary/random.ts';
import { randomDivision } from '../../arbitrary/random-division.ts';
import { randomEdit } from '../../arbitrary/random-edit.ts';
import { squares } from '../../arbitrary/squares.ts';

const at = (x: number, y: number): Point => [1_156_500_000 + x, 344_100_000 + y];

function made(division: Division, edit: Edit, editId: string): { division: Division; diff: Diff } {
  const applied = applyEdit(division, edit, { editId });
  if (!applied.ok) throw new Error(applied.reason.code);
  return applied.value;
}

describe('an edit made on an earlier revision', () => {
  const base = squares(4, 4);
  const theirs = made(
    base,
    { kind: 'split', gridId: 'g0-0', line: [at(-10, 400), at(1_010, 450)] },
    'theirs',
  );

  test('is made again where it shares nothing with what came since', () => {
    const mine: Edit = { kind: 'split', gridId: 'g3-3', line: [at(2_990, 3_400), at(4_010, 3_450)] };
    const replayed = replayEdit(theirs.division, [theirs.diff], mine, { editId: 'mine' });
    if (!replayed.ok) throw new Error(replayed.reason.code);
    expectSound(replayed.value.division);
    expect(replayed.value.division.coverage.leaves.size).toBe(18);
  });

  test('is refused with the place where it shares a border segment', () => {
    const mine: Edit = { kind: 'split', gridId: 'g1-0', line: [at(990, 600), at(2_010, 650)] };
    const replayed = replayEdit(theirs.division, [theirs.diff], mine, { editId: 'mine' });
    expect(replayed).toMatchObject({ ok: false, reason: { code: 'stale-revision', at: expect.any(Array) } });
  });

  test('is refused where it sets the attribute that they set, and made where it sets another', () => {
    const named = made(base, { kind: 'describe', gridIds: ['g2-2'], set: { name: '甲' } }, 'named');
    const set = (value: { name?: string; note?: string }) =>
      replayEdit(
        named.division,
        [named.diff],
        { kind: 'describe', gridIds: ['g2-2'], set: value },
        { editId: 'mine' },
      );
    expect(set({ name: '乙' })).toMatchObject({ ok: false, reason: { code: 'stale-revision' } });
    const noted = set({ note: '丙' });
    expect(noted.ok && noted.value.division.tree.grids.get('g2-2')).toMatchObject({ name: '甲', note: '丙' });
  });

  test('is refused where its grid is gone', () => {
    const merged = made(base, { kind: 'merge', gridIds: ['g0-0', 'g1-0'] }, 'merged');
    const [gone] = merged.diff.removed;
    const mine: Edit = { kind: 'describe', gridIds: [gone!.id], set: { name: '乙' } };
    const replayed = replayEdit(merged.division, [merged.diff], mine, { editId: 'mine' });
    expect(replayed).toMatchObject({ ok: false, reason: { code: 'stale-revision' } });
  });

  test('gives, in whichever order two random edits come, a sound division, or a refusal', () => {
    let both = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const random = new Random(seed * 7919);
      const division = randomDivision(seed, { columns: 9, rows: 9 });
      const a = randomEdit(random, division, []);
      const b = randomEdit(random, division, []);
      const first = applyEdit(division, a, { editId: 'aaa' });
      const second = applyEdit(division, b, { editId: 'bbb' });
      if (!first.ok || !second.ok) continue;
      const ab = replayEdit(first.value.division, [first.value.diff], b, { editId: 'bbb' });
      const ba = replayEdit(second.value.division, [second.value.diff], a, { editId: 'aaa' });
      expect(ab.ok, `seed ${seed}`).toBe(ba.ok);
      if (!ab.ok || !ba.ok) continue;
      both += 1;
      expectSound(ab.value.division);
      expectSame(plain(ab.value.division), plain(ba.value.division));
    }
    expect(both).toBeGreaterThan(15);
  });
});
