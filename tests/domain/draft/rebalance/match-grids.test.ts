import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchGrids } from '../../../../domain/draft/rebalance/match-grids.ts';

describe('matchGrids', () => {
  it('a split: the piece with the most households keeps; a merge: the largest keeps', () => {
    const households = Float64Array.of(10, 20, 30, 5);
    expect([...matchGrids(Int32Array.of(0, 0, 0, 1), Int32Array.of(0, 1, 2, 3), households)]).toEqual([
      -1, -1, 0, 1,
    ]);
    expect([...matchGrids(Int32Array.of(0, 1, 2, 2), Int32Array.of(0, 0, 0, 0), households)]).toEqual([2]);
  });

  it('without households the parts decide, and ground of no grid gives none', () => {
    const none = new Float64Array(4);
    expect([...matchGrids(Int32Array.of(0, 0, 0, -1), Int32Array.of(0, 1, 1, 2), none)]).toEqual([-1, 0, -1]);
    expect(matchGrids(new Int32Array(0), new Int32Array(0), new Float64Array(0))).toHaveLength(0);
  });

  it('keeps as many households as any pairing can', () => {
    const division = fc.integer({ min: 1, max: 14 }).chain((count) =>
      fc.record({
        today: fc.array(fc.integer({ min: -1, max: 4 }), { minLength: count, maxLength: count }),
        drafted: fc.array(fc.integer({ min: -1, max: 4 }), { minLength: count, maxLength: count }),
        households: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: count, maxLength: count }),
      }),
    );
    fc.assert(
      fc.property(division, (given) => {
        const today = Int32Array.from(given.today);
        const drafted = Int32Array.from(given.drafted);
        const households = Float64Array.from(given.households);
        const pairing = matchGrids(today, drafted, households);
        const kept = [...pairing].filter((grid) => grid >= 0);
        expect(new Set(kept).size).toBe(kept.length);
        expect(score(pairing, today, drafted, households)).toBe(bestScore(today, drafted, households));
      }),
      { numRuns: 500 },
    );
  });
});

function score(pairing: ArrayLike<number>, today: Int32Array, drafted: Int32Array, households: Float64Array) {
  let sum = 0;
  for (let p = 0; p < today.length; p++) {
    if (drafted[p]! >= 0 && today[p]! >= 0 && pairing[drafted[p]!] === today[p]) {
      sum += 1000 * households[p]! + 1;
    }
  }
  return sum;
}

/** Every pairing tried. */
function bestScore(today: Int32Array, drafted: Int32Array, households: Float64Array): number {
  const rows = Math.max(-1, ...drafted) + 1;
  const pairing: number[] = [];
  const taken = new Set<number>();
  const best = (row: number): number => {
    if (row === rows) return score(pairing, today, drafted, households);
    pairing[row] = -1;
    let most = best(row + 1);
    for (let grid = 0; grid < 5; grid++) {
      if (taken.has(grid)) continue;
      taken.add(grid);
      pairing[row] = grid;
      most = Math.max(most, best(row + 1));
      taken.delete(grid);
    }
    return most;
  };
  return best(0);
}
