import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CutGraph } from '../../../../domain/draft/kway/graph.ts';
import { kway } from '../../../../domain/draft/kway/kway.ts';
import { Random } from '../../../arbitrary/random.ts';
import { graphOf, type Pair, pathOf, piecesOf, starOf } from './graph-of.ts';

/** A mesh of streets with some pairs left out, which may come apart. */
function mesh(columns: number, rows: number, random: Random, gaps = 0): CutGraph {
  const pairs: Pair[] = [];
  for (let p = 0; p < columns * rows; p++) {
    const add = (q: number) => random.chance(1 - gaps) && pairs.push([p, q, 1 + random.next()]);
    if ((p + 1) % columns !== 0) add(p + 1);
    if (p + columns < columns * rows) add(p + columns);
  }
  const weight = Array.from({ length: columns * rows }, () => (random.chance(0.1) ? 0 : random.whole(5, 55)));
  return graphOf(weight, pairs);
}

const mean = (graph: CutGraph, k: number) => graph.weight.reduce((sum, w) => sum + w, 0) / k;

/** Grids that weigh something else than they are to. */
function outside(
  graph: CutGraph,
  gridOf: Int32Array,
  k: number,
  target: number,
  tolerance: number,
): number[] {
  const sum = Array<number>(k).fill(0);
  gridOf.forEach((grid, p) => {
    sum[grid]! += graph.weight[p]!;
  });
  return sum.flatMap((weight, grid) =>
    Math.abs(weight - target) <= target * tolerance * (1 + 1e-9) ? [] : [grid],
  );
}

function cutOf({ count, start, neighbour, lengthM }: CutGraph, gridOf: ArrayLike<number>): number {
  let cut = 0;
  for (let p = 0; p < count; p++) {
    for (let i = start[p]!; i < start[p + 1]!; i++)
      if (gridOf[neighbour[i]!] !== gridOf[p]) cut += lengthM[i]! / 2;
  }
  return cut;
}

/** By trying all divisions; null where none is connected and within the band. */
function leastCut(graph: CutGraph, k: number, tolerance: number): number | null {
  let best: number | null = null;
  const gridOf = new Int32Array(graph.count);
  const place = (p: number, used: number) => {
    if (p < graph.count) {
      for (let grid = 0; grid < Math.min(k, used + 1); grid++) {
        gridOf[p] = grid;
        place(p + 1, Math.max(used, grid + 1));
      }
    } else if (used === k && outside(graph, gridOf, k, mean(graph, k), tolerance).length === 0) {
      const cut = cutOf(graph, gridOf);
      if ((best === null || cut < best) && Math.max(...piecesOf(graph, gridOf, k)) === 1) best = cut;
    }
  };
  place(0, 0);
  return best;
}

const OPTIONS = { tolerance: 0.1, seed: 1 };
const path = (n: number) => pathOf(Array(n).fill(1));

