import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeParts } from '../../../../domain/draft/parts/make-parts.ts';
import { partGraph } from '../../../../domain/draft/parts/part-graph.ts';
import { lengthM } from '../../../../domain/geometry/measure.ts';
import { field, house, metres, street } from '../net/towns.ts';
import { builtTown } from './built-town.ts';

const WISH = { target: 60, high: 72, measure: 'households' } as const;

describe('partGraph', () => {
  it('has every pair both ways, with the lengths that the edges have', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const parts = makeParts({ ...builtTown(seed), ...WISH });
        const graph = partGraph(parts, { measure: 'households', barriers: ['primary'] });
        const shared = new Map<string, number>();
        const outer = new Float64Array(parts.count);
        const { net } = parts;
        for (let e = 0; e < net.from.length; e++) {
          const [p, q] = [net.left[e]!, net.right[e]!].map((face) =>
            face === -1 ? -1 : parts.partOf[face]!,
          );
          if (p === q) continue;
          const [a, b] = [net.from[e]!, net.to[e]!];
          const m = lengthM([
            [net.xs[a]!, net.ys[a]!],
            [net.xs[b]!, net.ys[b]!],
          ]);
          if (p === -1) outer[q!]! += m;
          else if (q === -1) outer[p!]! += m;
          else for (const key of [`${p} ${q}`, `${q} ${p}`]) shared.set(key, (shared.get(key) ?? 0) + m);
        }
        let pairs = 0;
        for (let p = 0; p < graph.count; p++) {
          expect(graph.outerM[p]).toBeCloseTo(outer[p]!, 3);
          for (let i = graph.start[p]!; i < graph.start[p + 1]!; i++) {
            pairs++;
            expect(graph.lengthM[i]).toBeCloseTo(shared.get(`${p} ${graph.neighbour[i]}`)!, 3);
            expect(graph.offLineM[i]! + graph.mainM[i]!).toBeLessThanOrEqual(graph.lengthM[i]! + 1e-9);
          }
        }
        expect(pairs).toBe(shared.size);
      }),
      { numRuns: 60 },
    );
  });

  const lines = [
    street(
      [
        [100, -10],
        [100, 110],
      ],
      { class: 'trunk' },
    ),
    street(
      [
        [-10, 50],
        [210, 50],
      ],
      { kind: 'rail', class: 'rail' },
    ),
  ];
  const corners = [house(50, 25, 9), house(150, 25, 9), house(50, 75, 9), house(150, 75, 9)];
  const input = { grounds: [field(200, 100)], lines, buildings: corners, ...WISH };

  it('knows barriers by their class, and those that were drawn', () => {
    const barriers = (of: readonly string[], drawn: [number, number][] = []) => {
      const parts = makeParts({ ...input, drawn: drawn.length ? [drawn.map(([x, y]) => metres(x, y))] : [] });
      const graph = partGraph(parts, { measure: 'households', barriers: of });
      return graph.barrier.reduce((sum, is) => sum + is, 0) / 2;
    };
    expect(barriers([])).toBe(0);
    expect(barriers(['trunk'])).toBe(2);
    expect(barriers(['trunk', 'rail'])).toBe(4);
    expect(
      barriers(
        [],
        [
          [-5, 20],
          [205, 20],
        ],
      ),
    ).toBeGreaterThan(0);
  });

  it('counts what runs on main lines and on cuts, and where today a border is', () => {
    const parts = makeParts(input);
    const graph = partGraph(parts, {
      measure: 'households',
      barriers: [],
      today: parts.at.map(([x]) => (x < metres(100, 0)[0] ? 0 : 1)),
    });
    expect(parts.count).toBe(4);
    expect([...graph.mainM]).toEqual([...graph.lengthM]);
    expect([...graph.offLineM].every((m) => m === 0)).toBe(true);
    expect([...graph.keptM].filter((m) => m > 0)).toHaveLength(4);
    expect(graph.x[0]).toBeCloseTo(50, 0);
    expect(graph.y[0]).toBeCloseTo(25, 0);
    const cut = partGraph(makeParts({ ...input, lines: [] }), { measure: 'households', barriers: [] });
    expect([...cut.offLineM]).toEqual([...cut.lengthM]);
  });
});
