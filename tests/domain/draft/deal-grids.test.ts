import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dealGrids } from '../../../domain/draft/deal-grids.ts';
import { evenWeight } from '../../../domain/draft/kway/even-weight.ts';

/** To components of vertices with these weights; one that outweighs a grid counts as one grid. */
function dealt(components: readonly (readonly number[])[], k: number): number[] {
  const even = evenWeight(Float64Array.from(components.flat()), k);
  const heft = components.map((weights) => weights.reduce((sum, w) => sum + Math.min(w, even), 0));
  const room = components.map((weights) => weights.length);
  return [...dealGrids(k, heft, room)];
}

const COMPONENTS = fc.array(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 12 }), {
  minLength: 1,
  maxLength: 6,
});

describe('dealing grids to components', () => {
  test('every grid is dealt, each component has one at least and none more than it has vertices', () => {
    fc.assert(
      fc.property(COMPONENTS, fc.nat(), (components, chance) => {
        const vertices = components.flat().length;
        const k = components.length + (chance % (vertices - components.length + 1));
        const grids = dealt(components, k);
        expect(grids.reduce((sum, n) => sum + n, 0)).toBe(k);
        grids.forEach((n, c) => {
          expect(n).toBeGreaterThanOrEqual(1);
          expect(n).toBeLessThanOrEqual(components[c]!.length);
        });
      }),
    );
  });

  test('no grid given to another component would bring the two nearer to one another', () => {
    fc.assert(
      fc.property(COMPONENTS, fc.nat(), (components, chance) => {
        const vertices = components.flat().length;
        const k = components.length + (chance % (vertices - components.length + 1));
        const even = evenWeight(Float64Array.from(components.flat()), k);
        const grids = dealt(components, k);
        const heft = components.map((weights) => weights.reduce((sum, w) => sum + Math.min(w, even), 0));
        const ratio = (a: number, b: number) => Math.max(a, b) / Math.min(a, b);
        for (let c = 0; c < grids.length; c++) {
          for (let d = 0; d < grids.length; d++) {
            const [from, to] = [grids[c]!, grids[d]!];
            if (c === d || from === 1 || to === components[d]!.length || heft[c] === 0 || heft[d] === 0)
              continue;
            const now = ratio(heft[c]! / from, heft[d]! / to);
            const then = ratio(heft[c]! / (from - 1), heft[d]! / (to + 1));
            expect(now).toBeLessThanOrEqual(then * (1 + 1e-9));
          }
        }
      }),
    );
  });

  test('one that outweighs a grid is one grid, and the others share what is left', () => {
    expect(evenWeight(Float64Array.of(1000, 10, 10, 10, 10), 3)).toBe(20);
    expect(dealt([[1000], [10, 10, 10, 10]], 3)).toEqual([1, 2]);
    expect(evenWeight(new Float64Array(3), 2)).toBe(0);
  });
});
