import { describe, expect, it } from 'vitest';
import { split } from '../../../domain/edit/split.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import type { Grid } from '../../../domain/plan/types.ts';
import { soundAfter } from '../../arbitrary/assert-diff.ts';
import { at, box, eightBoxes, smallDivision } from '../../arbitrary/small-division.ts';

const cut = (division: Division, gridId: string, line: readonly Point[]) =>
  split(division, { kind: 'split', gridId, line }, { editId: 'e' });

function done(division: Division, gridId: string, line: readonly Point[]) {
  const diff = cut(division, gridId, line);
  if (!diff.ok) throw new Error(`${diff.reason.code} at ${diff.reason.at}`);
  return { diff: diff.value, after: soundAfter(division, diff.value) };
}

const refusal = (division: Division, gridId: string, line: readonly Point[]) => {
  const diff = cut(division, gridId, line);
  return diff.ok ? 'ok' : diff.reason.code;
};

const parentOf = (division: Division, id: string) => division.tree.grids.get(id)!.parentId;

describe('split', () => {
  it('a leaf: the piece with more households keeps id, code and team, the other is new and without', () => {
    const { diff, after } = done(eightBoxes(), 'a', [at(-100, 600), at(1100, 600)]);
    expect(diff.added).toMatchObject([
      {
        name: 'a-2',
        code: null,
        team: { members: [] },
        from: ['a'],
        parentId: 'w-south',
        type: 'residential',
      },
    ]);
    expect(after.counts.get('a')!.households).toBe(10);
    expect(after.tree.grids.get('a')).toMatchObject({
      code: 'code a',
      team: { members: [{ name: 'head of a' }] },
    });
    // The neighbour got the vertex and nothing else; the territory has its own.
    expect(after.tree.grids.get('b')!.polygon).toEqual([
      [at(1000, 0), at(2000, 0), at(2000, 1000), at(1000, 1000), at(1000, 600)],
    ]);
    expect(diff.territory).toBeDefined();
  });

  it('a compound between its leaves cuts none of them', () => {
    const { diff, after } = done(eightBoxes(), 'w-south', [at(1000, -50), at(1000, 1050)]);
    expect(diff.added.map((g) => g.level)).toEqual(['compound']);
    expect([parentOf(after, 'a'), parentOf(after, 'b')].sort()).toEqual(
      [diff.added[0]!.id, 'w-south'].sort(),
    );
    // b's 11 households are more than a's 10.
    expect(parentOf(after, 'b')).toBe('w-south');
  });

  it('a community through its compounds parts them, and the leaves that it meets', () => {
    const { diff, after } = done(eightBoxes(), 'west', [at(1300, -50), at(1300, 2050)]);
    const levels = diff.added.map((g) => g.level).sort();
    expect(levels).toEqual(['building', 'building', 'community', 'compound', 'compound']);
    const made = diff.added.find((g) => g.level === 'community')!;
    expect(made.name).toBe('west-2');
    // East of the line stand 23 households, west of it 21: the west side is the new one.
    expect(parentOf(after, parentOf(after, 'b')!)).toBe('west');
    expect(parentOf(after, parentOf(after, 'a')!)).toBe(made.id);
  });

  it('a sliver of a leaf joins its neighbour on the same side', () => {
    const { diff, after } = done(eightBoxes(), 'w-south', [at(1001, -50), at(999, 1050)]);
    expect(diff.added.map((g) => g.level)).toEqual(['compound']);
    expect(after.coverage.leaves.size).toBe(8);
  });

  it('an end that runs out inside the grid cuts no leaf, and leaves no vertex', () => {
    // Along the border of the compounds in the west, through the leaves of the north in a hook that ends there.
    const line = [at(-50, 1000), at(2050, 1000)];
    const plain = done(eightBoxes(), 'west', line).diff;
    const hooked = done(eightBoxes(), 'west', [at(500, 1500), at(-50, 1200), ...line]).diff;
    expect(hooked.added.map((g) => g.level)).toEqual(['community']);
    expect(hooked).toEqual(plain);
    // From within b into a and out in the north, then through a again: a's corner by b stays one with b's side.
    const hook = [at(1500, 500), at(500, 500), at(500, 1050), at(400, 1050), at(400, -50)];
    const { diff } = done(eightBoxes(), 'w-south', hook);
    expect(diff.added.map((g) => g.level)).toEqual(['compound', 'building']);
  });

  it('deals a declared count by area, whole numbers that add up, and says that it is estimated', () => {
    const declared = { households: 100, persons: 251, estimated: false };
    const division = smallDivision({
      grids: [
        { id: 'c', under: 'root' },
        { id: 'k', under: 'c' },
        { id: 'x', under: 'k', polygon: [box(0, 0, 3000, 1000)], fields: { declared } },
      ],
    });
    const { diff, after } = done(division, 'x', [at(1000, -9), at(1000, 1009)]);
    expect(after.tree.grids.get('x')!.declared).toEqual({ households: 67, persons: 167, estimated: true });
    expect(diff.added[0]!.declared).toEqual({ households: 33, persons: 84, estimated: true });
  });

  it('points and footprints under a leaf go with the piece on which they stand', () => {
    const shop = (id: string, p: Point): { id: string; under: string; fields: Partial<Grid> } => ({
      id,
      under: 'x',
      fields: { leaf: false, shape: [[[p]]] },
    });
    const levels = [...eightBoxes().levels, { ...eightBoxes().levels[3]!, id: 'shop', tiles: false }];
    const division = smallDivision({
      levels,
      grids: [
        { id: 'c', under: 'root' },
        { id: 'k', under: 'c' },
        { id: 'x', under: 'k', polygon: [box(0, 0, 3000, 1000)] },
        shop('low', at(1500, 100)),
        shop('high', at(1500, 900)),
      ],
    });
    const { diff, after } = done(division, 'x', [at(-9, 700), at(3009, 700)]);
    expect(parentOf(after, 'low')).toBe('x');
    expect(parentOf(after, 'high')).toBe(diff.added[0]!.id);
  });

  it('leaves an exclave that the line does not touch with the kept side', () => {
    const division = smallDivision({
      grids: [
        { id: 'c', under: 'root' },
        { id: 'k', under: 'c' },
        { id: 'x', under: 'k', polygon: [box(0, 0, 1000, 1000)] },
        { id: 'island', under: 'k', polygon: [box(5000, 0, 6000, 1000)] },
      ],
      buildings: [{ at: at(500, 900), households: 5 }],
    });
    const { diff, after } = done(division, 'k', [at(-9, 500), at(1009, 500)]);
    expect(diff.added.map((g) => g.level)).toEqual(['compound', 'building']);
    expect(parentOf(after, 'island')).toBe('k');
    expect(after.counts.get('k')!.households).toBe(5);
  });

  it('refuses, each with its code', () => {
    const division = eightBoxes({ a: { locked: true }, 'e-south': { locked: true } });
    const across = [at(-50, 500), at(2050, 500)];
    expect(refusal(division, 'nobody', across)).toBe('grid-gone');
    expect(refusal(division, 'a', across)).toBe('locked');
    expect(refusal(division, 'w-south', across)).toBe('locked');
    expect(refusal(division, 'c', [at(1950, 500), at(3050, 500)])).toBe('locked');
    expect(refusal(division, 'root', across)).toBe('root-grid');
    expect(refusal(division, 'b', [at(5000, 0), at(6000, 0)])).toBe('line-misses');
    expect(refusal(division, 'b', [at(1500, -50), at(1500, 500)])).toBe('line-misses');
    expect(refusal(division, 'b', [at(1500, 500), at(1500, 500)])).toBe('line-misses');
    expect(refusal(division, 'b', [])).toBe('line-misses');
    const loop = [at(900, 500), at(1900, 500), at(1500, 900), at(1500, 100)];
    expect(refusal(division, 'b', loop)).toBe('line-crosses-itself');
    expect(refusal(division, 'b', [at(990, 40), at(1040, -10)])).toBe('too-small');
  });

  it('a grid and the territory that a locked neighbour shares still get their vertex', () => {
    const { after } = done(eightBoxes({ b: { locked: true } }), 'a', [at(-100, 600), at(1100, 600)]);
    expect(after.tree.grids.get('b')!.polygon![0]).toContainEqual(at(1000, 600));
  });

  it('refuses unassigned ground and a level that does not tile', () => {
    const unassigned = { unassigned: true };
    const division = smallDivision({
      grids: [
        { id: 'c', under: 'root', fields: unassigned },
        { id: 'k', under: 'c', fields: unassigned },
        { id: 'x', under: 'k', polygon: [box(0, 0, 1000, 1000)], fields: unassigned },
      ],
    });
    expect(refusal(division, 'k', [at(-50, 500), at(2050, 500)])).toBe('unassigned-ground');
    const levels = [...division.levels, { ...division.levels[3]!, id: 'shop', tiles: false }];
    const withShop = smallDivision({
      levels,
      grids: [
        { id: 'c', under: 'root' },
        { id: 'k', under: 'c' },
        { id: 'x', under: 'k', polygon: [box(0, 0, 1000, 1000)] },
        { id: 's', under: 'x', fields: { leaf: false, shape: [[box(1, 1, 9, 9)]] } },
      ],
    });
    expect(refusal(withShop, 's', [at(-50, 5), at(50, 5)])).toBe('level-does-not-tile');
  });
});
