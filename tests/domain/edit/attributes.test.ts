import { expect, describe as group, test } from 'vitest';
import { partsOf } from '../../../domain/coverage/parts.ts';
import { applyDiff } from '../../../domain/edit/apply-diff.ts';
import { assignParent } from '../../../domain/edit/assign-parent.ts';
import { describe } from '../../../domain/edit/describe.ts';
import { team } from '../../../domain/edit/team.ts';
import type { Description, Diff, Division } from '../../../domain/edit/types.ts';
import { childrenOf, gridsAt, leavesUnder } from '../../../domain/plan/tree.ts';
import type { Result } from '../../../domain/result.ts';
import { expectSound } from '../../arbitrary/assert-division.ts';
import { randomDivision } from '../../arbitrary/random-division.ts';

function made(division: Division, diff: Result<Diff>): Division {
  if (!diff.ok) throw new Error(diff.reason.code);
  const after = applyDiff(division, diff.value);
  if (!after.ok) throw new Error(after.reason.code);
  return after.value;
}

function codeOf(result: Result<unknown>): string | null {
  return result.ok ? null : result.reason.code;
}

group('describe', () => {
  const division = randomDivision(7);
  const [first, second] = gridsAt(division.tree, 'compound').map((grid) => grid.id) as [string, string];
  const set = (value: Description, gridIds = [first], of = division) =>
    describe(of, { kind: 'describe', gridIds, set: value });

  test('sets what is given on every grid, and nothing else', () => {
    const after = made(division, set({ type: 'residential', tags: ['安民'] }, [first, second]));
    expect(after.tree.grids.get(second)).toEqual({
      ...division.tree.grids.get(second),
      type: 'residential',
      tags: ['安民'],
    });
    expectSound(after);
  });

  test('declared households count where there is no building, and only there', () => {
    const empty = gridsAt(division.tree, 'building').find((g) => !division.buildings.byLeaf.has(g.id))!;
    const full = gridsAt(division.tree, 'building').find((g) => division.buildings.byLeaf.has(g.id))!;
    const declared = { households: 41, persons: 90, estimated: false };
    const after = made(division, set({ declared }, [empty.id, full.id]));
    expect(after.counts.get(empty.id)).toMatchObject({ households: 41, persons: 90, declared: true });
    expect(after.counts.get(full.id)).toEqual(division.counts.get(full.id));
    expect(after.counts.get(after.tree.root)!.households).toBe(
      division.counts.get(division.tree.root)!.households + 41,
    );
    expectSound(after);
  });

  test('a locked grid takes nothing but being unlocked; what lies beneath it neither', () => {
    const locked = made(division, set({ locked: true }));
    expect(codeOf(set({ name: 'x' }, [first], locked))).toBe('locked');
    expect(codeOf(set({ name: 'x' }, [childrenOf(locked.tree, first)[0]!], locked))).toBe('locked');
    expect(made(locked, set({ locked: false }, [first], locked)).tree.grids.get(first)!.locked).toBe(false);
  });

  test('refuses an empty or endless name, a count that is none, and nothing at all', () => {
    expect(codeOf(set({ name: '  ' }))).toBe('name-empty');
    expect(codeOf(set({ name: 'x'.repeat(81) }))).toBe('text-too-long');
    for (const target of [Number.NaN, -1, 1.5, 0, Number.POSITIVE_INFINITY])
      expect(codeOf(set({ target }))).toBe('bad-count');
    expect(codeOf(set({ declared: { households: 1e308, persons: null, estimated: false } }))).toBe(
      'bad-count',
    );
    expect(codeOf(set({ locked: false }))).toBe('nothing-changes');
    expect(codeOf(set({ name: 'x' }, ['nobody']))).toBe('grid-gone');
  });
});

group('team', () => {
  test('is set, and refused when it does not change', () => {
    const division = randomDivision(8);
    const { id } = gridsAt(division.tree, 'compound')[0]!;
    const people = {
      members: [{ role: 'head', name: '甲', phone: '0000' }],
      services: [{ name: '管道', phone: '1' }],
    };
    const after = made(division, team(division, { kind: 'team', gridId: id, team: people }));
    expect(after.tree.grids.get(id)!.team).toEqual(people);
    expect(codeOf(team(after, { kind: 'team', gridId: id, team: structuredClone(people) }))).toBe(
      'nothing-changes',
    );
  });
});

group('assign-parent', () => {
  test('never leaves a parent empty or in more pieces than it had, and moves the households along', () => {
    let moved = 0;
    const refused = new Set<string>();
    for (let seed = 1; seed <= 25; seed++) {
      const division = randomDivision(seed);
      const parts = (of: Division, id: string) => partsOf(of.coverage, leavesUnder(of.tree, id)).length;
      for (const compound of gridsAt(division.tree, 'compound').slice(0, 8)) {
        for (const { id } of gridsAt(division.tree, 'community')) {
          const diff = assignParent(division, {
            kind: 'assign-parent',
            gridIds: [compound.id],
            parentId: id,
          });
          if (!diff.ok) {
            refused.add(diff.reason.code);
            continue;
          }
          moved += 1;
          const after = made(division, diff);
          expectSound(after);
          for (const parent of [id, compound.parentId!])
            expect(parts(after, parent)).toBeLessThanOrEqual(parts(division, parent));
        }
      }
    }
    expect(moved).toBeGreaterThan(20);
    expect([...refused].sort()).toEqual(['nothing-changes', 'would-disconnect', 'would-vanish']);
  });

  test('refuses a parent that is not on the level above', () => {
    const division = randomDivision(2);
    const compound = gridsAt(division.tree, 'compound')[0]!.id;
    const diff = assignParent(division, {
      kind: 'assign-parent',
      gridIds: [compound],
      parentId: division.tree.root,
    });
    expect(codeOf(diff)).toBe('parent-level');
  });
});
