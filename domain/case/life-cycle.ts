import { ok, type Result, refuse } from '../result.ts';
import {
  exceptionBar,
  grant,
  type ReadException,
  readException,
  resumed,
  returnsTo,
  untilOf,
} from './exceptions.ts';
import { doneSteps, type FlowStep, findStep, listSteps, mayTake, nextSteps, receiversOf } from './flow.ts';
import { takeFlowStep } from './take-flow-step.ts';
import type {
  CaseActor,
  CaseChange,
  CaseEntryFacts,
  CaseEntryKind,
  CaseRules,
  CaseStanding,
  Exception,
  Ms,
  PossibleChange,
  StepRequest,
} from './types.ts';

const EXCEPTIONS: readonly Exception[] = ['extended', 'returned', 'suspended'];

/**
 * What a request comes to: the next step of the profile's flow, an exception, the decision of one that was asked for, or
 * the end of a suspension. A commander's exception waits for an approver; an approver's is granted by itself. Refuses
 * `case-moved-on` where the officer saw an older history, a step that the flow does not allow now and says which it does, a role
 * that may not, and what is missing of the request. Nothing of it is computed from the time but deadlines and what is marked with `now`.
 */
export function takeStep(
  rules: CaseRules,
  standing: CaseStanding,
  request: StepRequest,
  actor: CaseActor,
  now: Ms,
): Result<CaseChange> {
  const { step, base } = request;
  if (base !== undefined && base !== standing.history)
    return refuse('case-moved-on', { seen: base, history: standing.history });
  const exception = EXCEPTIONS.find((one) => one === step);
  const bar = exception
    ? barOfException(rules, standing, exception, actor)
    : barOfOrder(standing, step, actor);
  if (bar) return refuse(bar);
  if (exception) return takeException(rules, standing, exception, request, actor, now);
  if (step === 'resumed') return takeResumed(rules, standing, request, now);
  if (step === 'approve' || step === 'refuse') return decide(rules, standing, request, actor, now);
  const taken = flowStep(rules, standing, step, actor);
  if (!taken.ok) return taken;
  return takeFlowStep(rules, standing, taken.value, request, now);
}

/** What somebody may do with a case as it stands, and what of the rest is barred by what. */
export function possibleSteps(rules: CaseRules, standing: CaseStanding, actor: CaseActor): PossibleChange[] {
  const steps = nextSteps(rules.flow, standing).map((step): PossibleChange => {
    const receivers = receiversOf(step);
    const why = barOfStep(standing, step, actor);
    return {
      step: step.id,
      to: !receivers ? 'none' : receivers.most === 1 ? 'one' : 'several',
      ...(receivers ? { atLeast: receivers.least, who: [...receivers.who] } : {}),
      needsNote: step.needsNote === true,
      needsUntil: false,
      ...(why ? { why } : {}),
    };
  });
  const other = (step: string, why: string | null, more: Partial<PossibleChange> = {}): PossibleChange => ({
    step,
    to: 'none',
    needsNote: step !== 'approve',
    needsUntil: step === 'extended',
    ...more,
    ...(why ? { why } : {}),
  });
  const exceptions = EXCEPTIONS.map((exception) =>
    other(
      exception,
      barOfException(rules, standing, exception, actor),
      exception === 'returned' ? { back: returnsTo(rules, standing) } : {},
    ),
  );
  const orders = [
    ...(standing.suspendedAt === null ? [] : ['resumed']),
    ...(standing.asked ? ['approve', 'refuse'] : []),
  ].map((step) => other(step, barOfOrder(standing, step, actor) ?? barOfAsked(rules, standing, step)));
  return [...steps, ...orders, ...exceptions];
}

function barOfException(
  rules: CaseRules,
  standing: CaseStanding,
  exception: Exception,
  actor: CaseActor,
): string | null {
  const bar = exceptionBar(rules, standing, exception);
  return bar ?? (standing.asked && !grants(actor) ? 'exception-waiting' : null);
}

function barOfOrder({ suspendedAt, asked }: CaseStanding, step: string, actor: CaseActor): string | null {
  if (step === 'resumed') return suspendedAt === null ? 'not-suspended' : null;
  if (step !== 'approve' && step !== 'refuse') return null;
  if (!asked) return 'nothing-asked';
  // Whoever has asked may also take it back.
  const may = grants(actor) || (step === 'refuse' && asked.by === actor.name);
  return may ? null : 'role-decide';
}

