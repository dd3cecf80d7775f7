import { ok, type Result, refuse } from '../result.ts';
import { doneSteps, type FlowPlace, type FlowStep, isEnded, isStopped, receiversOf } from './flow.ts';
import type { AskedException, CaseChange, CaseRules, CaseStanding, Ms, StepRequest } from './types.ts';

/** The case after a step of its flow that comes next, and the entry of it. Refuses what is missing of the request. */
export function takeFlowStep(
  { flow }: CaseRules,
  standing: CaseStanding,
  step: FlowStep,
  request: StepRequest,
  now: Ms,
): Result<CaseChange> {
  const to = readReceivers(step, request.to ?? []);
  if (!to.ok) return to;
  const note = request.note?.trim() ?? '';
  if (step.needsNote && note === '') return refuse('note-missing');
  const place: FlowPlace = {
    done: doneSteps(flow, standing) + 1,
    step: step.id,
    state: step.covers.at(-1)!,
  };
  const satisfaction = readSatisfaction(step, isLast(flow, place), request.satisfaction);
  if (!satisfaction.ok) return satisfaction;
  const stops = step.stopsClock || isStopped(flow, place);
  const stoppedAt = standing.stoppedAt ?? (stops ? now : null);
  const entry = {
    kind: 'step' as const,
    facts: {
      step: step.id,
      ...(to.value.length > 0 ? { to: to.value } : {}),
      ...(note === '' ? {} : { note }),
      ...(satisfaction.value === null ? {} : { satisfaction: satisfaction.value }),
    },
  };
  return ok({
    standing: {
      ...standing,
      state: place.state,
      step: place.step,
      history: standing.history + 1,
      to: to.value.length > 0 ? to.value : standing.to,
      stoppedAt,
      endedAt: standing.endedAt ?? (isEnded(flow, place) ? now : null),
      asked: stillAsked(standing.asked, stoppedAt),
      satisfaction: satisfaction.value ?? standing.satisfaction,
    },
    entry,
  });
}

/** A step taken leaves nothing to return from where it stood; a clock that has stopped is neither extended nor suspended. */
function stillAsked(asked: AskedException | null, stoppedAt: Ms | null): AskedException | null {
  return asked?.exception === 'returned' || stoppedAt !== null ? null : asked;
}

function isLast(flow: CaseRules['flow'], { done }: FlowPlace): boolean {
  return flow.flow === 'alternatives' || done === flow.steps.length;
}

/** Whom it goes to, each once. */
function readReceivers(step: FlowStep, said: readonly string[]): Result<string[]> {
  const to = [...new Set(said.map((one) => one.trim()).filter((one) => one !== ''))];
  const receivers = receiversOf(step);
  if (!receivers) return to.length === 0 ? ok([]) : refuse('receivers-needless');
  const { least, most } = receivers;
  if (to.length < least) return refuse(least > 1 ? 'receivers-too-few' : 'receiver-missing', { least });
  return to.length > most ? refuse('receivers-too-many', { most }) : ok(to);
}

function readSatisfaction(
  { covers }: FlowStep,
  last: boolean,
  satisfaction: number | undefined,
): Result<number | null> {
  if (satisfaction === undefined) return ok(null);
  if (!last && !covers.includes('appraised')) return refuse('satisfaction-early');
  const inRange = Number.isInteger(satisfaction) && satisfaction >= 1 && satisfaction <= 5;
  return inRange ? ok(satisfaction) : refuse('satisfaction-range');
}
