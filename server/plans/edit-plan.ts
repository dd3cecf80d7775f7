import type { EditAnswer, EditRequest } from '../../domain/contract/log.ts';
import { type AppliedEdit, applyEdit } from '../../domain/edit/apply-edit.ts';
import { listIssues } from '../../domain/edit/issues.ts';
import { replayEdit } from '../../domain/edit/replay-edit.ts';
import type { Diff, Division, Edit, EditId } from '../../domain/edit/types.ts';
import { fromWireDiff, fromWireEdit, toWireDiff, toWireEdit } from '../../domain/edit/wire.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { appendEvent } from '../live/append-event.ts';
import { checkNewCodes } from './check-new-codes.ts';
import { checkVocabulary } from './check-vocabulary.ts';
import type { PlanContext } from './context.ts';
import type { Version } from './division-cache.ts';
import { checkInForce, checkStatus } from './edit-rules.ts';
import { loadDivision, versionOf } from './load-division.ts';
import { findEdit, findEdits, insertEdit, logAfter } from './log.queries.ts';
import { advancePlan, lockPlan, type PlanRow } from './plan.queries.ts';
import { requestDigest } from './request-digest.ts';
import { toWireIssue } from './wire-issue.ts';
import { writeDiff } from './write-division.ts';

/** Faults that would make the stored plan no division; an edit that leads to one is a bug of the edit. */
const BROKEN = new Set(['gap', 'overlap', 'outside', 'invalid', 'crossing']);

interface Edited {
  readonly answer: EditAnswer;
  /** Null for a repeat: nothing was changed. */
  readonly kept: { readonly version: Version; readonly division: Division } | null;
}

/** An edit as a plan is given it. */
export interface EditOrder {
  readonly id: EditId;
  readonly baseRevision: number;
  readonly note?: string | undefined;
  readonly author: string;
  /** Digest of what was sent: a repeat has the same one. */
  readonly digest: Buffer;
  /** What it comes to on what stands now, asked within the transaction that makes it. */
  toEdit(tx: Tx, division: Division): Promise<Result<Edit>>;
  /** The last of that transaction; what it throws undoes all. Not asked of a repeat. */
  last?(tx: Tx): Promise<void>;
}

/** One edit as it was sent. Refuses what `makeOrder` does. */
export async function editPlan(
  context: PlanContext,
  author: string,
  planId: string,
  request: EditRequest,
): Promise<Result<EditAnswer>> {
  const edit = fromWireEdit(request.edit);
  if (!edit.ok) return edit;
  const { id, baseRevision, note } = request;
  const digest = requestDigest([planId, request.edit, note ?? '']);
  return makeOrder(context, planId, { id, baseRevision, note, author, digest, toEdit: async () => edit });
}

/**
 * The way of one edit (architecture.md): locks the plan, so that its edits come one after another; applies the same
 * `applyEdit` as the browser to what stands now, replaying over what came since the edit's base; writes what
 * changed, the log and the event in the one transaction. The same id again gives the same answer.
 *
 * Refuses `plan-gone`; `edit-id-taken` for an id that another edit has; `plan-closed`, `fixed-in-force` by the
 * plan's status; `revision-unknown` for a base that is yet to come; `stale-revision` with the place; `not-own-edit`,
 * `built-upon` for a revert; `type-unknown`, `risk-unknown`, `role-unknown` of words that the profile has not; `code-taken`, `code-given`; and whatever the edit itself refuses.
 */
export async function makeOrder(
  context: PlanContext,
  planId: string,
  order: EditOrder,
): Promise<Result<EditAnswer>> {
  const edited = await inTransaction(context.db, async (tx): Promise<Result<Edited>> => {
    const plan = await lockPlan(tx, planId);
    if (!plan) return refuse('plan-gone', { plan: planId });
    const earlier = await findEdit(tx, order.id);
    if (earlier) {
      if (!earlier.request.equals(order.digest)) return refuse('edit-id-taken', { id: order.id });
      const { revision, diff, issues } = earlier;
      return ok({ answer: { revision, diff, issues }, kept: null });
    }
    return makeEdit(context, tx, plan, order);
  });
  if (!edited.ok) return edited;
  if (edited.value.kept) context.divisions.put(planId, edited.value.kept.version, edited.value.kept.division);
  return ok(edited.value.answer);
}

