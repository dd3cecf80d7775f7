import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rebalance } from '../../../../domain/draft/rebalance/rebalance.ts';
import type { DraftWish, PartGraph } from '../../../../domain/draft/types.ts';
import { Random } from '../../../arbitrary/random.ts';
import { heldBy, membersOf } from './grids-of.ts';
import { grownGrids, meshGraph } from './mesh.ts';

const wish: DraftWish = {
  target: 300,
  parts: null,
  tolerance: 0.2,
  seed: 7,
  weights: { balance: 0.5, compactness: 0.5, mainStreets: 0.5, keepBorders: 0.5 },
};

describe('what a rebalance never does', () => {
  it('no grid comes to lie across a barrier, in two grounds, in a unit and outside it, or in more pieces', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { graph, today } = ground(seed);
        const chosen = new Set([...new Set(today)].filter((grid) => grid % 3 !== 0));
        const before = heldBy(graph, today);
        for (const answer of rebalance(graph, today, wish, { efforts: [0.25, 0.6, 1], chosen })) {
          const pieces = piecesOf(graph, answer.gridOf, today);
          for (const [grid, count] of pieces) {
            expect(count).toBeLessThanOrEqual(piecesOf(graph, today, today).get(grid) ?? 1);
          }
          for (const [grid, held] of heldBy(graph, answer.gridOf)) {
            if (chosen.has(grid) || !before.has(grid)) continue;
            const had = before.get(grid)!;
            expect(held).toBeLessThanOrEqual(Math.max(360, had));
            expect(held).toBeGreaterThanOrEqual(Math.min(240, had));
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  it('a grid for which nothing can be done is told of, with the reason', () => {
    const graph = meshGraph(4, 1, [100, 503, 100, 90]);
    const today = Int32Array.of(0, 1, 2, 2);
    const [answer] = rebalance(graph, today, wish, { efforts: [0.25] });
    const heavy = answer!.shortfalls.find(({ code }) => code === 'one-part');
    expect(heavy).toMatchObject({ part: 1, params: { households: 503 } });
    expect(answer!.shortfalls.length).toBeGreaterThan(0);
  });

  it('births and retirements where the total asks for them', () => {
    const crowded = meshGraph(6, 2, new Float64Array(12).fill(100));
    const two = Int32Array.of(0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1);
    const [more] = rebalance(crowded, two, wish, { efforts: [0.25] });
    expect(more).toMatchObject({ grids: 4, born: [2, 3], retired: [], moved: 600, bound: 600 });
    const sparse = meshGraph(6, 1, [60, 60, 60, 60, 60, 20]);
    const [fewer] = rebalance(sparse, Int32Array.of(0, 0, 1, 1, 1, 2), wish, { efforts: [0.25] });
    expect(fewer).toMatchObject({ grids: 1, born: [], moved: 140 });
    expect(fewer!.retired).toEqual([0, 2]);
  });

  it('tells how far it is, and gives up when it is told to', () => {
    const { graph, today } = ground(3);
    let last = 0;
    const progress = (share: number, soFar?: Int32Array): void => {
      expect(share).toBeGreaterThanOrEqual(last);
      expect(soFar?.length ?? graph.count).toBe(graph.count);
      last = share;
    };
    rebalance(graph, today, wish, { efforts: [0, 1], progress });
    expect(last).toBe(1);
    const stop = (): void => {
      throw new Error('given up');
    };
    expect(() => rebalance(graph, today, wish, { efforts: [1], progress: stop })).toThrow('given up');
  });

  it('whatever is handed in, an answer comes', () => {
    const odd = fc.record({
      households: fc.array(fc.constantFrom(0, 1, 150, 700, 1e6, Number.NaN, Infinity, -3), {
        minLength: 12,
        maxLength: 12,
      }),
      target: fc.constantFrom(300, 1, 0, 1e9, Number.NaN, null),
      tolerance: fc.constantFrom(0.2, 0, 1, Number.NaN),
    });
    fc.assert(
      fc.property(odd, fc.integer(), ({ households, target, tolerance }, seed) => {
        const graph = meshGraph(4, 3, households);
        const today = grownGrids(graph, 3, new Random(seed));
        const parts = target === null ? 4 : null;
        const answers = rebalance(
          graph,
          today,
          { ...wish, target, parts, tolerance },
          { efforts: [0, 0.2, 1] },
        );
        for (const { gridOf, bound, moved } of answers) {
          expect(gridOf).toHaveLength(12);
          expect(bound).toBeLessThanOrEqual(moved);
        }
      }),
      { numRuns: 40 },
    );
    expect(rebalance(meshGraph(0, 0, []), new Int32Array(0), wish, { efforts: [0, 1] })).toHaveLength(2);
  });
});

function ground(seed: number): { graph: PartGraph; today: Int32Array } {
  const random = new Random(seed);
  const columns = 9;
  const households = Array.from({ length: columns * 7 }, () => random.whole(0, 60));
  const plain = meshGraph(columns, 7, households);
  const today = grownGrids(plain, random.whole(4, 7), random);
  const barrier = plain.barrier.slice();
  const unit = plain.unit.slice();
  const parted = plain.ground.slice();
  const wall = random.whole(1, columns - 1);
  for (let p = 0; p < plain.count; p++) {
    if (p % columns >= wall) parted[p] = random.chance(0.5) ? 0 : parted[p]!;
    for (let k = plain.start[p]!; k < plain.start[p + 1]!; k++) {
      const q = plain.neighbour[k]!;
      // A river between two rows, with a gap where it is bridged.
      const [low, high] = [Math.min(p, q), Math.max(p, q)];
      if (low < 3 * columns && high >= 3 * columns && low % columns !== 4) barrier[k] = 1;
    }
    if (p % columns < 2 && p >= 5 * columns) unit[p] = 1;
  }
  return { graph: { ...plain, barrier, unit, ground: parted }, today };
}

/** In how many pieces each grid lies: across a barrier or out of a unit it goes only where it was one grid's already. */
function piecesOf(graph: PartGraph, gridOf: Int32Array, today: Int32Array): Map<number, number> {
  const pieces = new Map<number, number>();
  for (const [grid, parts] of membersOf(gridOf)) {
    const left = new Set(parts);
    let count = 0;
    for (const first of parts) {
      if (!left.delete(first)) continue;
      count++;
      const found = [first];
      for (let p = found.pop(); p !== undefined; p = found.pop()) {
        for (let k = graph.start[p]!; k < graph.start[p + 1]!; k++) {
          const q = graph.neighbour[k]!;
          const open =
            graph.barrier[k] === 0 && graph.ground[p] === graph.ground[q] && graph.unit[p] === graph.unit[q];
          if ((open || (today[p] === grid && today[q] === grid)) && left.delete(q)) found.push(q);
        }
      }
    }
    pieces.set(grid, count);
  }
  return pieces;
}
