import { invertRecords, squashRecords } from '../coverage/diff.ts';
import type { Diff } from './types.ts';

/** The diff that takes a diff back. */
export function invertDiff(diff: Diff): Diff {
  const records = invertRecords(diff);
  return diff.territory ? { ...records, territory: [diff.territory[1], diff.territory[0]] } : records;
}

/** The one diff that does what `first` and then `second` do. */
export function squashDiffs(first: Diff, second: Diff): Diff {
  const records = squashRecords(first, second);
  const before = first.territory?.[0] ?? second.territory?.[0];
  const after = second.territory?.[1] ?? first.territory?.[1];
  return before && after ? { ...records, territory: [before, after] } : records;
}

export function isEmptyDiff(diff: Diff): boolean {
  return diff.added.length === 0 && diff.updated.length === 0 && diff.removed.length === 0 && !diff.territory;
}
