import assert from 'node:assert/strict';
import { checkCoverage } from '../../domain/coverage/check.ts';
import type { Diff, Division, Edit } from '../../domain/edit/types.ts';
import { Random } from '../arbitrary/random.ts';
import { boxOfDiff } from './box-of-diff.ts';
import { apply, splitOf } from './edit-peers.ts';
import type { Place } from './edit-places.ts';

/**
 * What the checks took, in milliseconds: processor time of this thread in all (it is told in steps of some milliseconds, too coarse
 * for one check), and by the clock each, which tells of other programs too.
 */
interface ChainTimes {
  readonly cpu: number;
  readonly each: readonly number[];
}

/**
 * So many edits, each upon the one before: a leaf is split and its two halves are merged again, then another leaf. Times the
 * check of the ground that the edit touched, right after each.
 */
export function recheckChain(division: Division, places: readonly Place[], edits: number): ChainTimes {
  const random = new Random(6);
  const each: number[] = [];
  let cpu = 0;
  let now = division;
  const edit = (wanted: Edit): Diff => {
    const { division: after, diff } = apply(now, wanted, random.id());
    now = after;
    const near = boxOfDiff(diff);
    const before = process.threadCpuUsage();
    const start = performance.now();
    const issues = checkCoverage(now.coverage, now.territory, near);
    each.push(performance.now() - start);
    const { user, system } = process.threadCpuUsage(before);
    cpu += (user + system) / 1000;
    assert.deepEqual(issues, []);
    return diff;
  };
  for (let i = 0; each.length < edits; i++) {
    const place = places[i % places.length]!;
    // the half that was cut off may have kept the identity when the two were merged
    if (!now.tree.grids.has(place.leaf.id)) continue;
    const { added } = edit(splitOf(place));
    edit({ kind: 'merge', gridIds: [place.leaf.id, ...added.map(({ id }) => id)] });
  }
  return { cpu, each };
}
