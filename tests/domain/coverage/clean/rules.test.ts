import { describe, expect, it } from 'vitest';
import { clean } from '../../../../domain/coverage/clean/clean.ts';
import type { Cleaned, CleanOptions } from '../../../../domain/coverage/clean/types.ts';
import { areaM2 } from '../../../../domain/geometry/measure.ts';
import type { Point, Polygon } from '../../../../domain/geometry/point.ts';
import { expectBalance, expectExact, toRaw } from './invariants.ts';

/** About one metre north, and one metre east, in lattice units, at a place where they are round numbers. */
const M = 90;
const ORIGIN: Point = [1_156_500_000, 344_100_000];
const E = 109;

const ring = (points: readonly (readonly [number, number])[]): Polygon => [
  points.map(([x, y]): Point => [ORIGIN[0] + Math.round(x * E), ORIGIN[1] + Math.round(y * M)]),
];
const box = (west: number, south: number, east: number, north: number) =>
  ring([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]);
const place = (x: number, y: number): Point => [ORIGIN[0] + Math.round(x * E), ORIGIN[1] + Math.round(y * M)];

const OPTIONS: CleanOptions = { snapM: 0.1, gapM: 5, rule: 'longest-border' };

function run(
  grids: Record<string, Polygon | Polygon[]>,
  options: Partial<CleanOptions> = {},
  territory?: Polygon[],
): Cleaned {
  const raw = Object.entries(grids).map(([id, ground]) => ({
    id,
    polygons: (typeof ground[0]![0]![0] === 'number' ? [ground as Polygon] : (ground as Polygon[])).map(
      toRaw,
    ),
  }));
  const cleaned = clean(raw, territory, { ...OPTIONS, ...options });
  expectExact(cleaned, JSON.stringify(options));
  expectBalance(raw, cleaned, JSON.stringify(options));
  return cleaned;
}
const groundOf = ({ grids }: Cleaned, id: string) => grids.find((grid) => grid.id === id)?.polygons ?? [];
const brief = ({ repairs }: Cleaned) =>
  repairs.map(({ kind, gives, gets, rule }) => [kind, gives, gets, rule]);
const codes = ({ problems }: Cleaned) =>
  problems.map(({ code, gridIds, params }) => [code, gridIds, params?.reason]);

