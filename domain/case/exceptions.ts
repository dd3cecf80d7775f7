import { ok, type Result, refuse } from '../result.ts';
import { soonBefore } from './deadline.ts';
import { doneByReport, doneSteps, isEnded, isStopped, placeAfter, receiversOf } from './flow.ts';
import { clockMovedOn, clockRestarted } from './move-clock.ts';
import type { CaseEntryFacts, CaseRules, CaseStanding, Exception, Ms, StepRequest } from './types.ts';

/** As the contract says: without its offset a time would be another wherever the server stands. */
const TIME_WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i;
/** A deadline can never be moved back: a slip of a digit in the year would be one for ever. */
const EXTENSION_MAX_MS = 5 * 365 * 86_400_000;

/** An exception that has been read and can be made. */
export interface ReadException {
  readonly exception: Exception;
  readonly note: string;
  /** The new deadline, ISO 8601. */
  readonly until?: string;
  readonly step?: string;
}

/** Why nobody can have this exception of a case as it stands; null where somebody can. */
export function exceptionBar(rules: CaseRules, standing: CaseStanding, exception: Exception): string | null {
  if (standing.suspendedAt !== null) return 'case-suspended';
  if (exception === 'returned') return hasSteps(rules, standing) ? null : 'nothing-to-return';
  if (standing.stoppedAt !== null || standing.endedAt !== null) return 'clock-stopped';
  return exception === 'extended' && standing.dueAt === null ? 'no-deadline' : null;
}

function hasSteps({ flow }: CaseRules, standing: CaseStanding): boolean {
  return doneSteps(flow, standing) > doneByReport(flow);
}

/** Steps that a case may be returned to, in their order: taken ones. Of alternatives the one that ended it, where it is known. */
export function returnsTo({ flow }: CaseRules, standing: CaseStanding): string[] {
  if (flow.flow === 'alternatives') return standing.step === null ? [] : [standing.step];
  return flow.steps.slice(doneByReport(flow), doneSteps(flow, standing)).map(({ id }) => id);
}

/** Reads what is asked for: the reason, the new deadline, the step to go back to. Refuses what cannot be. */
export function readException(
  rules: CaseRules,
  standing: CaseStanding,
  exception: Exception,
  { note = '', until, back }: Pick<StepRequest, 'note' | 'until' | 'back'>,
  now: Ms,
): Result<ReadException> {
  const bar = exceptionBar(rules, standing, exception);
  if (bar) return refuse(bar);
  const reason = note.trim();
  if (reason === '') return refuse('note-missing');
  if (exception === 'suspended') return ok({ exception, note: reason });
  if (exception === 'returned') {
    const steps = returnsTo(rules, standing);
    const step = back ?? steps.at(-1);
    if (step === undefined) return ok({ exception, note: reason });
    if (!steps.includes(step)) return refuse('return-not-back', { step });
    return ok({ exception, note: reason, step });
  }
  if (until === undefined || until.trim() === '') return refuse('until-missing');
  const at = TIME_WITH_OFFSET.test(until.trim()) ? Date.parse(until.trim()) : Number.NaN;
  if (!Number.isFinite(at)) return refuse('until-unreadable', { until });
  if (at > now + EXTENSION_MAX_MS)
    return refuse('until-too-far', { until: new Date(now + EXTENSION_MAX_MS).toISOString() });
  if (at <= now || at <= standing.dueAt!)
    return refuse('until-not-later', { due: new Date(standing.dueAt!).toISOString() });
  return ok({ exception, note: reason, until: new Date(at).toISOString() });
}

/** The case once an exception is granted, its number of entries left as it is, and what its history says of it. */
export function grant(
  rules: CaseRules,
  standing: CaseStanding,
  asked: ReadException,
  now: Ms,
): { standing: CaseStanding; facts: CaseEntryFacts } {
  const { exception, note, until, step } = asked;
  if (exception === 'suspended') return { standing: { ...standing, suspendedAt: now }, facts: { note } };
  if (exception === 'extended') {
    const due = Date.parse(until!);
    const soonAt = soonBefore(standing.clockFrom, due);
    return { standing: { ...standing, dueAt: due, soonAt }, facts: { note, until: until! } };
  }
  const after = returned(rules, standing, step, now);
  const where = step === undefined ? {} : { step };
  return { standing: after, facts: { note, ...where, ...untilOf(standing, after) } };
}

/** The case goes on: its clock is moved on by the time that it was suspended. */
export function resumed(rules: CaseRules, standing: CaseStanding, now: Ms): CaseStanding {
  return {
    ...standing,
    ...clockMovedOn(rules, standing, standing.suspendedAt!, now),
    suspendedAt: null,
  };
}

/** The deadline, where it has moved, as a history says it. */
export function untilOf(before: CaseStanding, after: CaseStanding): { until?: string } {
  return after.dueAt === null || after.dueAt === before.dueAt
    ? {}
    : { until: new Date(after.dueAt).toISOString() };
}

/** The case stands before that step again. What was given to somebody by a step that is undone is with nobody. */
function returned(rules: CaseRules, standing: CaseStanding, step: string | undefined, now: Ms): CaseStanding {
  const { flow } = rules;
  const sequence = flow.flow === 'sequence';
  const from = sequence ? flow.steps.findIndex(({ id }) => id === step) : 0;
  const undone = sequence
    ? flow.steps.slice(from, doneSteps(flow, standing))
    : flow.steps.filter(({ id }) => id === standing.step);
  const place = sequence ? placeAfter(flow, from) : { done: 0, step: null, state: 'reported' as const };
  const { stoppedAt } = standing;
  const restarts = stoppedAt !== null && !isStopped(flow, place);
  return {
    ...standing,
    state: place.state,
    step: place.step,
    to: undone.some(receiversOf) ? [] : standing.to,
    ...(restarts ? clockRestarted(rules, standing, stoppedAt, now) : {}),
    stoppedAt: restarts ? null : stoppedAt,
    endedAt: isEnded(flow, place) ? standing.endedAt : null,
    // An exception that was asked for the case as it stood before is asked for no more.
    asked: null,
    satisfaction: null,
  };
}
