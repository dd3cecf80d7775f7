import { expect } from 'vitest';
import { checkCoverage } from '../../domain/coverage/check.ts';
import { applyDiff } from '../../domain/edit/apply-diff.ts';
import { applyEdit } from '../../domain/edit/apply-edit.ts';
import { invertDiff } from '../../domain/edit/invert-diff.ts';
import type { Diff, Division, Edit } from '../../domain/edit/types.ts';
import type { Reason } from '../../domain/result.ts';
import { expectSameDivision, expectSound } from './assert-division.ts';
import { expectNoDrift } from './assert-drift.ts';
import { expectKept } from './assert-edit.ts';
import { Random } from './random.ts';
import type { CoverageSize } from './random-coverage.ts';
import { stormDivision } from './storm-division.ts';
import { stormEdit } from './storm-edit.ts';

/** Refusals that concern no place on the map. */
const PLACELESS = new Set(['edit-unknown', 'grid-gone', 'merge-one', 'nothing-changes', 'root-grid']);

export interface Storm {
  readonly division: Division;
  readonly taken: number;
  /** How often each kind of edit was refused with each code: `split too-close`. */
  readonly refused: ReadonlyMap<string, number>;
}

/** An edit in a random division, again and again; after each that is taken, everything that has to hold is asked. */
export function storm(seed: number, tries: number, size: CoverageSize = {}): Storm {
  const random = new Random(seed);
  let division = stormDivision(seed, size);
  const diffs = new Map<string, Diff>();
  const refused = new Map<string, number>();
  for (let i = 0; i < tries; i++) {
    const editId = `e${seed}-${i}`;
    const edit = stormEdit(random, division, [...diffs.keys()].slice(-12));
    try {
      const applied = applyEdit(division, edit, { editId, diffOf: (id) => diffs.get(id) });
      if (applied.ok) {
        expectRight(division, applied.value.division, edit, applied.value.diff);
        diffs.set(editId, applied.value.diff);
        division = applied.value.division;
      } else {
        expectReasonable(applied.reason);
        const key = `${edit.kind} ${applied.reason.code}`;
        refused.set(key, (refused.get(key) ?? 0) + 1);
      }
    } catch (error) {
      const told = error instanceof Error ? error.stack : error;
      throw new Error(`seed ${seed}, try ${i}: ${JSON.stringify(edit)}\n${told}`);
    }
  }
  return { division, taken: diffs.size, refused };
}

function expectRight(before: Division, after: Division, edit: Edit, diff: Diff): void {
  expectSound(after);
  if (after.territory !== before.territory) expectNoDrift(after.territory);
  expect(checkCoverage(after.coverage, after.territory)).toEqual([]);
  expectKept(before, after, edit, diff);
  const back = applyDiff(after, invertDiff(diff));
  if (!back.ok) throw new Error(`the way back: ${back.reason.code} at ${back.reason.at}`);
  expectSameDivision(back.value, before);
}

/** A refusal says where, and is never what only a bug can bring about. */
function expectReasonable({ code, at }: Reason): void {
  expect(code).not.toBe('coverage-broken');
  if (!PLACELESS.has(code)) expect(at, `the place of ${code}`).toBeDefined();
}
