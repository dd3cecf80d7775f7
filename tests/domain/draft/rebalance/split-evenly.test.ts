import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitEvenly } from '../../../../domain/draft/rebalance/split-evenly.ts';
import { Random } from '../../../arbitrary/random.ts';
import { isConnected, membersOf } from './grids-of.ts';
import { meshGraph } from './mesh.ts';

const options = { seed: 1, tolerance: 0.2 };

describe('splitEvenly', () => {
  it('gives connected pieces of like weight, the same for the same seed', () => {
    const asked = fc.record({
      seed: fc.integer(),
      columns: fc.integer({ min: 1, max: 12 }),
      rows: fc.integer({ min: 1, max: 9 }),
      n: fc.integer({ min: 1, max: 5 }),
      direction: fc.option(fc.tuple(fc.double({ min: -1, max: 1 }), fc.double({ min: -1, max: 1 })), {
        nil: undefined,
      }),
    });
    fc.assert(
      fc.property(asked, ({ seed, columns, rows, n, direction }) => {
        const random = new Random(seed);
        const households = Array.from({ length: columns * rows }, () => random.whole(0, 30));
        const graph = meshGraph(columns, rows, households);
        const given = direction ? { ...options, direction } : options;
        const pieces = splitEvenly(graph, n, given);
        const members = membersOf(pieces);
        expect([...members.keys()].sort()).toEqual(
          Array.from({ length: Math.min(n, graph.count) }, (_, i) => i),
        );
        for (const parts of members.values()) expect(isConnected(graph, parts)).toBe(true);
        expect(splitEvenly(graph, n, given)).toEqual(pieces);
        if (Math.min(columns, rows) < 4 || Math.max(columns, rows) < 8) return;
        // Where there are many small parts no piece need be far from its share.
        const total = households.reduce((sum, h) => sum + h, 0);
        for (const parts of members.values()) {
          const held = parts.reduce((sum, p) => sum + households[p]!, 0);
          expect(Math.abs(held - total / n)).toBeLessThanOrEqual((0.2 * total) / n + 30);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('faces the pointer: pieces lie one behind the other as seen from there', () => {
    const graph = meshGraph(8, 8, new Float64Array(64).fill(5));
    const east = splitEvenly(graph, 2, { ...options, direction: [1, 0] });
    const north = splitEvenly(graph, 2, { ...options, direction: [0, 1] });
    for (let p = 0; p < 64; p++) {
      expect(east[p] === east[0]).toBe(p % 8 < 4);
      expect(north[p] === north[0]).toBe(p < 32);
    }
  });

  it('shares out ground where nobody lives, and parts that do not touch', () => {
    const empty = splitEvenly(meshGraph(6, 2, new Float64Array(12)), 3, options);
    for (const parts of membersOf(empty).values()) expect(parts).toHaveLength(4);
    const row = meshGraph(6, 1, [1, 1, 1, 1, 1, 1]);
    const apart = { ...row, start: new Int32Array(7), neighbour: new Int32Array(0) };
    expect([...membersOf(splitEvenly(apart, 2, options)).values()].map((parts) => parts.length)).toEqual([
      3, 3,
    ]);
    expect(splitEvenly(meshGraph(0, 0, []), 2, options)).toHaveLength(0);
    expect([...splitEvenly(row, 2, { ...options, tolerance: Number.NaN })]).toHaveLength(6);
  });
});
