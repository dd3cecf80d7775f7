import { OTHER_KIND } from '../../../domain/case/kinds.ts';
import { refiled } from '../../../domain/case/new-standing.ts';
import { severitiesOf } from '../../../domain/case/severity.ts';
import type { CaseEntryFacts, CaseEntryKind, CaseRules } from '../../../domain/case/types.ts';
import type { CaseChangeBody } from '../../../domain/contract/case.ts';
import { toLattice } from '../../../domain/geometry/point.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { Tx } from '../../db/transaction.ts';
import { pointToHex } from '../../db/wkb.ts';
import type { PlanContext } from '../../plans/context.ts';
import type { CaseRow } from '../case.queries.ts';
import { caseRules } from '../case-rules.ts';
import { cleanLine } from '../intake/clean-text.ts';
import { type Changed, changeCase } from './change-case.ts';
import { hasRepeats, leafAt, planInForceAt } from './life.queries.ts';
import { standingColumns, standingOf } from './standing.ts';

type Part = { -readonly [Key in keyof Changed['set']]: Changed['set'][Key] };
type Entry = { readonly kind: CaseEntryKind; readonly facts: CaseEntryFacts };

/**
 * Puts a case of the tray on the map, files it under another kind or severity, gives it another title, says that it is a case
 * told again or that it is not. Each that changes anything is an entry of its history. Refuses `case-gone`, `case-moved-on`, `nothing-changes`,
 * `case-located`, `out-of-range`, `case-outside`, `case-kind-unknown`, `severity-unknown`, `title-missing`, `repeat-itself`, `repeat-unknown`, `repeat-chain`.
 */
export async function describeCase(
  context: PlanContext,
  id: string,
  body: CaseChangeBody,
  actor: string,
): Promise<Result<CaseRow>> {
  const rules = await caseRules(context);
  const others = body.repeatOf ? [body.repeatOf] : [];
  const changing = { actor, now: Date.now(), base: body.base, others };
  return changeCase(context, id, changing, async (tx, row, [original]) => {
    const set: Part = {};
    const entries: Entry[] = [];
    for (const part of [
      await placed(tx, row, body, set),
      described(rules, context, row, body, set),
      await linked(tx, row, original, body, set),
    ]) {
      if (!part.ok) return part;
      entries.push(...part.value);
    }
    return entries.length === 0 ? refuse('nothing-changes') : ok({ set, entries });
  });
}

/** A case that was placed by hand may be placed again; one that came with a place keeps the grid of its report for ever. */
async function placed(tx: Tx, row: CaseRow, { at }: CaseChangeBody, set: Part): Promise<Result<Entry[]>> {
  if (!at) return ok([]);
  if (row.position === 'located') return refuse('case-located');
  const [lng, lat] = at;
  if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) return refuse('out-of-range', { lng, lat });
  const point = toLattice(lng, lat);
  // As if it had been placed right when it came: in the plan that was in force then.
  const plan = await planInForceAt(tx, row.territory_id, row.created_at);
  const grid = plan === undefined ? undefined : await leafAt(tx, plan, point);
  if (plan === undefined || grid === undefined) return refuse('case-outside', {}, point);
  set.at = pointToHex(point);
  set.position = 'placed';
  set.plan_id = plan;
  set.grid_id = grid;
  return ok([{ kind: 'placed', facts: { at: [lng, lat] } }]);
}

/** The deadline of another kind or severity counts from the same beginning; history says both. */
function described(
  rules: CaseRules,
  { profile }: PlanContext,
  row: CaseRow,
  { kind, severity, title }: CaseChangeBody,
  set: Part,
): Result<Entry[]> {
  if (kind !== undefined && kind !== OTHER_KIND.id && !rules.kinds.has(kind))
    return refuse('case-kind-unknown', { kind });
  if (
    severity !== undefined &&
    severity !== '' &&
    !severitiesOf(profile.cases).some(({ id }) => id === severity)
  )
    return refuse('severity-unknown', { severity });
  const said = title === undefined ? row.title : cleanLine(title);
  if (title !== undefined && said === '') return refuse('title-missing');
  const [kindId, severityId] = [kind ?? row.kind_id, severity ?? row.severity_id];
  const facts: { -readonly [Key in keyof CaseEntryFacts]: CaseEntryFacts[Key] } = {};
  if (said !== row.title) {
    set.title = said;
    facts.title = said;
    facts.was = row.title;
  }
  if (kindId !== row.kind_id || severityId !== row.severity_id) {
    const before = standingOf(row);
    const after = refiled(rules, before, { kindId, severityId });
    Object.assign(set, standingColumns(after));
    if (kindId !== row.kind_id) facts.kind = kindId;
    if (severityId !== row.severity_id) facts.severity = severityId;
    if (after.dueAt !== null && after.dueAt !== before.dueAt)
      facts.until = new Date(after.dueAt).toISOString();
  }
  return ok(Object.keys(facts).length === 0 ? [] : [{ kind: 'described', facts }]);
}

/** Of cases told again there is one original and no chain: it is counted once, as that. */
async function linked(
  tx: Tx,
  row: CaseRow,
  original: CaseRow | undefined,
  { repeatOf }: CaseChangeBody,
  set: Part,
): Promise<Result<Entry[]>> {
  if (repeatOf === undefined || (repeatOf !== null && repeatOf === row.repeat_of)) return ok([]);
  if (repeatOf === null) {
    const of = row.repeat_of ?? row.likely_of;
    if (of === null) return ok([]);
    set.repeat_of = null;
    set.likely_of = null;
    return ok([{ kind: 'unlinked', facts: { of } }]);
  }
  if (repeatOf === row.id) return refuse('repeat-itself');
  if (!original || original.territory_id !== row.territory_id)
    return refuse('repeat-unknown', { case: repeatOf });
  if (original.repeat_of !== null) return refuse('repeat-chain', { of: original.repeat_of });
  if (await hasRepeats(tx, row.id)) return refuse('repeat-chain', { of: row.id });
  set.repeat_of = repeatOf;
  set.likely_of = null;
  return ok([{ kind: 'linked', facts: { of: repeatOf } }]);
}
