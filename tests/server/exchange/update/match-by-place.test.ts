import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Building } from '../../../../domain/balance/types.ts';
import type { Point, Polygon } from '../../../../domain/geometry/point.ts';
import { matchByPlace } from '../../../../server/exchange/update/match-by-place.ts';
import { planBuildingUpdate } from '../../../../server/exchange/update/plan-building-update.ts';

const WEST = 1_156_000_000;
const SOUTH = 344_000_000;
/** About a metre. */
const METRE = 100;

const rectangle = (x: number, y: number, w: number, h: number): Polygon => [
  [
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
  ],
];

function building(id: string, at: Point, size: readonly [number, number] | null, name = ''): Building {
  const [x, y] = [WEST + at[0] * METRE, SOUTH + at[1] * METRE];
  const [w, h] = size ?? [0, 0];
  return {
    id,
    at: [x + Math.round((w * METRE) / 2), y + Math.round((h * METRE) / 2)],
    households: 1,
    persons: null,
    name,
    use: null,
    footprint: size && [rectangle(x, y, w * METRE, h * METRE)],
  };
}

/** Anything on a few dozen metres: overlapping, on top of each other, with and without footprints and names. */
const heap = (prefix: string) =>
  fc
    .array(
      fc.record({
        x: fc.integer({ min: 0, max: 40 }),
        y: fc.integer({ min: 0, max: 40 }),
        size: fc.option(fc.tuple(fc.integer({ min: 2, max: 20 }), fc.integer({ min: 2, max: 20 }))),
        name: fc.constantFrom('', '', '1号楼', '2号楼', '3号楼'),
        households: fc.integer({ min: 0, max: 3 }),
      }),
      { maxLength: 40 },
    )
    .map((all) =>
      all.map(({ x, y, size, name, households }, i) => ({
        ...building(`${prefix}${i}`, [x, y], size, name),
        households,
      })),
    );

test('pairs are one to one, and every building of the file is paired, doubtful or new', () => {
  fc.assert(
    fc.property(heap('f'), heap('k'), (incoming, known) => {
      const { knownOf, ambiguous, doubtful } = matchByPlace(incoming, known);
      expect(new Set(knownOf.values()).size).toBe(knownOf.size);
      const paired = new Set(knownOf.values());
      for (const i of ambiguous) expect(knownOf.has(i)).toBe(false);
      for (const k of doubtful) expect(paired.has(k)).toBe(false);
      const {
        changed,
        unchanged,
        added,
        missing,
        ambiguous: left,
      } = planBuildingUpdate(known, incoming, 'place');
      expect(changed + unchanged + added + left.length).toBe(incoming.length);
      expect(changed + unchanged + missing + doubtful.size).toBe(known.length);
    }),
    { numRuns: 300 },
  );
});

test('the order of either list makes no difference', () => {
  fc.assert(
    fc.property(heap('f'), heap('k'), fc.nat(), (incoming, known, turn) => {
      // Records that are the same in all that counts are anybody's: no two of them here.
      const distinct = (all: readonly Building[]) => [
        ...new Map(all.map((one) => [`${one.at} ${one.name} ${one.households}`, one])).values(),
      ];
      const [file, standing] = [distinct(incoming), distinct(known)];
      const turned = <T>(all: readonly T[]) => {
        const by = all.length === 0 ? 0 : turn % all.length;
        return [...all.slice(by), ...all.slice(0, by)].reverse();
      };
      const pairs = (a: readonly Building[], b: readonly Building[]) => {
        const { knownOf, ambiguous } = matchByPlace(a, b);
        return {
          pairs: [...knownOf].map(([i, k]) => `${a[i]!.id} ${b[k]!.id}`).sort(),
          ambiguous: [...ambiguous].map((i) => a[i]!.id).sort(),
        };
      };
      expect(pairs(turned(file), turned(standing))).toEqual(pairs(file, standing));
    }),
    { numRuns: 300 },
  );
});

test('the same file again changes nothing, whatever is in it', () => {
  fc.assert(
    fc.property(heap('k'), (known) => {
      const again = known.map((one, i) => ({ ...one, id: `again-${i}` })).reverse();
      expect(planBuildingUpdate(known, again, 'place')).toMatchObject({
        changed: 0,
        unchanged: known.length,
        added: 0,
        missing: 0,
        ambiguous: [],
      });
    }),
    { numRuns: 300 },
  );
});

