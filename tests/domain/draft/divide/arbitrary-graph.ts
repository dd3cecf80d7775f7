import fc from 'fast-check';
import type { PartGraph } from '../../../../domain/draft/types.ts';
import { graphOf, type SketchEdge } from './block-town.ts';

const arbitraryWeight = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 60 }),
  fc.integer({ min: 1, max: 250 }),
  fc.integer({ min: 1, max: 700 }),
);

type Shape = 'path' | 'star' | 'tree' | 'clique' | 'ring' | 'random';

/** Parts in one connected piece (or, with `islands`, in several) of any shape, with all that a graph can say of them. */
export function arbitraryGraph(most: number, plain = false): fc.Arbitrary<PartGraph> {
  return fc
    .record({
      weight: fc.array(arbitraryWeight, { minLength: 1, maxLength: most }),
      shape: fc.constantFrom<Shape>('path', 'star', 'tree', 'clique', 'ring', 'random'),
      seed: fc.integer({ min: 0, max: 1_000_000 }),
      grounds: fc.integer({ min: 1, max: plain ? 1 : 3 }),
      units: fc.integer({ min: 0, max: plain ? 0 : 2 }),
      barriers: fc.constantFrom(0, plain ? 0 : 0.2, plain ? 0 : 0.6),
      kept: fc.constantFrom(0, 0.3, 0.7),
    })
    .map(({ weight, shape, seed, grounds, units, barriers, kept }) => {
      const count = weight.length;
      let state = seed + 1;
      const next = () => {
        state = (state * 48271) % 2147483647;
        return state / 2147483647;
      };
      const pairs = new Map<string, [number, number]>();
      const add = (a: number, b: number) => {
        if (a !== b) pairs.set(`${Math.min(a, b)}-${Math.max(a, b)}`, [Math.min(a, b), Math.max(a, b)]);
      };
      for (let p = 1; p < count; p++) {
        if (shape === 'star') add(0, p);
        else if (shape === 'tree' || shape === 'random') add(Math.floor(next() * p), p);
        else add(p - 1, p);
        if (shape === 'clique') for (let q = 0; q < p; q++) add(q, p);
        if (shape === 'random') add(Math.floor(next() * p), p);
      }
      if (shape === 'ring' && count > 2) add(0, count - 1);
      const ground = weight.map((_, p) => Math.floor((p * grounds) / count));
      const unit = weight.map(() => (next() < 0.3 * units ? Math.floor(next() * units) : -1));
      const edges: SketchEdge[] = [...pairs.values()]
        .filter(([a, b]) => ground[a] === ground[b])
        .map(([a, b]) => {
          const lengthM = 10 + Math.floor(200 * next());
          const barrier = next() < barriers;
          const off = !barrier && next() < 0.4 ? Math.floor(lengthM * next()) : 0;
          return {
            between: [a, b] as const,
            lengthM,
            offLineM: off,
            mainM: next() < 0.3 ? Math.floor((lengthM - off) * next()) : 0,
            keptM: next() < kept ? Math.floor(lengthM * (0.3 + 0.7 * next())) : 0,
            barrier,
          };
        });
      return graphOf({
        weight,
        ground,
        unit,
        kind: weight.map(() => Math.floor(next() * 4) - 1),
        areaM2: weight.map(() => 100 + Math.floor(20_000 * next())),
        edges,
      });
    });
}