/** What has been asked for can have become impossible while it waited. */
function barOfAsked(rules: CaseRules, standing: CaseStanding, step: string): string | null {
  return step === 'approve' ? exceptionBar(rules, standing, standing.asked!.exception) : null;
}

function barOfStep({ suspendedAt }: CaseStanding, step: FlowStep, actor: CaseActor): string | null {
  if (suspendedAt !== null) return 'case-suspended';
  return mayTake(step, actor) ? null : 'role-step';
}

function grants({ role }: CaseActor): boolean {
  return role !== 'commander';
}

/** The step of the flow that is meant, where it is one that comes next and that this actor may take. */
function flowStep(
  { flow }: CaseRules,
  standing: CaseStanding,
  said: string,
  actor: CaseActor,
): Result<FlowStep> {
  const next = nextSteps(flow, standing);
  const step =
    next.find(({ id }) => id === said) ?? nextCovering(flow.flow, next, said) ?? findStep(flow, said);
  const params = { possible: listSteps(next) };
  if (!step) return refuse('step-unknown', { step: said, ...params });
  if (!next.includes(step)) {
    const refused = { step: listSteps([step]), ...params };
    return refuse(
      doneSteps(flow, standing) > 0 && next.length === 0 ? 'no-step-left' : 'step-not-allowed',
      refused,
    );
  }
  const bar = barOfStep(standing, step, actor);
  return bar ? refuse(bar, { step: listSteps([step]) }) : ok(step);
}

/** Two steps of a sequence may cover the same canonical one: then the one that comes next is meant. */
function nextCovering(flow: 'sequence' | 'alternatives', next: readonly FlowStep[], said: string) {
  return flow === 'sequence' ? next.find(({ covers }) => covers.some((one) => one === said)) : undefined;
}

function takeException(
  rules: CaseRules,
  standing: CaseStanding,
  exception: Exception,
  request: StepRequest,
  actor: CaseActor,
  now: Ms,
): Result<CaseChange> {
  const read = readException(rules, standing, exception, request, now);
  if (!read.ok) return read;
  if (grants(actor)) return ok(granted(rules, standing, read.value, now));
  const { note, until, step } = read.value;
  const facts = { note, ...(until === undefined ? {} : { until }), ...(step === undefined ? {} : { step }) };
  const asked = { exception, by: actor.name, at: new Date(now).toISOString(), ...facts };
  return ok(change({ ...standing, asked }, 'asked', { exception, ...facts }));
}

/** The exception is granted. One of the same sort that was waiting is settled by it. */
function granted(rules: CaseRules, standing: CaseStanding, read: ReadException, now: Ms): CaseChange {
  const { asked } = standing;
  const settled = asked?.exception === read.exception ? { ...standing, asked: null } : standing;
  const after = grant(rules, settled, read, now);
  return change(after.standing, read.exception, after.facts);
}

function takeResumed(
  rules: CaseRules,
  standing: CaseStanding,
  { note = '' }: StepRequest,
  now: Ms,
): Result<CaseChange> {
  if (note.trim() === '') return refuse('note-missing');
  const after = resumed(rules, standing, now);
  return ok(change(after, 'resumed', { note: note.trim(), ...untilOf(standing, after) }));
}

function decide(
  rules: CaseRules,
  standing: CaseStanding,
  { step, note = '' }: StepRequest,
  actor: CaseActor,
  now: Ms,
): Result<CaseChange> {
  const asked = standing.asked!;
  const { exception } = asked;
  const said = note.trim();
  const approver = actor.name;
  if (step === 'refuse') {
    if (said === '') return refuse('note-missing');
    return ok(change({ ...standing, asked: null }, 'refused', { exception, note: said, approver }));
  }
  const { step: back, ...rest } = asked;
  const read = readException(
    rules,
    standing,
    exception,
    { ...rest, ...(back === undefined ? {} : { back }) },
    now,
  );
  if (!read.ok) return read;
  const { standing: after, entry } = granted(rules, standing, read.value, now);
  const facts = { ...entry.facts, ...(said === '' ? {} : { note: said }), approver };
  return ok({ standing: after, entry: { kind: entry.kind, facts } });
}

function change(standing: CaseStanding, kind: CaseEntryKind, facts: CaseEntryFacts): CaseChange {
  return { standing: { ...standing, history: standing.history + 1 }, entry: { kind, facts } };
}
