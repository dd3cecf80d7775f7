import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divide } from '../../../../domain/draft/divide/divide.ts';
import { randomFrom } from '../../../../domain/draft/random.ts';
import { arbitraryGraph } from './arbitrary-graph.ts';
import { assertDivision } from './assert-division.ts';
import { blockTown, graphOf } from './block-town.ts';
import { wishOf } from './wish-of.ts';

const arbitraryWish = fc
  .record({
    target: fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.constant(300)),
    parts: fc.option(fc.integer({ min: 1, max: 80 })),
    tolerance: fc.constantFrom(0, 0.05, 0.1, 0.2, 0.5, 1),
    seed: fc.integer({ min: 0, max: 4_294_967_295 }),
    weights: fc.record({
      balance: fc.constantFrom(0, 0.5, 1),
      compactness: fc.constantFrom(0, 0.5, 1),
      mainStreets: fc.constantFrom(0, 0.5, 1),
      keepBorders: fc.constantFrom(0, 0.5, 1),
    }),
  })
  .map((wish) => (wish.parts === null ? wish : { ...wish, target: null }));

describe('any graph', () => {
  test('is divided whole, connected, within grounds and units, and what is out of the band is told', () => {
    fc.assert(
      fc.property(arbitraryGraph(60), arbitraryWish, (graph, wish) => {
        const divided = divide(graph, wish);
        assertDivision(graph, wish, divided);
        expect(divide(graph, wish)).toEqual(divided);
      }),
      { numRuns: 400 },
    );
  });

  test('exactly n grids are n, unless grounds, units or the number of parts forbid it and it is said', () => {
    fc.assert(
      fc.property(
        arbitraryGraph(60),
        fc.integer({ min: 1, max: 80 }),
        fc.constantFrom(0, 1),
        (graph, parts, keepBorders) => {
          const weights = { ...wishOf().weights, keepBorders };
          const wish = wishOf({ target: null, parts, weights });
          const { grids, shortfalls } = divide(graph, wish);
          const told = shortfalls.find(({ code }) => code === 'count-not-possible');
          if (told) expect(told.params).toEqual({ asked: parts, grids });
          else expect(grids).toBe(parts);
          expect(grids === parts).toBe(told === undefined);
          expect(grids).toBeLessThanOrEqual(graph.count);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('is given as it is: nothing of it is changed', () => {
    const graph = blockTown(12, 10, 25, randomFrom(5), true);
    const before = structuredClone(graph);
    divide(graph, wishOf());
    expect(graph).toEqual(before);
  });
});

describe('odd input', () => {
  test('nothing at all', () => {
    expect(divide(graphOf({ weight: [], edges: [] }), wishOf())).toEqual({
      gridOf: new Int32Array(0),
      grids: 0,
      shortfalls: [],
    });
  });

  test('no household anywhere: one grid a ground, and said', () => {
    const graph = graphOf({
      weight: [0, 0, 0, 0],
      ground: [0, 0, 1, 1],
      edges: [{ between: [0, 1], barrier: true }, { between: [2, 3] }],
    });
    const { grids, gridOf, shortfalls } = divide(graph, wishOf());
    expect(grids).toBe(2);
    expect([...gridOf]).toEqual([0, 0, 1, 1]);
    expect(shortfalls.filter(({ code }) => code === 'no-households')).toHaveLength(2);
  });

  test('all in one part: that part is one grid, and said', () => {
    const graph = graphOf({
      weight: [0, 5000, 0],
      edges: [{ between: [0, 1] }, { between: [1, 2] }],
    });
    const { grids, shortfalls } = divide(graph, wishOf());
    expect(grids).toBe(1);
    expect(shortfalls.map(({ code, part }) => [code, part])).toEqual([['one-part', 1]]);
  });

  test('around one part that is too much everything else is still balanced', () => {
    const graph = graphOf({
      weight: [150, 150, 900, 150, 150],
      edges: [0, 1, 2, 3].map((p) => ({ between: [p, p + 1] as const })),
    });
    const { gridOf, grids, shortfalls } = divide(graph, wishOf());
    expect(grids).toBe(3);
    expect([...gridOf]).toEqual([0, 0, 1, 2, 2]);
    expect(shortfalls.map(({ code }) => code)).toEqual(['one-part']);
  });

  test('a pocket too small goes over the barrier, and it is said; one that helps nobody stays, and that is said', () => {
    const edges = [{ between: [0, 1] as const }, { between: [1, 2] as const, barrier: true }];
    const joined = divide(graphOf({ weight: [130, 130, 40], edges }), wishOf());
    expect(joined.grids).toBe(1);
    expect(joined.shortfalls.map(({ code }) => code)).toEqual(['barrier-crossed']);
    const apart = divide(graphOf({ weight: [180, 180, 40], edges }), wishOf());
    expect([...apart.gridOf]).toEqual([0, 0, 1]);
    expect(apart.shortfalls.map(({ code, parts }) => [code, parts])).toEqual([['behind-barrier', [2]]]);
  });

  test('a total that fits no number of grids', () => {
    const path = (weight: number[]) =>
      graphOf({ weight, edges: weight.slice(1).map((_, p) => ({ between: [p, p + 1] as const })) });
    for (const weight of [
      [100, 113],
      [153, 76, 77, 153],
    ]) {
      const { shortfalls } = divide(path(weight), wishOf());
      expect(shortfalls.map(({ code }) => code)).toEqual(['total-fits-no-count']);
    }
  });

  test('a unit shares no grid with outside, and it is said when that fits no number', () => {
    const graph = graphOf({
      weight: [150, 150, 200, 213, 150, 150],
      unit: [-1, -1, 7, 7, -1, -1],
      edges: [0, 1, 2, 3, 4].map((p) => ({ between: [p, p + 1] as const })),
    });
    const { gridOf, shortfalls } = divide(graph, wishOf());
    expect([...gridOf]).toEqual([0, 0, 1, 1, 2, 2]);
    expect(shortfalls.map(({ code, parts }) => [code, parts])).toEqual([['unit-fits-no-count', [2, 3]]]);
  });

  test('unlike kinds are not mixed where that can be had, nor off-line borders taken', () => {
    const square = { weight: [150, 150, 150, 150] };
    const edges = (offLineM: number) => [
      { between: [0, 1] as const, offLineM },
      { between: [2, 3] as const, offLineM },
      { between: [0, 2] as const },
      { between: [1, 3] as const },
    ];
    const byKind = divide(graphOf({ ...square, kind: [0, 1, 0, 1], edges: edges(0) }), wishOf());
    expect([...byKind.gridOf]).toEqual([0, 1, 0, 1]);
    const byLine = divide(graphOf({ ...square, edges: edges(100) }), wishOf());
    expect([...byLine.gridOf]).toEqual([0, 0, 1, 1]);
  });

  test('a pocket beside a part that cannot take it is proven to be out', () => {
    const weight = [40, 350, ...Array.from({ length: 21 }, () => 100)];
    const graph = graphOf({
      weight,
      edges: weight.slice(1).map((_, p) => ({ between: [p, p + 1] as const })),
    });
    const { shortfalls } = divide(graph, wishOf());
    expect(shortfalls.map(({ code }) => code)).toEqual(['parts-fit-no-count']);
    expect(shortfalls[0]!.parts).toContain(0);
  });

  test('weights that are no numbers count as nothing, a target that is none as one grid a ground', () => {
    const graph = blockTown(6, 6, 20, randomFrom(2));
    graph.weight[3] = Number.NaN;
    graph.weight[4] = -50;
    graph.weight[5] = Number.POSITIVE_INFINITY;
    assertDivision(graph, wishOf(), divide(graph, wishOf()));
    for (const target of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(divide(graph, wishOf({ target })).grids).toBe(1);
    expect(divide(graph, wishOf({ target: 1e9 })).shortfalls.map(({ code }) => code)).toEqual([
      'total-fits-no-count',
    ]);
    const small = divide(graph, wishOf({ target: 0.5 }));
    expect(small.grids).toBeLessThanOrEqual(graph.count);
    for (const tolerance of [Number.NaN, -1, 0, 5]) divide(graph, wishOf({ tolerance }));
    for (const seed of [Number.NaN, -1, 2 ** 60, 0.5]) divide(graph, wishOf({ seed }));
  });
});

describe('a word of how far it is', () => {
  test('shares rise to 1, and what there is by then is whole grids or none yet', () => {
    const graph = blockTown(12, 10, 20, randomFrom(9), true);
    const shares: number[] = [];
    divide(graph, wishOf(), (share, soFar) => {
      shares.push(share);
      expect(soFar).toHaveLength(graph.count);
    });
    expect(shares.length).toBeGreaterThan(3);
    expect(shares.at(-1)).toBe(1);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });

  test('it may throw to give up', () => {
    const graph = blockTown(12, 10, 20, randomFrom(9));
    let words = 0;
    const giveUp = () => {
      if (++words === 3) throw new Error('enough');
    };
    expect(() => divide(graph, wishOf(), giveUp)).toThrow('enough');
  });

  test('watching changes nothing', () => {
    const graph = blockTown(10, 8, 20, randomFrom(4));
    expect(divide(graph, wishOf(), () => {})).toEqual(divide(graph, wishOf()));
  });
});
