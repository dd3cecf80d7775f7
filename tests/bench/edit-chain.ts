import assert from 'node:assert/strict';
import { checkCoverage } from '../../domain/coverage/check.ts';
import { applyEdit } from '../../domain/edit/apply-edit.ts';
import type { Diff, Division } from '../../domain/edit/types.ts';
import { joinBoxes } from '../../domain/geometry/box.ts';
import type { Box } from '../../domain/geometry/point.ts';
import { polygonBox } from '../../domain/geometry/ring.ts';
import type { Place } from './edit-places.ts';
import { leafId } from './synthetic-division.ts';

/**
 * So many edits, each upon the one before: a leaf is split and its two halves are merged again, then another leaf. Gives what
 * the check of the ground that the edit touched took after each, in milliseconds of this thread.
 */
export function recheckChain(division: Division, places: readonly Place[], edits: number): number[] {
  const times: number[] = [];
  let now = division;
  const edit = (wanted: Parameters<typeof applyEdit>[1], editId: string): Diff => {
    const applied = applyEdit(now, wanted, { editId });
    assert(applied.ok, `${wanted.kind}: ${applied.ok || applied.reason.code}`);
    now = applied.value.division;
    const near = boxOfDiff(applied.value.diff);
    const start = process.threadCpuUsage();
    const issues = checkCoverage(now.coverage, now.territory, near);
    const { user, system } = process.threadCpuUsage(start);
    times.push((user + system) / 1000);
    assert.deepEqual(issues, []);
    return applied.value.diff;
  };
  for (let i = 0; times.length < edits; i++) {
    const { leaf, line } = places[i % places.length]!;
    const gridId = leafId(leaf);
    // the half that was cut off may have kept the identity when the two were merged
    if (!now.tree.grids.has(gridId)) continue;
    const { added } = edit({ kind: 'split', gridId, line }, `split-${i}`);
    edit({ kind: 'merge', gridIds: [gridId, ...added.map(({ id }) => id)] }, `merge-${i}`);
  }
  return times;
}

/** The box around all polygons that an edit made or changed. */
export function boxOfDiff({ added, updated }: Diff): Box {
  const boxes = [...added, ...updated.map(([, after]) => after)].flatMap(({ polygon }) =>
    polygon ? [polygonBox(polygon)] : [],
  );
  return boxes.reduce(joinBoxes);
}
