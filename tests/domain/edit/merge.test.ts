import { describe, expect, test } from 'vitest';
import { neighbours } from '../../../domain/coverage/neighbours.ts';
import { applyDiff } from '../../../domain/edit/apply-diff.ts';
import { invertDiff } from '../../../domain/edit/invert-diff.ts';
import { merge } from '../../../domain/edit/merge.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { childrenOf, gridsAt, leavesUnder } from '../../../domain/plan/tree.ts';
import { expectSound, plain } from '../../arbitrary/assert-division.ts';
import { randomDivision } from '../../arbitrary/random-division.ts';

/** Pairs of one level and one parent that share a border. */
function pairs(division: Division, level: string): [string, string][] {
  const found: [string, string][] = [];
  for (const grid of gridsAt(division.tree, level)) {
    for (const sibling of childrenOf(division.tree, grid.parentId!)) {
      if (sibling <= grid.id) continue;
      const theirs = new Set(leavesUnder(division.tree, sibling));
      const near = leavesUnder(division.tree, grid.id).some((leaf) =>
        [...neighbours(division.coverage, leaf).keys()].some((other) => other !== null && theirs.has(other)),
      );
      if (near) found.push([grid.id, sibling]);
    }
  }
  return found;
}

describe('merge', () => {
  test.each(['compound', 'building', 'community'])(
    'keeps a %s division sound, and can be taken back',
    (level) => {
      for (let seed = 1; seed <= 12; seed++) {
        let division = randomDivision(seed);
        for (let step = 0; step < 6; step++) {
          const pair = pairs(division, level)[step];
          if (!pair) break;
          const diff = merge(division, { kind: 'merge', gridIds: pair });
          if (!diff.ok) throw new Error(`seed ${seed}: ${diff.reason.code}`);
          const after = applyDiff(division, diff.value);
          if (!after.ok) throw new Error(`seed ${seed}: ${after.reason.code}`);
          expectSound(after.value);
          const back = applyDiff(after.value, invertDiff(diff.value));
          expect(back.ok && plain(back.value)).toEqual(plain(division));
          division = after.value;
        }
      }
    },
  );

  test('the one with the most households keeps its identity, and remembers the other', () => {
    const division = randomDivision(3);
    const [a, b] = pairs(division, 'compound')[0]!;
    const [more, less] =
      division.counts.get(a)!.households >= division.counts.get(b)!.households ? [a, b] : [b, a];
    const diff = merge(division, { kind: 'merge', gridIds: [less, more] });
    expect(diff.ok && diff.value.removed.map((grid) => grid.id)).toEqual([less]);
    expect(diff.ok && diff.value.updated.find(([grid]) => grid.id === more)?.[1].from).toEqual([less]);
  });

  test('refuses what does not touch, with the place', () => {
    const division = randomDivision(5);
    const community = gridsAt(division.tree, 'community').find(
      (g) => childrenOf(division.tree, g.id).length > 4,
    )!;
    const compounds = childrenOf(division.tree, community.id);
    const touching = new Set(pairs(division, 'compound').map(([a, b]) => `${a} ${b}`));
    const apart = compounds.find(
      (id) =>
        id !== compounds[0] &&
        !touching.has(`${compounds[0]} ${id}`) &&
        !touching.has(`${id} ${compounds[0]}`),
    )!;
    const diff = merge(division, { kind: 'merge', gridIds: [compounds[0]!, apart] });
    expect(diff).toMatchObject({ ok: false, reason: { code: 'not-adjacent', at: expect.any(Array) } });
  });

  test('refuses one grid, grids of two parents or two levels, a locked grid and one that is gone', () => {
    const division = randomDivision(5);
    const [c1, c2] = gridsAt(division.tree, 'community');
    const [a, b] = [childrenOf(division.tree, c1!.id)[0]!, childrenOf(division.tree, c2!.id)[0]!];
    const code = (gridIds: string[], of = division) => {
      const diff = merge(of, { kind: 'merge', gridIds });
      return diff.ok ? null : diff.reason.code;
    };
    expect(code([a])).toBe('merge-one');
    expect(code([a, a])).toBe('merge-one');
    expect(code([a, b])).toBe('merge-parents');
    expect(code([a, c2!.id])).toBe('merge-levels');
    expect(code([a, 'nobody'])).toBe('grid-gone');
    const before = division.tree.grids.get(a)!;
    const locked = applyDiff(division, {
      added: [],
      updated: [[before, { ...before, locked: true }]],
      removed: [],
    });
    expect(locked.ok && code([a, b], locked.value)).toBe('locked');
  });
});
