import type { Issue, IssueCode } from '../../domain/coverage/issue.ts';
import type { Division } from '../../domain/edit/types.ts';

const ERRORS: ReadonlySet<IssueCode> = new Set([
  'gap',
  'overlap',
  'outside',
  'invalid',
  'crossing',
  'disconnected',
  'unassigned',
]);

/** What stands between a plan and its going in force (product.md's table). */
export interface Bars {
  /** Must be mended. */
  readonly block: readonly Issue[];
  /** May pass with a written reason. */
  readonly reason: readonly Issue[];
}

/** Sorts a plan's issues by what they do to its approval; out of band is what the profile says of the grid's level. */
export function barsOf(division: Division, issues: readonly Issue[]): Bars {
  const levels = new Map(division.levels.map((level) => [level.id, level]));
  const block: Issue[] = [];
  const reason: Issue[] = [];
  for (const issue of issues) {
    if (ERRORS.has(issue.code)) block.push(issue);
    else if (issue.code === 'over-band' || issue.code === 'under-band') {
      const grid = division.tree.grids.get(issue.gridIds[0] ?? '');
      const level = levels.get(grid?.level ?? '');
      (level?.outOfBand === 'block' ? block : reason).push(issue);
    } else if (issue.code === 'role-missing' || issue.code === 'building-outside') reason.push(issue);
  }
  return { block, reason };
}
