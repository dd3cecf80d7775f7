import type { CaseFlow } from '../deployment/types.ts';
import type { CaseActor, CaseStanding, CaseState } from './types.ts';

export type FlowStep = CaseFlow['steps'][number];

/** The canonical order. */
export const PLACE: Readonly<Record<CaseState, number>> = {
  reported: 0,
  accepted: 1,
  dispatched: 2,
  handled: 3,
  answered: 4,
  verified: 5,
  closed: 6,
  appraised: 7,
};

/** Where the flow stands: how many of its steps are done, the one taken last, and how far that is in the canonical words. */
export interface FlowPlace {
  readonly done: number;
  readonly step: string | null;
  readonly state: CaseState;
}

/** How many of a sequence's first steps the report itself takes: those that are nothing but a report. */
export function doneByReport({ flow, steps }: CaseFlow): number {
  if (flow === 'alternatives') return 0;
  const first = steps.findIndex(({ covers }) => covers.some((state) => state !== 'reported'));
  return first < 0 ? steps.length : first;
}

/** How many steps of a sequence are done where a case stands; of alternatives none, or the one that ended it. */
export function doneSteps(flow: CaseFlow, { step, state, endedAt }: CaseStanding): number {
  if (flow.flow === 'alternatives') return endedAt === null ? 0 : 1;
  const taken = flow.steps.findIndex(({ id }) => id === step);
  return taken >= 0 ? taken + 1 : doneByState(flow, state);
}

/**
 * How many steps of a sequence lie behind a case that somebody else has brought so far. A step that covers more than that
 * state is still to be taken; a state that no step covers has all behind it that come before it.
 */
function doneByState(flow: CaseFlow, state: CaseState): number {
  const { steps } = flow;
  const covering = steps.findIndex(({ covers }) => covers.includes(state));
  if (covering >= 0)
    return Math.max(doneByReport(flow), steps[covering]!.covers.at(-1) === state ? covering + 1 : covering);
  const ahead = steps.findIndex(({ covers }) => covers.some((one) => PLACE[one] > PLACE[state]));
  return ahead < 0 ? steps.length : ahead;
}

/** Where a case stands after so many steps of a sequence. */
export function placeAfter(flow: CaseFlow, done: number): FlowPlace {
  if (done <= doneByReport(flow)) return { done, step: null, state: 'reported' };
  const { id, covers } = flow.steps[done - 1]!;
  return { done, step: id, state: covers.at(-1)! };
}

/** Where a case stands that comes from elsewhere in that state. */
export function placeOfState(flow: CaseFlow, state: CaseState): FlowPlace {
  if (flow.flow === 'alternatives') return { done: 0, step: null, state };
  return { ...placeAfter(flow, doneByState(flow, state)), state };
}

/** Whether nothing but an appraisal is left, or nothing. */
export function isEnded(flow: CaseFlow, { done, state }: FlowPlace): boolean {
  if (flow.flow === 'alternatives') return done > 0 || PLACE[state] >= PLACE.closed;
  return flow.steps.slice(done).every(({ covers }) => covers.every((one) => one === 'appraised'));
}

/** Whether the clock has stopped by then: a step has been taken that stops it, or the case has ended. */
export function isStopped(flow: CaseFlow, place: FlowPlace): boolean {
  if (isEnded(flow, place)) return true;
  return flow.flow === 'sequence' && flow.steps.slice(0, place.done).some(({ stopsClock }) => stopsClock);
}

/** The steps of the flow that come next: one of a sequence, any of alternatives. */
export function nextSteps(flow: CaseFlow, standing: CaseStanding): readonly FlowStep[] {
  const done = doneSteps(flow, standing);
  if (flow.flow === 'alternatives') return done === 0 ? flow.steps : [];
  return flow.steps.slice(done, done + 1);
}

/** The step that is meant: by its id; in a sequence also by a canonical step that it covers. */
export function findStep({ flow, steps }: CaseFlow, said: string): FlowStep | undefined {
  const own = steps.find(({ id }) => id === said);
  if (own || flow === 'alternatives') return own;
  return steps.find(({ covers }) => covers.some((state) => state === said));
}

/** Dispatching goes to somebody; nobody has yet had a case dispatched to more. */
const USUAL_RECEIVERS = { least: 1, most: 30, who: ['team', 'department'] } as const;

/** Whom a step goes to; null for nobody. */
export function receiversOf({ to, covers }: FlowStep): NonNullable<FlowStep['to']> | null {
  return to ?? (covers.includes('dispatched') ? USUAL_RECEIVERS : null);
}

/** Whether somebody with that role takes this step. */
export function mayTake({ by }: FlowStep, { role }: CaseActor): boolean {
  return role === 'admin' || !by || by.includes(role);
}

/** Steps by name in both languages, as a sentence of either lists them. */
export function listSteps(steps: readonly FlowStep[]): string {
  return steps.map(({ name: { zh, en } }) => `${zh} (${en})`).join('、');
}
