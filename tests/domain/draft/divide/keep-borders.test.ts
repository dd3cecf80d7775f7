import { describe, expect, test } from 'vitest';
import { divide } from '../../../../domain/draft/divide/divide.ts';
import { randomFrom } from '../../../../domain/draft/random.ts';
import { matchGrids } from '../../../../domain/draft/rebalance/match-grids.ts';
import type { DraftWish, PartGraph } from '../../../../domain/draft/types.ts';
import { assertDivision } from './assert-division.ts';
import { blockTown } from './block-town.ts';
import { wishOf } from './wish-of.ts';

const SEEDS = [1, 2, 3, 4];

function keeping(keepBorders: number, given: Partial<DraftWish> = {}): DraftWish {
  return wishOf({ ...given, weights: { ...wishOf().weights, keepBorders } });
}

/** The graph with the borders of a division of it marked as today's. */
function withToday(graph: PartGraph, today: Int32Array): PartGraph {
  const keptM = new Float64Array(graph.neighbour.length);
  for (let p = 0; p < graph.count; p++)
    for (let slot = graph.start[p]!; slot < graph.start[p + 1]!; slot++)
      if (today[p] !== today[graph.neighbour[slot]!]) keptM[slot] = graph.lengthM[slot]!;
  return { ...graph, keptM };
}

/** Households that are in another grid than today, where every grid keeps the one of today's with which the most stay. */
function moved({ households }: PartGraph, today: Int32Array, gridOf: Int32Array): number {
  const keeps = matchGrids(today, gridOf, households);
  return households.reduce((sum, h, p) => sum + (keeps[gridOf[p]!] === today[p] ? 0 : h), 0);
}

function outOfBand(graph: PartGraph, { target, tolerance }: DraftWish, gridOf: Int32Array): number {
  const sums = new Map<number, number>();
  gridOf.forEach((g, p) => {
    sums.set(g, (sums.get(g) ?? 0) + graph.weight[p]!);
  });
  return [...sums.values()].filter((w) => Math.abs(w - target!) > tolerance * target! + 1e-6).length;
}

/** A town divided some years ago: since then people came, and went, in one part out of `every`. */
function changedTown(seed: number, every: number): { graph: PartGraph; today: Int32Array } {
  const random = randomFrom(seed);
  const before = blockTown(24, 20, 25, random);
  const today = divide(before, wishOf({ seed: 100 + seed })).gridOf;
  const households = before.weight.map((w) => (random() < 1 / every ? Math.round(2.5 * w * random()) : w));
  return { graph: withToday({ ...before, weight: households, households }, today), today };
}

describe("keeping today's borders", () => {
  test('counts for nothing at 0, and nowhere where there are none', () => {
    const { graph } = changedTown(1, 4);
    const plain = { ...graph, keptM: new Float64Array(graph.keptM.length) };
    expect(divide(graph, keeping(0))).toEqual(divide(plain, keeping(0)));
    expect(divide(plain, keeping(1))).toEqual(divide(plain, keeping(0)));
  });

  test('the more it weighs, the fewer households change grid; within the band are as many grids as without', () => {
    const sums = new Map([0, 0.5, 1].map((weight) => [weight, 0]));
    for (const seed of SEEDS) {
      const { graph, today } = changedTown(seed, 4);
      const out = outOfBand(graph, keeping(0), divide(graph, keeping(0, { seed })).gridOf);
      for (const weight of sums.keys()) {
        const wish = keeping(weight, { seed });
        const divided = divide(graph, wish);
        assertDivision(graph, wish, divided);
        expect(outOfBand(graph, wish, divided.gridOf)).toBeLessThanOrEqual(out);
        sums.set(weight, sums.get(weight)! + moved(graph, today, divided.gridOf));
      }
    }
    expect(sums.get(0.5)!).toBeLessThan(0.7 * sums.get(0)!);
    expect(sums.get(1)!).toBeLessThan(0.6 * sums.get(0)!);
    expect(sums.get(1)!).toBeLessThanOrEqual(sums.get(0.5)!);
  });

  test('where today all are within the band, hardly anybody changes grid', () => {
    for (const seed of SEEDS) {
      const town = blockTown(24, 20, 25, randomFrom(seed));
      const today = divide(town, wishOf({ seed: 100 + seed })).gridOf;
      const graph = withToday(town, today);
      const total = graph.households.reduce((sum, h) => sum + h, 0);
      expect(moved(graph, today, divide(graph, keeping(1, { seed })).gridOf)).toBeLessThan(0.02 * total);
    }
  });

  test("exactly n grids are n, with fewer of today's or more", () => {
    const { graph, today } = changedTown(5, 4);
    const now = new Set(today).size;
    for (const parts of [now - 3, now, now + 3]) {
      const wish = keeping(1, { target: null, parts });
      const divided = divide(graph, wish);
      assertDivision(graph, wish, divided);
      expect(divided.grids).toBe(parts);
    }
  });
});
