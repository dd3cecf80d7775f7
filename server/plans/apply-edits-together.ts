import { randomUUID } from 'node:crypto';
import { type AppliedEdit, applyEdit } from '../../domain/edit/apply-edit.ts';
import { replayEdit } from '../../domain/edit/replay-edit.ts';
import type { Diff, Division, Edit, EditId } from '../../domain/edit/types.ts';
import { fromWireDiff, toWireDiff, toWireEdit } from '../../domain/edit/wire.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { appendEvents } from '../live/append-event.ts';
import { checkNewCodes } from './check-new-codes.ts';
import { checkVocabulary } from './check-vocabulary.ts';
import type { PlanContext } from './context.ts';
import type { Version } from './division-cache.ts';
import { checkInForce, checkStatus } from './edit-rules.ts';
import { insertEdits } from './edits-together.queries.ts';
import { loadDivision, versionOf } from './load-division.ts';
import { logAfter } from './log.queries.ts';
import { advancePlan, lockPlan, type PlanRow } from './plan.queries.ts';
import { requestDigest } from './request-digest.ts';
import { writeDiff } from './write-division.ts';

/** An edit of what is said of grids. It moves no border, so it can leave no gap and no overlap. */
export type FactEdit = Extract<Edit, { kind: 'team' | 'describe' }>;

export interface EditsTogether {
  readonly author: string;
  /** The revision of the plan that the edits were made on. */
  readonly baseRevision: number;
  /** In their order; each is made on what those before it left. A grid stands in one of them only. */
  readonly edits: readonly FactEdit[];
}

/** So many edits go to the database in one statement: each carries its grids, before and after. */
const A_STATEMENT = 200;

interface Made {
  readonly id: EditId;
  readonly edit: FactEdit;
  readonly diff: Diff;
}

interface Stored {
  readonly version: Version;
  readonly division: Division;
}

/**
 * Makes many edits of a plan in one transaction, all of them or none, by the same rules as one (`editPlan`): each has its
 * own line in the log and its own revision, so others hear of each and it can be taken back by itself; what they do to the grids is
 * written at once. `last` ends the transaction; what it throws undoes all. Without any edit only `last` is done.
 *
 * Refuses `plan-gone`, `plan-closed`, `revision-unknown`; `stale-revision` with the place where somebody has changed the same
 * since; `fixed-in-force`; words that the profile has not; `code-taken`, `code-given` of the codes that there would be in the end (so two grids may
 * change theirs about); and whatever an edit itself refuses.
 */
export async function applyEditsTogether(
  context: PlanContext,
  planId: string,
  request: EditsTogether,
  last: (tx: Tx) => Promise<void> = async () => {},
): Promise<Result<void>> {
  const stored = await inTransaction(context.db, async (tx): Promise<Result<Stored | null>> => {
    const plan = await lockPlan(tx, planId);
    if (!plan) return refuse('plan-gone', { plan: planId });
    const made = request.edits.length === 0 ? ok(null) : await makeEdits(context, tx, plan, request);
    if (made.ok) await last(tx);
    return made;
  });
  if (!stored.ok) return stored;
  if (stored.value) context.divisions.put(planId, stored.value.version, stored.value.division);
  return ok(undefined);
}

async function makeEdits(
  context: PlanContext,
  tx: Tx,
  plan: PlanRow,
  { author, baseRevision, edits }: EditsTogether,
): Promise<Result<Stored>> {
  const open = checkStatus(plan.status);
  if (!open.ok) return open;
  if (baseRevision > plan.revision)
    return refuse('revision-unknown', { base: baseRevision, revision: plan.revision });
  const { division: before } = await loadDivision(context, tx, plan);
  const since = (await logAfter(tx, plan.id, baseRevision)).map((row) => fromWireDiff(row.diff));
  const made: Made[] = [];
  let after = before;
  for (const edit of edits) {
    const said = checkVocabulary(context.profile, edit);
    if (!said.ok) return said;
    const id = randomUUID();
    const applied: Result<AppliedEdit> =
      since.length === 0
        ? applyEdit(after, edit, { editId: id })
        : replayEdit(after, since, edit, { editId: id });
    if (!applied.ok) return applied;
    made.push({ id, edit, diff: applied.value.diff });
    after = applied.value.division;
  }
  const diff = allOf(made);
  if (plan.status === 'in-force') {
    const fixed = checkInForce(diff);
    if (!fixed.ok) return fixed;
  }
  const codes = await checkNewCodes(tx, plan, after, diff, 'describe');
  if (!codes.ok) return codes;

  const revision = plan.revision + made.length;
  const logged = made.map((one, i) => toLogged(plan, one, plan.revision + 1 + i, author));
  for (const rows of inParts(logged))
    if ((await insertEdits(tx, plan.id, rows)) < rows.length) throw new Error('an edit id was given twice');
  await writeDiff(tx, plan.id, before, after, diff);
  await advancePlan(tx, plan.id, revision);
  for (const rows of inParts(logged))
    await appendEvents(
      tx,
      'edit',
      rows.map(({ id, revision, edit, diff, reverts }) => ({
        plan: plan.id,
        id,
        revision,
        author,
        edit,
        diff,
        reverts,
      })),
    );
  return ok({ version: await versionOf(tx, { ...plan, revision }), division: after });
}

/** The one diff of edits that each touch other grids, and add and remove none. */
function allOf(made: readonly Made[]): Diff {
  const updated = made.flatMap(({ diff }) => diff.updated);
  const ids = new Set(updated.map(([{ id }]) => id));
  if (ids.size < updated.length) throw new Error('a grid stands in two edits of one go');
  return { added: [], updated, removed: [] };
}

function toLogged({ id: plan }: PlanRow, { id, edit, diff }: Made, revision: number, author: string) {
  const wire = toWireEdit(edit);
  return {
    id,
    plan_id: plan,
    revision,
    author,
    kind: edit.kind,
    edit: wire,
    diff: toWireDiff(diff),
    note: '',
    reverts: [],
    request: requestDigest([plan, wire, '']),
    // What a repeat is told of: nobody outside knows these ids before they are in the log.
    issues: [],
  };
}

function inParts<T>(all: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let i = 0; i < all.length; i += A_STATEMENT) parts.push(all.slice(i, i + A_STATEMENT));
  return parts;
}