async function makeEdit(
  context: PlanContext,
  tx: Tx,
  plan: PlanRow,
  order: EditOrder,
): Promise<Result<Edited>> {
  const { author, digest } = order;
  const open = checkStatus(plan.status);
  if (!open.ok) return open;
  if (order.baseRevision > plan.revision)
    return refuse('revision-unknown', { base: order.baseRevision, revision: plan.revision });
  const { division: before } = await loadDivision(context, tx, plan);
  const meant = await order.toEdit(tx, before);
  if (!meant.ok) return meant;
  const edit = meant.value;
  const said = checkVocabulary(context.profile, edit);
  if (!said.ok) return said;
  const applied = await applyOver(tx, plan, before, order, edit);
  if (!applied.ok) return applied;
  const { diff, division: after } = applied.value;
  if (plan.status === 'in-force') {
    const fixed = checkInForce(diff);
    if (!fixed.ok) return fixed;
  }
  const codes = await checkNewCodes(tx, plan, after, diff, edit.kind);
  if (!codes.ok) return codes;

  const issues = listIssues(after, [...diff.added.map((g) => g.id), ...diff.updated.map(([, g]) => g.id)]);
  const broken = issues.find((issue) => BROKEN.has(issue.code));
  if (broken) return refuse('coverage-broken', { fault: broken.code }, broken.at);

  const revision = plan.revision + 1;
  const reverts = edit.kind === 'revert' ? [...edit.edits] : [];
  const answer: EditAnswer = { revision, diff: toWireDiff(diff), issues: issues.map(toWireIssue) };
  const logged = {
    id: order.id,
    revision,
    author,
    edit: toWireEdit(edit),
    diff: answer.diff,
    reverts,
  };
  // First of all that is written, so that a refusal leaves nothing behind.
  const inserted = await insertEdit(tx, {
    ...logged,
    plan_id: plan.id,
    kind: edit.kind,
    note: order.note ?? '',
    request: digest,
    issues: answer.issues,
  });
  if (!inserted) return refuse('edit-id-taken', { id: order.id });
  await writeDiff(tx, plan.id, before, after, diff);
  await advancePlan(tx, plan.id, revision, diff.territory?.[1]);
  await order.last?.(tx);
  await appendEvent(tx, 'edit', { plan: plan.id, ...logged });
  const version = await versionOf(tx, { ...plan, revision });
  return ok({ answer, kept: { version, division: after } });
}

/** The edit on what stands now, or the reason why it cannot follow what came since its base. */
async function applyOver(
  tx: Tx,
  plan: PlanRow,
  division: Division,
  { id, author, baseRevision }: EditOrder,
  edit: Edit,
): Promise<Result<AppliedEdit>> {
  if (edit.kind === 'revert') {
    const diffs = await ownDiffs(tx, plan.id, author, edit.edits);
    if (!diffs.ok) return diffs;
    // A revert looks at what stands now by itself: what has been built upon is refused with its place.
    return applyEdit(division, edit, { editId: id, diffOf: (edit) => diffs.value.get(edit) });
  }
  const since = await logAfter(tx, plan.id, baseRevision);
  return replayEdit(
    division,
    since.map((row) => fromWireDiff(row.diff)),
    edit,
    { editId: id },
  );
}

/** The diffs of edits of this plan that the author made: undo is of one's own. */
async function ownDiffs(
  tx: Tx,
  plan: string,
  author: string,
  ids: readonly string[],
): Promise<Result<Map<string, Diff>>> {
  const rows = await findEdits(tx, plan, ids);
  const others = rows.find((row) => row.author !== author);
  if (others) return refuse('not-own-edit', { id: others.id, author: others.author });
  return ok(new Map(rows.map((row) => [row.id, fromWireDiff(row.diff)])));
}
