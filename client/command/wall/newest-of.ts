import type { WireCase } from '../../../domain/contract/case.ts';

/**
 * The `n` cases that this server took last, the last first; of those taken together (a register, a burst) what occurred last.
 * Times are ISO 8601 in UTC, and so in the order of their letters.
 */
export function newestOf(cases: readonly WireCase[], n: number): WireCase[] {
  const newest: WireCase[] = [];
  for (const one of cases) {
    if (newest.length === n && !isNewer(one, newest[n - 1]!)) continue;
    let at = newest.length;
    while (at > 0 && isNewer(one, newest[at - 1]!)) at--;
    newest.splice(at, 0, one);
    if (newest.length > n) newest.pop();
  }
  return newest;
}

function isNewer(one: WireCase, other: WireCase): boolean {
  return one.reportedAt === other.reportedAt
    ? one.occurredAt > other.occurredAt
    : one.reportedAt > other.reportedAt;
}
