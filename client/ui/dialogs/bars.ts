import type { Issue, IssueCode } from '../../../domain/coverage/issue.ts';
import type { Division } from '../../../domain/edit/types.ts';

type Counted = readonly (readonly [IssueCode, number])[];

/** What keeps a plan from going in force: for good, or unless a reason is written (product.md's table). */
export interface Bars {
  readonly blocks: Counted;
  readonly reasons: Counted;
}

/** Sorts issues by what they do to a plan that wants to go in force. The server decides; this only foretells it. */
export function barsOf(issues: readonly Issue[], division: Division): Bars {
  const outOfBand = new Map(division.levels.map((level) => [level.id, level.outOfBand]));
  const blocks = new Map<IssueCode, number>();
  const reasons = new Map<IssueCode, number>();
  for (const { code, severity, gridIds } of issues) {
    if (severity === 'notice') continue;
    const level = division.tree.grids.get(gridIds[0] ?? '')?.level;
    const band = code === 'over-band' || code === 'under-band';
    const blocked = severity === 'error' || (band && outOfBand.get(level ?? '') === 'block');
    const into = blocked ? blocks : reasons;
    into.set(code, (into.get(code) ?? 0) + 1);
  }
  return { blocks: [...blocks], reasons: [...reasons] };
}
