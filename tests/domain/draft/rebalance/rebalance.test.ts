import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rebalance } from '../../../../domain/draft/rebalance/rebalance.ts';
import type { DraftWish, PartGraph } from '../../../../domain/draft/types.ts';
import { Random } from '../../../arbitrary/random.ts';
import { heldBy, isConnected, membersOf, movedBetween } from './grids-of.ts';
import { grownGrids, meshGraph } from './mesh.ts';

const wish: DraftWish = {
  target: 300,
  parts: null,
  tolerance: 0.2,
  seed: 1,
  weights: { balance: 1, compactness: 0.5, mainStreets: 0.5, keepBorders: 0 },
};

describe('rebalance', () => {
  it('brings grids into the band, in one piece each, and counts what moved', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { graph, today } = ground(seed);
        const [still, least] = rebalance(graph, today, wish, { efforts: [0, 0.25] });
        expect([...still!.gridOf]).toEqual([...today]);
        expect(still!.moved).toBe(0);
        const held = heldBy(graph, least!.gridOf);
        for (const [grid, parts] of membersOf(least!.gridOf)) {
          expect(isConnected(graph, parts), `grid ${grid} is broken`).toBe(true);
          expect(held.get(grid)).toBeGreaterThanOrEqual(240);
          expect(held.get(grid)).toBeLessThanOrEqual(360);
        }
        expect(movedBetween(graph, today, least!.gridOf)).toBe(least!.moved);
        expect(least!.bound).toBeLessThanOrEqual(least!.moved);
        expect(rebalance(graph, today, wish, { efforts: [0, 0.25] })[1]).toEqual(least);
      }),
      { numRuns: 6 },
    );
  });

  it('more effort never moves fewer, and is never further from what is wished', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { graph, today } = ground(seed);
        const efforts = [0, 0.1, 0.25, 0.4, 0.6, 0.8, 1];
        const answers = rebalance(graph, today, wish, { efforts });
        expect(answers.map(({ effort }) => effort)).toEqual(efforts);
        expect(answers[1]!.gridOf).toEqual(answers[2]!.gridOf);
        answers.forEach(({ gridOf, moved, grids, born, retired }, i) => {
          expect(movedBetween(graph, today, gridOf)).toBe(moved);
          expect(membersOf(gridOf).size).toBe(grids);
          const before = new Set(today);
          expect([...new Set(gridOf)].filter((grid) => !before.has(grid)).sort((a, b) => a - b)).toEqual(
            born,
          );
          expect(retired.every((grid) => before.has(grid) && !gridOf.includes(grid))).toBe(true);
          if (i === 0) return;
          expect(moved).toBeGreaterThanOrEqual(answers[i - 1]!.moved);
          for (const [grid, parts] of membersOf(gridOf)) {
            expect(isConnected(graph, parts)).toBe(true);
            expect(Math.abs(heldBy(graph, gridOf).get(grid)! - 300)).toBeLessThanOrEqual(60);
          }
        });
      }),
      { numRuns: 6 },
    );
  });
});

function ground(seed: number): { graph: PartGraph; today: Int32Array } {
  const random = new Random(seed);
  const households = Array.from({ length: 80 }, () => random.whole(0, 50));
  const graph = meshGraph(10, 8, households);
  return { graph, today: grownGrids(graph, random.whole(5, 8), random) };
}
