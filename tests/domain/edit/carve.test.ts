import { describe, expect, it } from 'vitest';
import { carve } from '../../../domain/edit/carve.ts';
import type { Division, Edit } from '../../../domain/edit/types.ts';
import type { Ring } from '../../../domain/geometry/point.ts';
import { polygonArea2 } from '../../../domain/geometry/ring.ts';
import { ancestorAt, childrenOf, gridsAt } from '../../../domain/plan/tree.ts';
import { soundAfter } from '../../arbitrary/assert-diff.ts';
import { at, box, eightBoxes, smallDivision } from '../../arbitrary/small-division.ts';

type Into = Extract<Edit, { kind: 'carve' }>['into'];

const by = (division: Division, level: string, area: readonly Ring[], into: Into) =>
  carve(division, { kind: 'carve', level, area, into }, { editId: 'e' });

function done(division: Division, level: string, area: readonly Ring[], into: Into) {
  const diff = by(division, level, area, into);
  if (!diff.ok) throw new Error(`${diff.reason.code} at ${diff.reason.at}`);
  return { diff: diff.value, after: soundAfter(division, diff.value) };
}

const refusal = (division: Division, level: string, area: readonly Ring[], into: Into) => {
  const diff = by(division, level, area, into);
  return diff.ok ? 'ok' : [diff.reason.code, diff.reason.at !== undefined];
};

const size = (division: Division, id: string) =>
  Number(polygonArea2(division.tree.grids.get(id)!.polygon!)) / 2;

/** A plan as it starts: a root, and one unassigned chain down to the leaf for each polygon of the territory. */
function newPlan(): Division {
  const unassigned = { unassigned: true, name: '', code: null };
  return smallDivision({
    grids: [1, 2].flatMap((n) => [
      { id: `c${n}`, under: 'root', fields: unassigned },
      { id: `k${n}`, under: `c${n}`, fields: unassigned },
      { id: `u${n}`, under: `k${n}`, polygon: [box(n * 4000, 0, n * 4000 + 3000, 3000)], fields: unassigned },
    ]),
    buildings: [{ at: at(4500, 500), households: 7 }],
  });
}

