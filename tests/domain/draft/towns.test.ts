import { describe, expect, test } from 'vitest';
import type { DraftWish } from '../../../domain/draft/types.ts';
import type { DraftInput } from '../../evaluator/draft-input.ts';
import { judgeDraft } from '../../evaluator/judge-draft.ts';
import { draftOf, onLattice } from '../../fixtures/draft-of-input.ts';
import { demonstrationInput, realTownInput } from '../../fixtures/draft-towns.ts';

const TARGET = 300;
const TOLERANCE = 0.2;
const BARRIERS = ['rail', 'river', 'trunk'];
const WEIGHTS = { balance: 0.5, compactness: 0.5, mainStreets: 0.5, keepBorders: 0 };

const wishOf = (seed: number): DraftWish => ({
  target: TARGET,
  parts: null,
  tolerance: TOLERANCE,
  seed,
  weights: WEIGHTS,
});

/** What every draft must be, whatever the town; judged from what came out. */
function judged(input: DraftInput, seed: number, barriers: readonly string[] = BARRIERS) {
  const drafted = draftOf(onLattice(input), wishOf(seed), barriers);
  const found = judgeDraft(drafted.grids, input, { target: TARGET, tolerance: TOLERANCE });
  expect(found).toMatchObject({ faults: 0, disconnected: 0, straddling: 0, lost: 0, unexplained: [] });
  // lattice and the judge's plane: a few m² in a hundred km²
  expect(found.areaDiffersM2).toBeLessThan(10);
  return { ...found, shortfalls: drafted.shortfalls, drafted };
}

const { parents, ...demonstration } = demonstrationInput();

describe('drafts of whole towns', () => {
  test.each([1, 2, 3])('the demonstration, seed %i', (seed) => {
    const found = judged(demonstration, seed);
    expect(found.within).toBe(1);
    expect(found.withinTen).toBeGreaterThanOrEqual(0.9);
    expect(found.onLines).toBeGreaterThanOrEqual(0.9);
    expect(found.compactness).toBeGreaterThanOrEqual(0.45);
  });

  test('the demonstration, within its 23 communities: as many grids in each as fit it best', () => {
    const found = judged({ ...demonstration, parents }, 1, []);
    expect(found.within).toBe(1);
    expect(found.onLines).toBeGreaterThanOrEqual(0.9);
    for (const { feasible, grids } of found.grounds) expect(grids).toBe(feasible);
  });

  test('the same seed gives the same grids, another one others', () => {
    const [first, again, other] = [1, 1, 2].map(
      (seed) => draftOf(onLattice(demonstration), wishOf(seed), BARRIERS).grids,
    );
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  const village = realTownInput('west-village', 'drafts of West Village');
  test.skipIf(!village).each([1, 2, 3])('West Village, seed %i', (seed) => {
    const found = judged(village!, seed);
    expect(found.within).toBe(1);
    expect(found.withinTen).toBeGreaterThanOrEqual(0.9);
    expect(found.onLines).toBeGreaterThanOrEqual(0.9);
    expect(found.compactness).toBeGreaterThanOrEqual(0.45);
  });

  const country = realTownInput('liechtenstein', 'drafts of Liechtenstein');
  test.skipIf(!country)(
    'Liechtenstein: thirty pieces, each with the number of grids that fits it best',
    () => {
      const found = judged(country!, 1, []);
      expect(found.grounds).toHaveLength(30);
      for (const { households, grids, feasible } of found.grounds) {
        if (feasible !== null) expect(grids).toBe(feasible);
        else if (households <= 360) expect(grids).toBe(1);
      }
      const lacking = found.shortfalls.filter(({ code }) => code === 'total-fits-no-count');
      const unfit = found.grounds.filter(({ households, feasible }) => households > 0 && feasible === null);
      expect(lacking.map(({ params }) => params.households).sort()).toEqual(
        unfit.map(({ households }) => households).sort(),
      );
      expect(unfit.map(({ households }) => households)).toEqual(expect.arrayContaining([213, 459]));
    },
  );
});
