import { describe, expect, test } from 'vitest';
import { checkCoverage } from '../../../domain/coverage/check.ts';
import { applyDiff } from '../../../domain/edit/apply-diff.ts';
import { applyEdit } from '../../../domain/edit/apply-edit.ts';
import { invertDiff } from '../../../domain/edit/invert-diff.ts';
import type { Diff, Division } from '../../../domain/edit/types.ts';
import { expectSame, expectSound, plain } from '../../arbitrary/assert-division.ts';
import { expectNoDrift } from '../../arbitrary/assert-drift.ts';
import { Random } from '../../arbitrary/random.ts';
import { randomDivision } from '../../arbitrary/random-division.ts';
import { randomEdit } from '../../arbitrary/random-edit.ts';

/** 100,000 tries in all; what a seed has once broken is kept in `KEPT`. */
const BATCHES = 100;
const TRIES = 1_000;
/** Seeds that failed once: [seed, what it was]. */
const KEPT: readonly (readonly [number, string])[] = [];

/** An edit in a random division, again and again; after each that is taken, everything that has to hold is asked. */
function storm(seed: number, tries: number): { taken: number; refused: Map<string, number> } {
  const random = new Random(seed);
  let division: Division = randomDivision(seed, { columns: 8, rows: 8 });
  const diffs = new Map<string, Diff>();
  const refused = new Map<string, number>();
  for (let i = 0; i < tries; i++) {
    const editId = `e${seed}-${i}`;
    const edit = randomEdit(random, division, [...diffs.keys()].slice(-12));
    const told = () => `seed ${seed}, try ${i}: ${JSON.stringify(edit)}`;
    let applied: ReturnType<typeof applyEdit>;
    try {
      applied = applyEdit(division, edit, { editId, diffOf: (id) => diffs.get(id) });
    } catch (error) {
      throw new Error(`${told()}\n${error instanceof Error ? error.stack : error}`);
    }
    if (!applied.ok) {
      expect(applied.reason.code, told()).not.toBe('coverage-broken');
      refused.set(applied.reason.code, (refused.get(applied.reason.code) ?? 0) + 1);
      continue;
    }
    const { division: after, diff } = applied.value;
    try {
      expectSound(after);
      expectNoDrift(after.territory);
      expect(
        checkCoverage(after.coverage, after.territory).filter((issue) => issue.severity === 'error'),
      ).toEqual([]);
      const back = applyDiff(after, invertDiff(diff));
      expectSame(back.ok && plain(back.value), plain(division));
    } catch (error) {
      throw new Error(`${told()}\n${error instanceof Error ? error.stack : error}`);
    }
    diffs.set(editId, diff);
    division = after;
  }
  return { taken: diffs.size, refused };
}

describe('a storm of edits never breaks a division', () => {
  test.each(KEPT)('seed %i, once: %s', (seed) => {
    storm(seed, TRIES);
  });

  const codes = new Map<string, number>();
  let taken = 0;
  test.each(Array.from({ length: BATCHES }, (_, i) => i + 1))('batch %i', (seed) => {
    const result = storm(seed, TRIES);
    taken += result.taken;
    for (const [code, n] of result.refused) codes.set(code, (codes.get(code) ?? 0) + n);
  });

  test('and a good part of what is tried is taken', () => {
    console.log(`storm: ${taken} taken; refused: ${JSON.stringify(Object.fromEntries([...codes].sort()))}`);
    expect(taken).toBeGreaterThan((BATCHES * TRIES) / 5);
  });
});
