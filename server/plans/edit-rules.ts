import type { Diff, Division } from '../../domain/edit/types.ts';
import type { Grid } from '../../domain/plan/types.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { PlanStatus } from '../db/schema.ts';

/** What a plan in force takes: the board's facts, nothing that moves a border or a count. */
const OPEN_IN_FORCE: ReadonlySet<keyof Grid> = new Set(['team', 'name', 'type', 'risk', 'note', 'tags']);

/** Whether plans of this status take edits at all: else `plan-closed`. */
export function checkStatus(status: PlanStatus): Result<PlanStatus> {
  return status === 'draft' || status === 'in-force' ? ok(status) : refuse('plan-closed', { status });
}

/** Whether a plan in force may be changed like this: else `fixed-in-force` with the first field that may not. */
export function checkInForce(diff: Diff): Result<Diff> {
  if (diff.added.length > 0 || diff.removed.length > 0 || diff.territory)
    return refuse('fixed-in-force', { field: 'geometry' });
  for (const [before, after] of diff.updated) {
    for (const field of Object.keys(after) as (keyof Grid)[]) {
      if (OPEN_IN_FORCE.has(field) || JSON.stringify(before[field]) === JSON.stringify(after[field]))
        continue;
      return refuse('fixed-in-force', { id: after.id, field: field === 'polygon' ? 'geometry' : field });
    }
  }
  return ok(diff);
}

/** Codes that a diff sets and that were not there before. */
export function newCodes(diff: Diff): { readonly code: string; readonly gridId: string }[] {
  const set: { code: string; gridId: string }[] = [];
  for (const grid of diff.added) if (grid.code !== null) set.push({ code: grid.code, gridId: grid.id });
  for (const [before, after] of diff.updated)
    if (after.code !== null && after.code !== before.code) set.push({ code: after.code, gridId: after.id });
  return set;
}

/** Whether every code that a diff sets is its grid's alone in the plan: else `code-taken`. */
export function checkCodes(
  after: Division,
  codes: readonly { code: string; gridId: string }[],
): Result<null> {
  if (codes.length === 0) return ok(null);
  const wanted = new Map(codes.map(({ code, gridId }) => [code, gridId]));
  for (const grid of after.tree.grids.values()) {
    if (grid.code === null) continue;
    const by = wanted.get(grid.code);
    if (by !== undefined && by !== grid.id)
      return refuse('code-taken', { code: grid.code, id: grid.id, name: grid.name });
  }
  return ok(null);
}