describe('kway', () => {
  test('any graph: every grid is there and connected, and the same seed gives the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer(),
        fc.double({ min: 0, max: 0.6, noNaN: true }),
        fc.integer({ min: 1, max: 60 }),
        (columns, rows, seed, gaps, k) => {
          const graph = mesh(columns, rows, new Random(seed), gaps);
          const components = piecesOf(graph, new Int32Array(graph.count), 1)[0]!;
          const gridOf = kway(graph, k, { tolerance: 0.1, seed });
          expect(gridOf.length).toBe(graph.count);
          expect(new Set(gridOf).size).toBe(Math.min(k, graph.count));
          if (components <= k) expect(Math.max(...piecesOf(graph, gridOf, k))).toBe(1);
          expect(kway(graph, k, { tolerance: 0.1, seed })).toEqual(gridOf);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('no parts, one grid, a grid each, more grids than parts', () => {
    expect(kway(path(0), 3, OPTIONS)).toEqual(new Int32Array(0));
    expect(kway(path(4), 1, OPTIONS)).toEqual(Int32Array.of(0, 0, 0, 0));
    expect(kway(path(4), 4, OPTIONS)).toEqual(Int32Array.of(0, 1, 2, 3));
    expect(kway(path(2), 9, OPTIONS)).toEqual(Int32Array.of(0, 1));
  });

  test('a path, a star and a clique', () => {
    const star = starOf(Array(500).fill(1));
    const thirty = Array.from({ length: 30 }, (_, i) => i);
    const clique = graphOf(
      Array(30).fill(1),
      thirty.flatMap((p) => thirty.slice(p + 1).map((q) => [p, q] as const)),
    );
    for (const [graph, k] of [
      [path(1000), 37],
      [star, 100],
      [clique, 7],
    ] as const) {
      const gridOf = kway(graph, k, OPTIONS);
      expect(piecesOf(graph, gridOf, k)).toEqual(Array(k).fill(1));
    }
  });

  test('a mesh of 3,000 parts: every grid is in its band unless one part alone is beyond it', () => {
    for (const seed of [1, 2, 3]) {
      const graph = mesh(60, 50, new Random(seed));
      for (const k of [20, 300]) {
        const gridOf = kway(graph, k, { tolerance: 0.1, seed });
        expect(piecesOf(graph, gridOf, k)).toEqual(Array(k).fill(1));
        expect(outside(graph, gridOf, k, mean(graph, k), 0.1)).toEqual([]);
      }
    }
  });

  test('a target that is not the mean is what the band lies around', () => {
    const graph = mesh(40, 40, new Random(4));
    const target = mean(graph, 100) * 0.95;
    const gridOf = kway(graph, 100, { ...OPTIONS, target });
    expect(outside(graph, gridOf, 100, target, 0.1)).toEqual([]);
  });

  test('one part that outweighs all others together: the rest is shared out evenly', () => {
    const graph = mesh(30, 30, new Random(5));
    graph.weight[435] = 100_000;
    const gridOf = kway(graph, 60, OPTIONS);
    expect(piecesOf(graph, gridOf, 60)).toEqual(Array(60).fill(1));
    const rest = (graph.weight.reduce((sum, w) => sum + w, 0) - 100_000) / 59;
    expect(gridOf.filter((grid) => grid === gridOf[435]).length).toBe(1);
    expect(outside(graph, gridOf, 60, rest, 0.1)).toEqual([gridOf[435]]);
  });

  test('no weight at all: still connected, and all grids are there', () => {
    const graph = mesh(20, 20, new Random(6));
    graph.weight.fill(0);
    expect(piecesOf(graph, kway(graph, 40, OPTIONS), 40)).toEqual(Array(40).fill(1));
  });

  test('a street of 2,000 houses, one after another: all in the band', () => {
    const random = new Random(8);
    const street = pathOf(Array.from({ length: 2000 }, () => random.whole(5, 55)));
    const gridOf = kway(street, 100, OPTIONS);
    expect(piecesOf(street, gridOf, 100)).toEqual(Array(100).fill(1));
    expect(outside(street, gridOf, 100, mean(street, 100), 0.1)).toEqual([]);
  });

  test('weights and lengths that are no numbers count as nothing', () => {
    const graph = mesh(20, 20, new Random(9));
    const clean = { ...graph, weight: graph.weight.slice(), lengthM: graph.lengthM.slice() };
    for (const [at, nonsense] of [Number.NaN, Number.POSITIVE_INFINITY, -5].entries()) {
      graph.weight[7 * at] = nonsense;
      clean.weight[7 * at] = 0;
      graph.lengthM[5 * at] = nonsense;
      clean.lengthM[5 * at] = 0;
    }
    expect(kway(graph, 40, OPTIONS)).toEqual(kway(clean, 40, OPTIONS));
  });

  test('islands get grids by what lives on them; more islands than grids share them', () => {
    const islands = (sizes: readonly number[]) => {
      const pairs: Pair[] = [];
      let first = 0;
      for (const size of sizes) {
        for (let p = first + 1; p < first + size; p++) pairs.push([p - 1, p]);
        first += size;
      }
      return graphOf(Array(first).fill(1), pairs);
    };
    const three = islands([50, 20, 1]);
    const gridOf = kway(three, 8, OPTIONS);
    expect(piecesOf(three, gridOf, 8)).toEqual(Array(8).fill(1));
    expect(new Set(gridOf.subarray(0, 50)).size).toBe(5);
    expect(new Set(gridOf.subarray(50, 70)).size).toBe(2);
    const many = islands([3, 3, 2, 2, 1, 1]);
    const shared = kway(many, 3, OPTIONS);
    expect([0, 1, 2].map((grid) => shared.filter((g) => g === grid).length)).toEqual([4, 4, 4]);
  });

  test('small meshes: no further from the best connected division within the band than a tenth', () => {
    let [ours, best] = [0, 0];
    for (let seed = 1; seed <= 30; seed++) {
      const graph = mesh(4, 3, new Random(seed));
      for (const k of [2, 3]) {
        const least = leastCut(graph, k, 0.25);
        if (least === null) continue;
        const gridOf = kway(graph, k, { tolerance: 0.25, seed });
        expect(outside(graph, gridOf, k, mean(graph, k), 0.25), `${seed} ${k}`).toEqual([]);
        ours += cutOf(graph, gridOf);
        best += least;
      }
    }
    expect(best).toBeGreaterThan(0);
    expect(ours).toBeLessThan(1.1 * best);
  });

  test('tells how far it is, with grids for every part, and the answer is the same', () => {
    const graph = mesh(30, 30, new Random(7));
    const told: number[] = [];
    const gridOf = kway(graph, 90, {
      ...OPTIONS,
      progress: (share, soFar) => {
        told.push(share);
        if (soFar) expect(Math.max(...piecesOf(graph, soFar, 90))).toBe(1);
      },
    });
    expect(told.length).toBeGreaterThan(5);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.every((share) => share > 0 && share <= 1)).toBe(true);
    expect(gridOf).toEqual(kway(graph, 90, OPTIONS));
  });
});
