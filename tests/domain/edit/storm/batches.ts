import { describe, expect, test } from 'vitest';
import { storm } from '../../../arbitrary/storm.ts';

/** 100,000 tries in all, in four files that run beside each other. */
const QUARTERS = 4;
const BATCHES = 100;
const TRIES = 1_000;
/** Every fifth storm is over cells of a few metres, where every line is close to something; the rest over about 100 m. */
const CELLS = [300, 10_000, 10_000, 10_000, 10_000] as const;

/** One quarter of the storm (1 to 4). */
export function stormBatches(quarter: number): void {
  const size = BATCHES / QUARTERS;
  const seeds = Array.from({ length: size }, (_, i) => (quarter - 1) * size + i + 1);

  describe('a storm of edits never breaks a division', () => {
    const refused = new Map<string, number>();
    let taken = 0;
    test.each(seeds)('batch %i', (seed) => {
      const result = storm(seed, TRIES, { cell: CELLS[seed % CELLS.length]! });
      taken += result.taken;
      for (const [why, n] of result.refused) refused.set(why, (refused.get(why) ?? 0) + n);
    });

    test('and a good part of what is tried is taken', () => {
      const most = [...refused].sort(([, a], [, b]) => b - a).map(([why, n]) => `${why} ${n}`);
      console.log(`storm ${quarter}: ${taken} of ${size * TRIES} taken; refused: ${most.join(', ')}`);
      expect(taken).toBeGreaterThan((size * TRIES) / 5);
    });
  });
}
