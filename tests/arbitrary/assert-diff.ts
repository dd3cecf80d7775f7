import { expect } from 'vitest';
import { isSound } from '../../domain/coverage/is-sound.ts';
import { applyDiff } from '../../domain/edit/apply-diff.ts';
import { invertDiff } from '../../domain/edit/invert-diff.ts';
import type { Diff, Division } from '../../domain/edit/types.ts';
import { validatePolygon } from '../../domain/geometry/validate.ts';
import { expectSound, plain } from './assert-division.ts';
import { expectNoDrift } from './assert-drift.ts';

/** The division after a diff, once all is asked that has to hold of it: valid, tiling, drift, and the way back. */
export function soundAfter(division: Division, diff: Diff): Division {
  for (const grid of [...diff.added, ...diff.updated.map(([, after]) => after)])
    if (grid.polygon) expect(validatePolygon(grid.polygon)).toEqual({ ok: true, value: grid.polygon });
  const after = applyDiff(division, diff);
  if (!after.ok) throw new Error(`${after.reason.code} at ${after.reason.at}`);
  expect(isSound(after.value.coverage.leaves.values(), after.value.territory)).toBe(true);
  expectSound(after.value);
  expectNoDrift(after.value.territory);
  const back = applyDiff(after.value, invertDiff(diff));
  expect(back.ok && plain(back.value)).toEqual(plain(division));
  return after.value;
}
