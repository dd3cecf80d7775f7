import type { ImportKind } from '../../domain/contract/exchange.ts';
import type { Division } from '../../domain/edit/types.ts';

/** What a plan is made of, in the order in which it is imported. */
export const PLAN_KINDS = ['territory', 'grids', 'buildings', 'lines'] as const satisfies ImportKind[];
export type PlanKind = (typeof PLAN_KINDS)[number];

/** Which of the files that a plan is made of have not been imported yet; `lines` is how many there are. */
export function missingKinds(division: Division | null, lines: number): ReadonlySet<PlanKind> {
  const missing = new Set<PlanKind>();
  if (!division) return new Set(PLAN_KINDS);
  const { grids, root } = division.tree;
  let assigned = false;
  for (const [id, grid] of grids) assigned ||= id !== root && !grid.unassigned;
  if (!assigned) missing.add('grids');
  if (division.buildings.all.size === 0) missing.add('buildings');
  if (lines === 0) missing.add('lines');
  return missing;
}