describe('a gap', () => {
  const strip = {
    a: box(0, 0, 100, 50),
    b: box(0, 52, 100, 100),
    c: ring([
      [100, 0],
      [170, 0],
      [170, 100],
      [100, 100],
      [100, 52],
      [100, 50],
    ]),
  };

  it('goes to the longest border, or the largest neighbour', () => {
    // a has the south of it and b the north, alike; the larger of the two is a
    expect(brief(run(strip, {}, [box(0, 0, 170, 100)]))).toEqual([['gap', [], 'a', 'longest-border']]);
    expect(brief(run(strip, { rule: 'largest' }, [box(0, 0, 170, 100)]))).toEqual([
      ['gap', [], 'c', 'largest'],
    ]);
  });

  it('is a problem where it is wider, and where a person is to be asked', () => {
    expect(codes(run(strip, { gapM: 1 }, [box(0, 0, 170, 100)]))).toEqual([
      ['gap', ['a', 'b', 'c'], undefined],
    ]);
    const asked = run(strip, { rule: 'ask' }, [box(0, 0, 170, 100)]);
    expect(codes(asked)).toEqual([['gap', ['a', 'b', 'c'], undefined]]);
    expect(asked.repairs).toEqual([]);
    expect(asked.problems[0]!.areaM2).toBeCloseTo(areaM2([box(0, 50, 100, 52)]), 0);
    expect(asked.problems[0]!.widthM).toBeCloseTo(2 / 1.02, 1);
  });

  it('goes where a person says, or to nobody; to a grid that is not there it cannot go', () => {
    const territory = [box(0, 0, 170, 100)];
    const at = place(40, 51);
    const given = run(strip, { rule: 'ask', decisions: [{ at, to: 'b' }] }, territory);
    expect(brief(given)).toEqual([['gap', [], 'b', 'decided']]);
    expect(given.problems).toEqual([]);
    const left = run(strip, { decisions: [{ at, to: null }] }, territory);
    expect(brief(left)).toEqual([['gap', [], null, 'decided']]);
    expect(areaM2(left.unassigned)).toBeCloseTo(areaM2([box(0, 50, 100, 52)]), 6);
    expect(left.problems).toEqual([]);
    const far = { ...strip, d: box(170, 0, 180, 100) };
    const wrong = run(far, { decisions: [{ at, to: 'd' }] }, [box(0, 0, 180, 100)]);
    expect(codes(wrong)).toEqual([['gap', ['a', 'b', 'c'], 'not-beside']]);
  });

  it('a kilometre long along many grids is parted where they change', () => {
    const grids: Record<string, Polygon> = {};
    for (let i = 0; i < 20; i++) {
      // their edges on the gap have corners, as drawn ones have
      const [west, east] = [50 * i, 50 * i + 50];
      grids[`g${i}`] = ring([
        [west, 3],
        [west + 20, 2.5],
        [east, 3],
        [east, 100],
        [west, 100],
      ]);
    }
    // the fields have corners too, nowhere across from theirs
    const edge = Array.from({ length: 41 }, (_, i) => [i * 25 + 3, i % 2 ? 0.2 : 0] as const).filter(
      ([x]) => x < 1000,
    );
    const field = (west: number, east: number) =>
      ring([
        [west, -200],
        [east, -200],
        [east, 0],
        ...edge.filter(([x]) => x > west && x < east).reverse(),
        [west, 0],
      ]);
    grids.west = field(0, 480);
    grids.east = field(480, 1000);
    const parted = run(grids, {}, [box(0, -200, 1000, 100)]);
    expect(parted.problems).toEqual([]);
    const winners = parted.repairs.filter(({ kind }) => kind === 'gap');
    expect(winners.length).toBeGreaterThan(15);
    for (const { gets, geometry } of winners) {
      if (gets === 'west' || gets === 'east') continue;
      const west = 50 * Number(gets!.slice(1));
      const xs = geometry!.flat(2).map(([x]) => (x - ORIGIN[0]) / E);
      // nobody gets ground farther off than a corner or two
      expect(Math.min(...xs), gets!).toBeGreaterThanOrEqual(west - 30);
      expect(Math.max(...xs), gets!).toBeLessThanOrEqual(west + 80);
    }
  });

  it('along the territory’s edge is parted between two grids too', () => {
    const cleaned = run({ c: box(3, 0, 100, 50), d: box(3, 50, 100, 80) }, {}, [box(0, 0, 100, 80)]);
    expect(brief(cleaned)).toEqual([
      ['gap', [], 'c', 'longest-border'],
      ['gap', [], 'd', 'longest-border'],
    ]);
    expect(areaM2(groundOf(cleaned, 'd'))).toBeCloseTo(areaM2([box(0, 50, 100, 80)]), 3);
  });

  it('that is all streets of a quarter goes to the blocks beside it, street by street', () => {
    const grids: Record<string, Polygon> = {};
    for (let i = 0; i < 6; i++)
      for (let j = 0; j < 6; j++) grids[`${i}-${j}`] = box(50 * i + 2, 50 * j + 2, 50 * i + 48, 50 * j + 48);
    // the territory's edge has no corner but its own four, and runs askew: it gets corners opposite theirs
    const parted = run(grids, {}, [
      ring([
        [0, 0.5],
        [300, 0],
        [299.5, 300],
        [0.3, 299.4],
      ]),
    ]);
    expect(parted.problems).toEqual([]);
    expect(parted.grids.length).toBe(36);
    for (const { id, polygons } of parted.grids) {
      const [i, j] = id.split('-').map(Number);
      const xs = polygons.flat(2).map(([x]) => (x - ORIGIN[0]) / E - 50 * i!);
      const ys = polygons.flat(2).map(([, y]) => (y - ORIGIN[1]) / M - 50 * j!);
      expect(Math.min(...xs, ...ys), id).toBeGreaterThanOrEqual(-50);
      expect(Math.max(...xs, ...ys), id).toBeLessThanOrEqual(100);
    }
  });

  it('is as wide as it is: long, or a T of two, it is narrow; with a yard at its end it is not', () => {
    const long = run({ a: box(0, 0, 3000, 100), b: box(0, 101, 3000, 200) }, {}, [box(0, 0, 3000, 200)]);
    expect(long.problems).toEqual([]);
    const tee = run({ a: box(0, 0, 400, 100), b: box(0, 101, 199, 200), c: box(200, 101, 400, 200) }, {}, [
      box(0, 0, 400, 200),
    ]);
    expect(tee.problems).toEqual([]);
    const yard = ring([
      [0, 0],
      [3000, 0],
      [3000, 80],
      [2970, 80],
      [2970, 100],
      [0, 100],
    ]);
    const widened = run({ a: yard, b: box(0, 101, 3000, 200) }, {}, [box(0, 0, 3000, 200)]);
    expect(codes(widened)).toEqual([['gap', ['a', 'b'], 'wide-in-part']]);
  });
});

