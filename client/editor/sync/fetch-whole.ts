import type { Answer, LoadedPlan, LoggedEdit, ServerPort } from '../ports.ts';
import type { Conflict, PendingEdit } from '../store.ts';

/** A plan as it stands, and the log from where the oldest of what is pending was made. */
export async function fetchWhole(
  server: ServerPort,
  planId: string,
  kept: { readonly pending: readonly PendingEdit[]; readonly conflicts: readonly Conflict[] },
): Promise<Answer<{ readonly plan: LoadedPlan; readonly since: readonly LoggedEdit[] }>> {
  const plan = await server.loadPlan(planId);
  if (plan.kind !== 'ok') return plan;
  const all = [...kept.pending, ...kept.conflicts];
  if (all.length === 0) return { kind: 'ok', value: { plan: plan.value, since: [] } };
  // A revert needs the diff of what it reverts, however long ago that was.
  const reverts = all.some((one) => one.edit.kind === 'revert');
  const after = reverts ? 0 : Math.min(...all.map((one) => one.baseRevision));
  const since = await server.log(planId, after);
  return since.kind === 'ok' ? { kind: 'ok', value: { plan: plan.value, since: since.value } } : since;
}
