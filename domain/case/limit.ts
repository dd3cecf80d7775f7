import { kindsAbove } from './kinds.ts';
import type { CaseRules, Limit } from './types.ts';

/** The time limit of a case: its kind's for that severity, else for any; else its parents'; else the office's own. */
export function limitOf(
  { kinds, limit }: Pick<CaseRules, 'kinds' | 'limit'>,
  kindId: string,
  severityId: string,
): Limit | null {
  for (const { deadlines } of kindsAbove(kinds, kindId)) {
    const own = (severityId === '' ? undefined : deadlines[severityId]) ?? deadlines['*'];
    if (own) return own;
  }
  return limit;
}