describe('an overlap', () => {
  it('goes to the claimant with the longest border; nobody else can get it', () => {
    const cleaned = run({ a: box(0, 0, 52, 100), b: box(50, 0, 100, 100) });
    expect(brief(cleaned)).toEqual([['overlap', ['a', 'b'], 'a', 'longest-border']]);
    expect(areaM2(groundOf(cleaned, 'a'))).toBeCloseTo(areaM2([box(0, 0, 52, 100)]), 3);
    expect(areaM2(groundOf(cleaned, 'b'))).toBeCloseTo(areaM2([box(52, 0, 100, 100)]), 3);
  });

  it('that is wide is nobody’s until a person decides; then one has it, or none', () => {
    const grids = { a: box(0, 0, 60, 100), b: box(40, 0, 100, 100) };
    const open = run(grids);
    expect(codes(open)).toEqual([['overlap', ['a', 'b'], undefined]]);
    expect(areaM2(groundOf(open, 'a'))).toBeCloseTo(areaM2([box(0, 0, 40, 100)]), 3);
    const at = place(50, 50);
    expect(brief(run(grids, { decisions: [{ at, to: 'b' }] }))).toContainEqual([
      'overlap',
      ['a', 'b'],
      'b',
      'decided',
    ]);
    const none = run(grids, { decisions: [{ at, to: null }] });
    expect(brief(none)).toContainEqual(['overlap', ['a', 'b'], null, 'decided']);
    expect(none.unassigned.length).toBe(1);
  });

  it('with a grid that lies wholly beneath another: the wide one is a problem, the narrow one keeps all that it has', () => {
    const twice = run({ a: box(0, 0, 100, 100), again: box(0, 0, 100, 100) });
    expect(codes(twice)).toEqual([['overlap', ['a', 'again'], undefined]]);
    expect(twice.grids).toEqual([]);
    const decided = run(
      { a: box(0, 0, 100, 100), again: box(0, 0, 100, 100) },
      { decisions: [{ at: place(9, 9), to: 'a' }] },
    );
    expect(decided.problems).toEqual([]);
    expect(decided.grids.map(({ id }) => id)).toEqual(['a']);
    const kiosk = run({ a: box(0, 0, 100, 100), kiosk: box(50, 50, 53, 53) });
    expect(brief(kiosk)).toEqual([['overlap', ['a', 'kiosk'], 'kiosk', 'only-ground']]);
    expect(kiosk.grids.length).toBe(2);
  });
});

