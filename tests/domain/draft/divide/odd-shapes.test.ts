import { describe, expect, test } from 'vitest';
import { divide } from '../../../../domain/draft/divide/divide.ts';
import { randomFrom } from '../../../../domain/draft/random.ts';
import { assertDivision } from './assert-division.ts';
import { blockTown, graphOf, type SketchEdge } from './block-town.ts';
import { wishOf } from './wish-of.ts';

const COUNT = 400;
const weight = Array.from({ length: COUNT }, (_, p) => (p * 37) % 50);

/** Each part but the first is joined to one before it. */
function tree(above: (p: number) => number, barrier: (p: number) => boolean = () => false): SketchEdge[] {
  return weight.slice(1).map((_, i) => ({ between: [above(i + 1), i + 1], barrier: barrier(i + 1) }));
}

const SHAPES: Record<string, SketchEdge[]> = {
  path: tree((p) => p - 1),
  star: tree(() => 0),
  comb: tree((p) => (p % 2 === 1 ? p - 1 : Math.max(0, p - 2))),
  'tree of twos': tree((p) => Math.floor((p - 1) / 2)),
  'path with many barriers': tree(
    (p) => p - 1,
    (p) => p % 3 === 0,
  ),
  'star of barriers': tree(
    () => 0,
    () => true,
  ),
  'nothing joined': [],
};

describe('odd shapes', () => {
  for (const [name, edges] of Object.entries(SHAPES))
    for (const wish of [wishOf(), wishOf({ target: null, parts: 40 }), wishOf({ target: null, parts: 370 })])
      test(`${name}, ${wish.target ?? `${wish.parts} grids`}`, () => {
        const graph = graphOf({ weight, edges });
        const divided = divide(graph, wish);
        assertDivision(graph, wish, divided);
        if (wish.parts !== null && name !== 'nothing joined') expect(divided.grids).toBe(wish.parts);
      });

  test('a path is divided within the band throughout', () => {
    expect(divide(graphOf({ weight, edges: SHAPES.path! }), wishOf()).shortfalls).toEqual([]);
  });

  test('islands: each is divided by itself', () => {
    const edges = tree((p) => p - 1).filter(({ between: [p] }) => p % 100 !== 99);
    const graph = graphOf({ weight, edges, ground: weight.map((_, p) => Math.floor(p / 100)) });
    assertDivision(graph, wishOf(), divide(graph, wishOf()));
  });

  test('grids of hundreds of parts are within the band, and compact', () => {
    const graph = blockTown(40, 30, 5, randomFrom(8));
    const { gridOf, grids, shortfalls } = divide(graph, wishOf({ target: 2000 }));
    expect(shortfalls).toEqual([]);
    const area = new Float64Array(grids);
    const around = new Float64Array(grids);
    for (let p = 0; p < graph.count; p++) {
      const g = gridOf[p]!;
      area[g] = area[g]! + graph.areaM2[p]!;
      around[g] = around[g]! + graph.outerM[p]!;
      for (let slot = graph.start[p]!; slot < graph.start[p + 1]!; slot++)
        if (gridOf[graph.neighbour[slot]!] !== g) around[g] = around[g]! + graph.lengthM[slot]!;
    }
    const shape = area.map((a, g) => (4 * Math.PI * a) / around[g]! ** 2);
    expect(shape.reduce((sum, s) => sum + s, 0) / grids).toBeGreaterThan(0.45);
  });
});
