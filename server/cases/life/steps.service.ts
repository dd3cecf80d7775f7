import { findStep, receiversOf } from '../../../domain/case/flow.ts';
import { takeStep } from '../../../domain/case/life-cycle.ts';
import type { CaseActor, StepRequest } from '../../../domain/case/types.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { Tx } from '../../db/transaction.ts';
import type { PlanContext } from '../../plans/context.ts';
import type { CaseRow } from '../case.queries.ts';
import { caseRules } from '../case-rules.ts';
import { cleanLines } from '../intake/clean-text.ts';
import { changeCase } from './change-case.ts';
import { knownReceivers } from './life.queries.ts';
import { standingColumns, standingOf } from './standing.ts';

/**
 * Takes a step with a case, asks for an exception or decides one. Of two at once the first is taken, and where the second said
 * which history it saw it is refused `case-moved-on`. Refuses `case-gone`, what the life cycle refuses, `receiver-unknown`, `receiver-sort`.
 */
export async function takeCaseStep(
  context: PlanContext,
  id: string,
  request: StepRequest,
  actor: CaseActor,
): Promise<Result<CaseRow>> {
  // Before the transaction: a rule that is changed meanwhile is of the moment after.
  const rules = await caseRules(context);
  const now = Date.now();
  const said = request.note === undefined ? request : { ...request, note: cleanLines(request.note) };
  return changeCase(context, id, { actor: actor.name, now, base: request.base }, async (tx, row) => {
    const taken = takeStep(rules, standingOf(row), said, actor, now);
    if (!taken.ok) return taken;
    const { standing, entry } = taken.value;
    const step = findStep(rules.flow, entry.facts.step ?? '');
    const who = step && receiversOf(step)?.who;
    const known = await checkReceivers(tx, row, entry.facts.to ?? [], who ?? []);
    return known.ok ? ok({ set: standingColumns(standing), entries: [entry] }) : known;
  });
}

/** A case goes to grids of its own plan, for their teams, and to departments that are at work, as the step has it. */
async function checkReceivers(
  tx: Tx,
  { plan_id }: CaseRow,
  to: readonly string[],
  who: readonly ('team' | 'department')[],
): Promise<Result<null>> {
  if (to.length === 0) return ok(null);
  const { departments, grids } = await knownReceivers(tx, plan_id, to);
  for (const receiver of to) {
    const isDepartment = departments.has(receiver);
    if (!isDepartment && !grids.has(receiver)) return refuse('receiver-unknown', { receiver });
    if (!who.includes(isDepartment ? 'department' : 'team')) return refuse('receiver-sort', { receiver });
  }
  return ok(null);
}
