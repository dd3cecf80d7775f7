import { describe, expect, test } from 'vitest';
import { merge } from '../../../domain/edit/merge.ts';
import { split } from '../../../domain/edit/split.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import { ancestorAt } from '../../../domain/plan/tree.ts';
import { soundAfter } from '../../arbitrary/assert-diff.ts';
import { at, box, smallDivision } from '../../arbitrary/small-division.ts';

const LEVELS = ['community', 'compound', 'building'] as const;
type Household = readonly [at: Point, households: number];

/** One community of one compound of one building grid of 2000 × 2000. */
const one = (households: readonly Household[]) =>
  smallDivision({
    grids: [
      { id: 'community', under: 'root' },
      { id: 'compound', under: 'community' },
      { id: 'building', under: 'compound', polygon: [box(0, 0, 2000, 2000)] },
    ],
    buildings: households.map(([at, households]) => ({ at, households })),
  });

/** The chain of grids in which a point of the split division lies, and which of them are the old ones. */
function keeperSide(division: Division, line: readonly Point[], level: string, probe: Point): boolean[] {
  const diff = split(division, { kind: 'split', gridId: level, line }, { editId: 'e' });
  if (!diff.ok) throw new Error(diff.reason.code);
  const after = soundAfter(division, diff.value);
  const leaf = [...after.coverage.leaves.values()].find(
    ({ box: [minX, minY, maxX, maxY] }) =>
      probe[0] > minX && probe[0] < maxX && probe[1] > minY && probe[1] < maxY,
  )!;
  return LEVELS.slice(LEVELS.indexOf(level as 'community')).map(
    (name) => ancestorAt(after.tree, leaf.id, name) === name,
  );
}

const across = (y: number) => [at(-9, y), at(2009, y)];
const along = (x: number) => [at(x, -9), at(x, 2009)];

describe('who keeps id, code, name and team', () => {
  describe.each(LEVELS)('of a %s that is split: it and each grid beneath that is parted', (level) => {
    test.each([
      ['the most households', across(1900), [[at(5, 1950), 2]], at(5, 1950)],
      [
        'not the most buildings',
        across(1000),
        [
          [at(5, 5), 3],
          [at(9, 1950), 1],
          [at(5, 1950), 1],
        ],
        at(5, 5),
      ],
      [
        'of equal households the larger',
        across(900),
        [
          [at(5, 5), 4],
          [at(5, 1950), 4],
        ],
        at(5, 1950),
      ],
      ['of equal ground the more northern', across(1000), [], at(5, 1950)],
      ['of equally northern ones the more western', along(1000), [], at(5, 5)],
    ] as [string, Point[], Household[], Point][])('%s', (_, line, households, probe) => {
      const all = LEVELS.slice(LEVELS.indexOf(level)).map(() => true);
      expect(keeperSide(one(households), line, level, probe)).toEqual(all);
      expect(keeperSide(one(households), line.toReversed(), level, probe)).toEqual(all);
    });
  });

  test('what an office declared for the compounds of a community counts as theirs', () => {
    const declared = (households: number) => ({ declared: { households, persons: null, estimated: false } });
    const division = smallDivision({
      grids: [
        { id: 'community', under: 'root' },
        { id: 'south', under: 'community', fields: declared(90) },
        { id: 'north', under: 'community', fields: declared(10) },
        { id: 's', under: 'south', polygon: [box(0, 0, 2000, 500)] },
        { id: 'n', under: 'north', polygon: [box(0, 500, 2000, 2000)] },
      ],
    });
    const edit = { kind: 'split', gridId: 'community', line: [at(0, 500), at(2000, 500)] } as const;
    const diff = split(division, edit, { editId: 'e' });
    const after = soundAfter(division, diff.ok ? diff.value : { added: [], updated: [], removed: [] });
    expect(after.tree.grids.get('south')!.parentId).toBe('community');
    expect(after.counts.get('community')!.households).toBe(90);
  });

  /** Two grids of every level, side by side or above each other. */
  const two = (a: ReturnType<typeof box>, b: ReturnType<typeof box>, households: readonly Household[]) =>
    smallDivision({
      grids: [
        { id: 'community a', under: 'root' },
        { id: 'community b', under: 'root' },
        { id: 'compound a', under: 'community a' },
        { id: 'compound b', under: 'community b' },
        { id: 'building a', under: 'compound a', polygon: [a] },
        { id: 'building b', under: 'compound b', polygon: [b] },
      ],
      buildings: households.map(([at, households]) => ({ at, households })),
    });

  test.each([
    ['the most households', box(0, 0, 2000, 2000), box(2000, 0, 2100, 2000), [[at(2050, 50), 1]]],
    ['of equal households the larger', box(0, 1000, 900, 2000), box(0, 0, 900, 1000).with(1, at(999, 0)), []],
    ['of equal ground the more northern', box(0, 0, 900, 1000), box(0, 1000, 900, 2000), []],
    ['of equally northern ones the more western', box(900, 0, 1800, 1000), box(0, 0, 900, 1000), []],
  ] as [string, Point[], Point[], Household[]][])(
    'of communities that are merged: %s',
    (_, a, b, households) => {
      const division = two(a, b, households);
      for (const gridIds of [
        ['community a', 'community b'],
        ['community b', 'community a'],
      ]) {
        const diff = merge(division, { kind: 'merge', gridIds });
        if (!diff.ok) throw new Error(diff.reason.code);
        const after = soundAfter(division, diff.value);
        expect(after.tree.grids.get('community b')).toMatchObject({
          code: 'code community b',
          team: { members: [{ name: 'head of community b' }] },
          from: ['community a'],
        });
        expect(after.tree.grids.has('community a')).toBe(false);
        expect(after.tree.grids.get('compound a')!.parentId).toBe('community b');
      }
    },
  );

  test('of leaves that are merged, one with an exclave of its compound elsewhere: lineage and all its ground', () => {
    const division = smallDivision({
      grids: [
        { id: 'c', under: 'root' },
        { id: 'k', under: 'c' },
        { id: 'm', under: 'c' },
        { id: 'x', under: 'k', polygon: [box(0, 0, 1000, 1000)] },
        { id: 'exclave', under: 'k', polygon: [box(5000, 0, 6000, 1000)] },
        { id: 'y', under: 'm', polygon: [box(1000, 0, 2000, 1000)] },
      ],
    });
    const diff = merge(division, { kind: 'merge', gridIds: ['m', 'k'] });
    if (!diff.ok) throw new Error(diff.reason.code);
    const after = soundAfter(division, diff.value);
    expect(diff.value.removed.map(({ id }) => id)).toEqual(['m']);
    expect(after.tree.grids.get('k')!.from).toEqual(['m']);
    expect(['x', 'exclave', 'y'].map((id) => after.tree.grids.get(id)!.parentId)).toEqual(['k', 'k', 'k']);
    const apart = merge(after, { kind: 'merge', gridIds: ['x', 'exclave'] });
    expect(apart).toMatchObject({ ok: false, reason: { code: 'not-adjacent', at: expect.any(Array) } });
  });
});
