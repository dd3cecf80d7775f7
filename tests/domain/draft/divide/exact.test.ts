import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divide } from '../../../../domain/draft/divide/divide.ts';
import { randomFrom } from '../../../../domain/draft/random.ts';
import type { PartGraph } from '../../../../domain/draft/types.ts';
import { arbitraryGraph } from './arbitrary-graph.ts';
import { assertDivision } from './assert-division.ts';
import { blockTown } from './block-town.ts';
import { leastOutOfBand } from './brute-force.ts';
import { wishOf } from './wish-of.ts';

/** How far a grid of 300 ± 20 % is out of its band, and a tenth for being out at all. */
const out = (weight: number) =>
  weight < 240 ? (240 - weight) / 300 + 0.1 : weight > 360 ? (weight - 360) / 300 + 0.1 : 0;

function outOf(graph: PartGraph, gridOf: Int32Array, grids: number): number {
  const weight = new Float64Array(grids);
  gridOf.forEach((g, p) => {
    weight[g] = weight[g]! + graph.weight[p]!;
  });
  return weight.reduce((sum, w) => sum + out(w), 0);
}

/** The number of grids nearest to total ÷ 300 of those that the band allows. */
function nearest(total: number): number | null {
  let best: number | null = null;
  for (let n = 1; n * 240 <= total; n++)
    if (total <= n * 360 && (best === null || Math.abs(n * 300 - total) < Math.abs(best * 300 - total)))
      best = n;
  return best;
}

test('of few parts no division is less out of the band, and none in it has a number of grids nearer to the target', () => {
  fc.assert(
    fc.property(arbitraryGraph(9, true), (graph) => {
      const divided = divide(graph, wishOf());
      assertDivision(graph, wishOf(), divided);
      const total = graph.weight.reduce((sum, w) => sum + w, 0);
      const count = nearest(total);
      if (total === 0 || (count === null && graph.weight.every((w) => w <= 360))) {
        expect(divided.grids).toBe(Math.min(graph.count, Math.max(1, Math.round(total / 300))));
        return;
      }
      const least = leastOutOfBand(graph, out);
      const best = Math.min(...least.values());
      expect(outOf(graph, divided.gridOf, divided.grids)).toBeCloseTo(best, 6);
      if (best > 0 || count === null) return;
      const near = Math.min(...[...least].filter(([, o]) => o === 0).map(([n]) => Math.abs(n - total / 300)));
      expect(Math.abs(divided.grids - total / 300)).toBeCloseTo(near, 6);
    }),
    { numRuns: 400 },
  );
});

test('exactly n grids of few parts are as near to the band as any', () => {
  fc.assert(
    fc.property(arbitraryGraph(8, true), fc.integer({ min: 1, max: 8 }), (graph, parts) => {
      const wish = wishOf({ target: null, parts });
      const divided = divide(graph, wish);
      assertDivision(graph, wish, divided);
      const n = Math.min(parts, graph.count);
      expect(divided.grids).toBe(n);
      const total = graph.weight.reduce((sum, w) => sum + w, 0);
      if (total === 0) return;
      const target = total / parts;
      const outHere = (weight: number) => out((weight / target) * 300);
      const least = leastOutOfBand(graph, outHere).get(n)!;
      const weight = new Float64Array(n);
      divided.gridOf.forEach((g, p) => {
        weight[g] = weight[g]! + graph.weight[p]!;
      });
      expect(weight.reduce((sum, w) => sum + outHere(w), 0)).toBeCloseTo(least, 6);
    }),
    { numRuns: 300 },
  );
});

test('a town that can be divided within the band is, whatever the seed', () => {
  const graph = blockTown(15, 12, 12, randomFrom(11));
  for (let seed = 0; seed < 12; seed++) expect(divide(graph, wishOf({ seed })).shortfalls).toEqual([]);
});
