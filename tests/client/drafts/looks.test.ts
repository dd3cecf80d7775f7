import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameWish } from '../../../client/drafts/flow/compared.ts';
import { figureRows } from '../../../client/drafts/flow/figure-rows.ts';
import { leftOutOfBand } from '../../../client/drafts/flow/left-out-of-band.ts';
import { letterOf } from '../../../client/drafts/flow/letter-of.ts';
import { movedGroups } from '../../../client/drafts/flow/moved-groups.ts';
import { proposedBins } from '../../../client/drafts/flow/proposed-bins.ts';
import { proposedLayer, sideOf } from '../../../client/drafts/flow/proposed-layer.ts';
import { shortfallsByLevel } from '../../../client/drafts/flow/shortfalls-by-level.ts';
import { shortfallText } from '../../../client/drafts/shortfall-text.ts';
import { grid, variant } from './proposal-of.ts';
import { sayIn } from './say-in.ts';

test('every building that moves is in one group, the heaviest group first', () => {
  const moved = fc.record({
    building: fc.uuid(),
    name: fc.constant(''),
    at: fc.constant([0, 0] as [number, number]),
    households: fc.nat(500),
    from: fc.constantFrom('a', 'b', null),
    to: fc.constantFrom('p', 'q'),
  });
  fc.assert(
    fc.property(fc.array(moved), (all) => {
      const groups = movedGroups(all);
      expect(groups.flatMap(({ buildings }) => buildings).length).toBe(all.length);
      expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
      const sums = groups.map(({ households }) => households);
      expect(sums).toEqual(sums.toSorted((a, b) => b - a));
      for (const { from, to, buildings } of groups)
        expect(buildings.every((one) => one.from === from && one.to === to)).toBe(true);
    }),
  );
});

test('the ends of the band belong to it', () => {
  expect(sideOf(240 / 300, 0.2)).toBe('in');
  expect(sideOf(360 / 300, 0.2)).toBe('in');
  expect(sideOf(239 / 300, 0.2)).toBe('under');
  expect(sideOf(361 / 300, 0.2)).toBe('over');
});

test('every grid of the level stands in one bin; grids of the level beneath are drawn, not counted', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3000), { maxLength: 60 }), (counts) => {
      const grids = counts.map((households, i) => grid(`p${i}`, { households }));
      const below = grids.map(({ id }) => grid(`${id}-1`, { level: 'building', parentId: id }));
      const layer = proposedLayer('x', variant([...grids, ...below], 3), 'compound', {
        asked: true,
        measure: 'households',
        tolerance: 0.2,
      });
      expect(layer.below.length).toBe(below.length);
      const { bins } = proposedBins(layer);
      expect(bins.flatMap(({ ids }) => ids).sort()).toEqual(grids.map(({ id }) => id).sort());
    }),
  );
});

test('a shortfall is told at the level of its grids, in words with its figures', () => {
  const about = variant([grid('p'), grid('q', { level: 'building', parentId: 'p' })], 1, {
    shortfalls: [
      { code: 'not-found', params: { households: 90, low: 96, high: 144 }, at: [0, 0], gridIds: ['q'] },
      { code: 'one-building', params: { households: 503, high: 360 }, at: [0, 0], gridIds: ['p'] },
      {
        code: 'behind-barrier',
        params: { households: 40, low: 240, across: 'river,rail' },
        at: [0, 0],
        gridIds: [],
      },
    ],
  });
  const levels = [{ id: 'compound' }, { id: 'building' }];
  const groups = shortfallsByLevel(about, 'compound', levels);
  expect(groups.map(({ level, shortfalls }) => [level, shortfalls.length])).toEqual([
    ['compound', 2],
    ['building', 1],
  ]);
  const [building, barrier] = groups[0]!.shortfalls;
  expect(shortfallText(building!, 'households', sayIn('en')).what).toBe(
    'One building of 503 households, over the band’s upper end of 360',
  );
  expect(shortfallText(barrier!, 'households', sayIn('zh')).what).toBe(
    '这一小片只有 40 户（下限 240），相邻的都在河流、铁路对面',
  );
  expect(shortfallText(barrier!, 'persons', sayIn('en')).what).toContain('40 persons');
});

test('a figure is better or worse than today’s only where one can say so', () => {
  const { today, proposed } = variant([grid('p')], 2);
  const column = (worst: number) => ({
    id: 'x',
    letter: 'A',
    figures: { ...proposed, worst },
    moved: 5,
    mine: true,
  });
  const rows = figureRows({ ...today, worst: 0.4 }, [column(0.1), column(0.9)], 0.2, sayIn('zh'));
  const row = (key: string) => rows.find((one) => one.key === key)!.cells.map(({ than }) => than);
  expect(row('worst')).toEqual(['better', 'worse']);
  expect(row('grids')).toEqual([undefined, undefined]);
  const none = figureRows({ ...today, grids: 0 }, [column(0.1)], 0.2, sayIn('zh'));
  expect(none.every(({ today: text, cells }) => text === '–' && cells[0]!.than === undefined)).toBe(true);
});

test('proposals of other ground or another level are not held against each other', () => {
  const wish = { scope: ['a', 'b'], level: 'compound', tolerance: 0.2, seed: 1 };
  expect(sameWish(wish, { ...wish, scope: ['b', 'a'], seed: 2 })).toBe(true);
  expect(sameWish(wish, { ...wish, scope: 'all' })).toBe(false);
  expect(sameWish(wish, { ...wish, level: 'building' })).toBe(false);
});

test('letters go on after the alphabet', () => {
  expect([0, 25, 26, 53].map(letterOf)).toEqual(['A', 'Z', 'A1', 'B2']);
});

test('every grid out of the band is told of: by a shortfall, or among those nobody asked to change', () => {
  const levels = [
    { id: 'compound', band: [0.9, 1.1], measure: 'households' },
    { id: 'building', band: [0.8, 1.2], measure: 'persons' },
  ] as const;
  const some = fc.record({
    level: fc.constantFrom('compound', 'building'),
    target: fc.constantFrom(null, 100, 300),
    households: fc.nat(600),
    persons: fc.nat(600),
    told: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(some), (all) => {
      const grids = all.map(({ told: _, ...one }, i) => grid(`${i}`, one));
      const shortfalls = all.flatMap(({ told }, i) =>
        told ? [{ code: 'not-found', params: {}, at: [0, 0] as [number, number], gridIds: [`${i}`] }] : [],
      );
      const left = leftOutOfBand(
        variant(grids, 3, { shortfalls }),
        'compound',
        { measure: 'households', tolerance: 0.2 },
        levels,
      );
      for (const level of ['compound', 'building'] as const) {
        const out = all.filter(({ target, households, persons, ...one }) => {
          if (one.level !== level || one.told || target === null) return false;
          const count = level === 'compound' ? households : persons;
          return 10 * count < 8 * target || 10 * count > 12 * target;
        });
        expect(left.find((one) => one.level === level)?.count ?? 0).toBe(out.length);
      }
    }),
  );
});
