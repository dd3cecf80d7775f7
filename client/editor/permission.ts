import type { Edit } from '../../domain/edit/types.ts';
import type { Reason } from '../../domain/result.ts';
import { isShaped } from './shapes.ts';
import type { EditorState } from './store.ts';

const PLANNERS = new Set(['planner', 'approver', 'admin']);
const BUILDERS = new Set(['planner', 'admin']);
/** What a plan in force takes of `describe`: the board's facts, nothing that moves a border or a count. */
const OPEN_IN_FORCE = new Set(['name', 'type', 'risk', 'note', 'tags']);

/** Whether a role imports files. */
export function mayImport(role: string): boolean {
  return BUILDERS.has(role);
}

/** Why this person may not make this kind of edit in this plan now; null when they may. The server asks the same. */
export function editRefusal(state: EditorState, edit: Pick<Edit, 'kind'> & { set?: object }): Reason | null {
  const { account, plan } = state;
  if (!plan) return { code: 'no-plan', params: {} };
  if (!account || !PLANNERS.has(account.role)) return { code: 'role', params: { role: account?.role ?? '' } };
  if (plan.status === 'draft') return null;
  if (plan.status !== 'in-force') return { code: 'plan-closed', params: { status: plan.status } };
  // What a revert takes back may be of either kind; the server knows.
  if (edit.kind === 'team' || edit.kind === 'revert') return null;
  if (edit.kind !== 'describe') return { code: 'fixed-in-force', params: { field: 'geometry' } };
  const fixed = Object.keys(edit.set ?? {}).find((field) => !OPEN_IN_FORCE.has(field));
  return fixed === undefined ? null : { code: 'fixed-in-force', params: { field: fixed } };
}

/** Why the machine can't lay a proposal over this plan now; null when it can. */
export function draftRefusal(state: EditorState): Reason | null {
  const refusal = editRefusal(state, { kind: 'replace' });
  const status = state.plan?.status;
  // Whoever may edit is told that there is a way: a draft.
  const closed = refusal !== null && refusal.code !== 'role' && status !== undefined;
  return closed ? { code: 'proposal-needs-draft', params: { status } } : refusal;
}

/** Why nothing can be cut or moved at the level in hand; null when it can. */
export function cutRefusal(state: EditorState): Reason | null {
  const refusal = editRefusal(state, { kind: 'split' });
  const { plan, level } = state;
  if (refusal || !plan || level === null || !isShaped(plan.division, level)) return refusal;
  return { code: 'level-does-not-tile', params: { level } };
}

/** Why lines can't follow the streets now; null when they can. */
export function routeRefusal({ plan, snapping }: EditorState): Reason | null {
  if (!plan) return { code: 'no-plan', params: {} };
  return snapping ? null : { code: 'follow-needs-snap', params: {} };
}

/** Why this person may not add, move or remove buildings; they belong to the territory, so any plan will do. */
export function buildingRefusal(state: EditorState): Reason | null {
  const { account, plan } = state;
  if (!plan) return { code: 'no-plan', params: {} };
  if (!account || !BUILDERS.has(account.role)) return { code: 'role', params: { role: account?.role ?? '' } };
  return null;
}