test('of two alike in place, name and households each is the one of its own outline', () => {
  const small = { ...building('small', [0, 0], [4, 3]), name: '3号楼' };
  const large = { ...building('large', [0, 0], [12, 9]), name: '3号楼' };
  const again = [
    { ...large, id: 'a' },
    { ...small, id: 'b' },
  ];
  for (const file of [again, again.toReversed()])
    for (const known of [
      [small, large],
      [large, small],
    ])
      expect(planBuildingUpdate(known, file, 'place')).toMatchObject({ changed: 0, unchanged: 2 });
  // One whose outline is new has whichever is left.
  const other = { ...building('c', [0, 0], [5, 5]), name: '3号楼' };
  const { knownOf } = matchByPlace([other, again[1]!], [small, large]);
  expect([...knownOf].toSorted(([a], [b]) => a - b)).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

test('two metres of noise: every building of a town with lanes of six metres is known again, with footprints or without', () => {
  const noise = fc.record({
    dx: fc.double({ min: -1.4, max: 1.4, noNaN: true }),
    dy: fc.double({ min: -1.4, max: 1.4, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(noise, { minLength: 30, maxLength: 30 }), fc.boolean(), (shifts, outlined) => {
      const size = outlined ? ([12, 9] as const) : null;
      const place = (i: number, { dx, dy } = { dx: 0, dy: 0 }): Point => [
        Math.round(((i % 6) * 18 + dx) * 100) / 100,
        Math.round((Math.floor(i / 6) * 15 + dy) * 100) / 100,
      ];
      const known = shifts.map((_, i) => building(`k${i}`, place(i), size));
      const incoming = shifts.map((shift, i) => ({
        ...building(`f${i}`, place(i, shift), size),
        households: 5,
      }));
      const { knownOf } = matchByPlace(incoming, known);
      expect([...knownOf].sort(([a], [b]) => a - b)).toEqual(shifts.map((_, i) => [i, i]));
    }),
    { numRuns: 100 },
  );
});

const match = (incoming: Building[], known: Building[]) => planBuildingUpdate(known, incoming, 'place');

test('one that is divided, two that are joined, and one that its name tells from its neighbour', () => {
  const old = building('k', [0, 0], [30, 10]);
  const west = { ...building('w', [0, 0], [14, 10]), households: 7 };
  const east = { ...building('e', [16, 0], [14, 10]), households: 8 };
  expect(match([west, east], [old])).toMatchObject({
    changed: 0,
    added: 0,
    missing: 0,
    ambiguous: [west, east],
  });
  // The larger part holds the old one's middle: it is the old one, the rest is new.
  const large = { ...building('l', [0, 0], [20, 10]), households: 7 };
  const small = { ...building('s', [22, 0], [8, 10]), households: 8 };
  expect(match([small, large], [old])).toMatchObject({ changed: 1, added: 1, missing: 0, ambiguous: [] });
  expect(match([old], [west, east])).toMatchObject({ changed: 0, added: 0, missing: 0, ambiguous: [old] });

  const points = [building('a', [0, 0], null, '1号楼'), building('b', [1, 0], null, '2号楼')];
  const said = [
    { ...building('x', [0.5, 0], null, '2号楼'), households: 9 },
    { ...building('y', [0.5, 0.4], null, '1号楼'), households: 9 },
  ];
  const { edit } = match(said, points);
  expect(edit.updated.map(({ id, name }) => [id, name]).sort()).toEqual([
    ['a', '1号楼'],
    ['b', '2号楼'],
  ]);
});

test('thousands at one place are refused, not tried each with each', () => {
  const all = Array.from({ length: 20_000 }, (_, i) => ({
    ...building(`k${i}`, [0, 0], null, `${i}`),
    households: i,
  }));
  const again = all.map((one, i) => ({ ...one, id: `f${i}`, name: '', households: one.households + 1 }));
  expect(match(again, all).ambiguous).toHaveLength(20_000);
  // One old outline around everything is nobody's predecessor.
  const yard = building('yard', [-500, -500], [1000, 1000]);
  const row = Array.from({ length: 300 }, (_, i) => building(`f${i}`, [i, 0], [0.5, 0.5]));
  expect(match(row, [yard]).ambiguous.length + match(row, [yard]).added).toBe(300);
});
