import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divide } from '../../../../domain/draft/divide/divide.ts';
import { randomFrom } from '../../../../domain/draft/random.ts';
import { assertDivision } from './assert-division.ts';
import { blockTown } from './block-town.ts';
import { wishOf } from './wish-of.ts';

describe('a town of blocks', () => {
  test('is divided whole, connected, and within the band', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 16 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 120 }),
        fc.integer(),
        fc.boolean(),
        (across, down, perPart, seed, river) => {
          const graph = blockTown(across, down, perPart, randomFrom(seed), river);
          const wish = wishOf({ seed: seed >>> 0 });
          const divided = divide(graph, wish);
          assertDivision(graph, wish, divided);
          expect(divide(graph, wish)).toEqual(divided);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('every seed gives a sound division', () => {
    const graph = blockTown(15, 12, 20, randomFrom(3));
    for (let seed = 0; seed < 10; seed++)
      assertDivision(graph, wishOf({ seed }), divide(graph, wishOf({ seed })));
  });
});
