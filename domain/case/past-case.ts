import { dueAt } from './deadline.ts';
import {
  doneByReport,
  doneSteps,
  type FlowPlace,
  type FlowStep,
  isEnded,
  isStopped,
  PLACE,
  placeAfter,
} from './flow.ts';
import { limitOf } from './limit.ts';
import { type NewCaseFacts, newStanding } from './new-standing.ts';
import type { CaseEntryFacts, CaseRules, CaseStanding, CaseState, Ms } from './types.ts';

/** When a case of a register reached canonical states, those that the register says; none before the report, none before an earlier one. */
export type ReachedAt = Partial<Readonly<Record<CaseState, Ms>>>;

/** A case of a register as it stands, and what its history can say: the steps whose times are known, oldest first. */
export interface PastCase {
  readonly standing: CaseStanding;
  readonly steps: readonly { readonly at: Ms; readonly facts: CaseEntryFacts }[];
}

/**
 * How a case stands that somebody else has brought so far, with the times that are known of it. Where it is known when its clock
 * stopped, or by when at the latest, it has the deadline that it had, counted from when it happened: so that a past can be told in time or not.
 * Its history has one entry for the report and one for each step with a time.
 */
export function pastCase(
  rules: CaseRules,
  facts: NewCaseFacts & { readonly state: CaseState },
  reached: ReachedAt,
  satisfaction: number | null,
): PastCase {
  const { flow } = rules;
  const base = newStanding(rules, facts);
  const first = doneByReport(flow);
  const taken = flow.flow === 'sequence' ? flow.steps.slice(first, doneSteps(flow, base)) : [];
  /** When the first step was taken that brought something about: then, or at the latest when what comes after it was reached. */
  const since = (holds: (place: FlowPlace) => boolean): Ms | null => {
    const by = taken.findIndex((_, i) => holds(placeAfter(flow, first + i + 1)));
    // Of alternatives nobody knows which it was, but that it was handled.
    return reachedBy(reached, by < 0 ? 'handled' : taken[by]!.covers.at(-1)!);
  };
  const stoppedAt = base.stoppedAt === null ? null : since((place) => isStopped(flow, place));
  const endedAt = base.endedAt === null ? null : since((place) => isEnded(flow, place));
  const steps = timesOf(taken, reached).flatMap((at, i) =>
    at === null ? [] : [{ at, facts: { step: taken[i]!.id } }],
  );
  const limit = limitOf(rules, base.kindId, base.severityId);
  return {
    standing: {
      ...base,
      ...(stoppedAt === null ? {} : dueAt(limit, base.clockFrom, rules.calendar)),
      history: 1 + steps.length,
      stoppedAt: stoppedAt ?? base.stoppedAt,
      endedAt: endedAt ?? base.endedAt,
      satisfaction,
    },
    steps,
  };
}

/**
 * When each step was taken, null where that is not known. A step that covers several states is taken with the last of them that the register
 * knows. Where the flow has steps in another order than the register took them (closed, then appraised), the later step's time stands
 * and the earlier one has none: a history runs forward.
 */
function timesOf(taken: readonly FlowStep[], reached: ReachedAt): readonly (Ms | null)[] {
  let next = Number.POSITIVE_INFINITY;
  return taken
    .map(({ covers }) => covers.map((state) => reached[state]).findLast((time) => time !== undefined))
    .toReversed()
    .map((at) => {
      const known = at !== undefined && at <= next ? at : null;
      next = known ?? next;
      return known;
    })
    .toReversed();
}

/** By when a case had come so far at the latest: the earliest time of that state and of all beyond it. */
function reachedBy(reached: ReachedAt, state: CaseState): Ms | null {
  const times = Object.entries(reached).flatMap(([name, at]) =>
    PLACE[name as CaseState] >= PLACE[state] ? [at] : [],
  );
  return times.length === 0 ? null : Math.min(...times);
}