describe('ground outside', () => {
  it('is trimmed where it is narrow, told where it is wide, and trimmed there too if a person says so', () => {
    const territory = [box(0, 0, 100, 100)];
    expect(brief(run({ a: box(0, 0, 102, 100) }, {}, territory))).toEqual([
      ['outside', ['a'], null, 'outside'],
    ]);
    const wide = run({ a: box(0, 0, 150, 100) }, {}, territory);
    expect(codes(wide)).toEqual([['outside', ['a'], undefined]]);
    expect(groundOf(wide, 'a').length).toBe(1);
    expect(areaM2(groundOf(wide, 'a'))).toBeCloseTo(areaM2(territory), 3);
    const cut = run({ a: box(0, 0, 150, 100) }, { decisions: [{ at: place(120, 50), to: null }] }, territory);
    expect(cut.problems).toEqual([]);
    expect(codes(run({ a: box(0, 0, 100, 100), far: box(300, 0, 302, 100) }, {}, territory))).toEqual([
      ['outside', ['far'], 'would-vanish'],
    ]);
  });
});

describe('pieces', () => {
  it('that an overlap cuts off join their neighbour when they are slivers, and stay when they are more', () => {
    // b crosses a from south to north, near its eastern end
    const cut = (east: number) =>
      run(
        { a: box(0, 0, east, 100), b: box(90, -50, 94, 150), c: box(0, 100, 90, 150) },
        { decisions: [{ at: place(92, 50), to: 'b' }] },
      );
    const sliver = cut(96);
    expect(brief(sliver)).toContainEqual(['part', ['a'], 'b', 'longest-border']);
    const more = cut(130);
    expect(brief(more)).toContainEqual(['part', ['a'], 'a', 'longest-border']);
    expect(groundOf(more, 'a').length).toBe(2);
    expect(more.repairs.find(({ kind }) => kind === 'part')!.areaM2).toBe(0);
  });
});

describe('invalid polygons', () => {
  it('are read ring by ring, and what that changes is told', () => {
    const bowTie = ring([
      [0, 0],
      [100, 100],
      [100, 0],
      [0, 100],
    ]);
    const read = run({ a: bowTie });
    expect(read.repairs[0]).toMatchObject({ kind: 'invalid', gives: [], gets: 'a', rule: 'reading' });
    expect(areaM2(groundOf(read, 'a'))).toBeCloseTo(5000, -2);
    const island: Polygon = [...box(0, 0, 100, 100), ...box(200, 0, 300, 100)];
    const islands = run({ a: island });
    expect(islands.repairs[0]).toMatchObject({ kind: 'invalid', gives: [], gets: 'a' });
    expect(islands.repairs[0]!.areaM2).toBeCloseTo(areaM2([box(200, 0, 300, 100)]), 3);
    const spike = run({
      a: ring([
        [0, 0],
        [100, 0],
        [150, 0],
        [100, 0],
        [100, 100],
        [0, 100],
      ]),
    });
    expect(groundOf(spike, 'a')[0]![0]!.length).toBe(4);
    expect(spike.repairs).toMatchObject([{ kind: 'invalid', areaM2: expect.closeTo(0, 3) }]);
  });
});

describe('a corner that only one of two has', () => {
  it('is given to the other, and told', () => {
    const cleaned = run({
      a: box(0, 0, 100, 100),
      b: ring([
        [100, 0],
        [200, 0],
        [200, 100],
        [100, 100],
        [100, 50],
      ]),
    });
    expect(cleaned.repairs).toMatchObject([{ kind: 'snap', areaM2: 0, at: place(100, 50), gets: 'a' }]);
  });

  it('is given to the territory, which comes back with it', () => {
    const territory = [box(0, 0, 100, 100)];
    const cleaned = run({ a: box(0, 0, 50, 100), b: box(50, 0, 100, 100) }, {}, territory);
    expect(cleaned.repairs).toEqual([]);
    expect(cleaned.territory![0]![0]!.length).toBe(6);
  });
});