describe('carve', () => {
  it('into a leaf: it grows, the others shrink', () => {
    const { diff, after } = done(eightBoxes(), 'building', [box(900, 800, 1500, 1200)], 'a');
    expect([diff.added, diff.removed]).toEqual([[], []]);
    expect(['a', 'b', 'e', 'f'].map((id) => size(after, id))).toEqual([
      1_000_000 + 240_000 - 20_000,
      900_000,
      980_000,
      900_000,
    ]);
  });

  it('a new leaf out of four: named after its parent, it remembers them', () => {
    const { diff, after } = done(eightBoxes(), 'building', [box(900, 800, 1500, 1200)], { new: 'w-north' });
    expect(diff.added).toMatchObject([
      { name: 'w-north-3', parentId: 'w-north', code: null, from: ['a', 'b', 'e', 'f'] },
    ]);
    expect(size(after, diff.added[0]!.id)).toBe(240_000);
  });

  it('an area with a hole leaves what is in it', () => {
    const area = [box(100, 100, 900, 900), box(400, 400, 600, 600).toReversed()];
    expect(refusal(eightBoxes(), 'building', area, { new: 'w-south' })).toEqual(['would-disconnect', true]);
  });

  it('above the leaves whole ones go over, and what the edge cuts is parted', () => {
    const { diff, after } = done(eightBoxes(), 'compound', [box(1200, 0, 2000, 1000)], { new: 'east' });
    const made = diff.added.find((g) => g.level === 'compound')!;
    expect(made.parentId).toBe('east');
    expect(childrenOf(after.tree, made.id)).toHaveLength(1);
    // b's building stands at 1400: b itself went over, what is left of it is new.
    expect(ancestorAt(after.tree, 'b', 'compound')).toBe(made.id);
    expect(after.counts.get(made.id)!.households).toBe(11);
  });

  it('refuses, each with its code and the place', () => {
    const division = eightBoxes({ d: { locked: true }, 'e-north': { locked: true } });
    const small = [box(500, 500, 600, 600)];
    expect(refusal(division, 'street', small, 'a')).toEqual(['level-does-not-tile', false]);
    expect(refusal(division, 'building', small, 'nobody')).toEqual(['grid-gone', false]);
    expect(refusal(division, 'building', small, 'd')).toEqual(['locked', true]);
    expect(refusal(division, 'building', [box(3200, 500, 3300, 600)], 'c')).toEqual(['locked', true]);
    expect(refusal(division, 'building', [box(2900, 900, 2950, 1100)], 'c')).toEqual(['locked', true]);
    expect(refusal(division, 'building', small, 'w-south')).toEqual(['wrong-level', true]);
    expect(refusal(division, 'building', small, { new: 'west' })).toEqual(['parent-level', true]);
    expect(refusal(division, 'district', small, { new: 'root' })).toEqual(['root-grid', false]);
    expect(refusal(division, 'building', small, 'a')).toEqual(['nothing-changes', true]);
    expect(refusal(division, 'building', [box(9000, 0, 9900, 900)], 'a')).toEqual(['line-misses', true]);
    expect(refusal(division, 'building', [box(-10, -10, 1010, 1010)], 'b')).toEqual(['would-vanish', true]);
    expect(refusal(division, 'building', [box(400, -10, 600, 1010)], { new: 'w-south' })).toEqual([
      'would-disconnect',
      true,
    ]);
    expect(refusal(division, 'building', [box(1500, 100, 1600, 900)], 'a')).toEqual([
      'would-disconnect',
      true,
    ]);
    expect(refusal(division, 'building', [box(500, 500, 550, 550)], { new: 'w-south' })).toEqual([
      'too-small',
      true,
    ]);
    expect(refusal(division, 'building', [[at(0, 0), at(900, 900), at(900, 0), at(0, 900)]], 'b')).toEqual([
      'ring-crosses-itself',
      true,
    ]);
  });

  it('gives a new plan its first grids, a child at each level below, until nothing is unassigned', () => {
    let division = newPlan();
    const west = done(division, 'community', [box(3900, -9, 5500, 3009)], { new: 'root' });
    expect(west.diff.added.map((g) => [g.level, g.unassigned])).toEqual([
      ['community', false],
      ['compound', false],
      ['building', false],
    ]);
    expect(west.after.counts.get(west.diff.added[0]!.id)!.households).toBe(7);
    division = west.after;
    const made = west.diff.added[0]!.id;
    const rest = carve(
      division,
      { kind: 'carve', level: 'community', area: [box(5400, -9, 7100, 3009)], into: made },
      { editId: 'f' },
    );
    if (!rest.ok) throw new Error(rest.reason.code);
    expect(rest.value.removed.map((g) => g.id).sort()).toEqual(['c1', 'k1', 'u1']);
    division = soundAfter(division, rest.value);
    expect(
      gridsAt(division.tree, 'community')
        .map((g) => g.unassigned)
        .sort(),
    ).toEqual([false, true]);
  });

  it('leaves unassigned ground in pieces, each a chain of its own', () => {
    const { diff, after } = done(newPlan(), 'community', [box(5000, -9, 5500, 3009)], { new: 'root' });
    const unassigned = gridsAt(after.tree, 'building').filter((g) => g.unassigned);
    expect(unassigned).toHaveLength(3);
    for (const leaf of unassigned) {
      const parent = after.tree.grids.get(leaf.parentId!)!;
      expect([parent.unassigned, childrenOf(after.tree, parent.id)]).toEqual([true, [leaf.id]]);
    }
    expect(diff.added.filter((g) => g.unassigned).map((g) => g.level)).toEqual([
      'community',
      'compound',
      'building',
    ]);
  });

  it('a compound and a leaf come out of unassigned ground too, under a parent that has ground already', () => {
    const first = done(newPlan(), 'community', [box(3900, -9, 5500, 3009)], { new: 'root' });
    const community = first.diff.added[0]!.id;
    const second = carve(
      first.after,
      { kind: 'carve', level: 'compound', area: [box(5500, 0, 6000, 900)], into: { new: community } },
      { editId: 'f' },
    );
    if (!second.ok) throw new Error(second.reason.code);
    const after = soundAfter(first.after, second.value);
    expect(second.value.added.map((g) => g.level)).toEqual(['compound', 'building']);
    const compound = second.value.added[0]!.id;
    const third = carve(
      after,
      { kind: 'carve', level: 'building', area: [box(6000, 0, 6500, 900)], into: { new: compound } },
      { editId: 'g' },
    );
    if (!third.ok) throw new Error(third.reason.code);
    const end = soundAfter(after, third.value);
    expect(childrenOf(end.tree, compound)).toHaveLength(2);
  });

  it('gives nothing to what nobody has', () => {
    expect(refusal(newPlan(), 'building', [box(4000, 0, 5000, 900)], 'u2')).toEqual([
      'unassigned-ground',
      true,
    ]);
    expect(refusal(newPlan(), 'compound', [box(4000, 0, 5000, 900)], { new: 'c1' })).toEqual([
      'unassigned-ground',
      true,
    ]);
  });
});
