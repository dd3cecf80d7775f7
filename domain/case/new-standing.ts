import { dueAt } from './deadline.ts';
import { isEnded, isStopped, placeOfState } from './flow.ts';
import { limitOf } from './limit.ts';
import type { CaseRules, CaseStanding, CaseState, Ms } from './types.ts';

/** A feed that tells of something later than this has its clock started by the telling. */
const LATE_MS = 24 * 3_600_000;

export interface NewCaseFacts {
  readonly kindId: string;
  readonly severityId: string;
  readonly occurredAt: Ms;
  readonly now: Ms;
  /** How far somebody else has brought it: a case of a file. Not said: it is reported just now. */
  readonly state?: CaseState;
}

/**
 * How a case stands that has just come in, its history with the one entry of its report. Its deadline counts from when it
 * happened; from now where a feed tells of it more than a day late, or ahead of time. A case that comes with a state has its own
 * history behind it: it counts from when it happened however long ago, and where its clock has already stopped nobody knows when, so it has no deadline.
 */
export function newStanding(
  rules: CaseRules,
  { kindId, severityId, occurredAt, now, state }: NewCaseFacts,
): CaseStanding {
  const place = placeOfState(rules.flow, state ?? 'reported');
  const late = state === undefined && now - occurredAt > LATE_MS;
  const clockFrom = late ? now : Math.min(occurredAt, now);
  const stopped = isStopped(rules.flow, place);
  const deadline = dueAt(stopped ? null : limitOf(rules, kindId, severityId), clockFrom, rules.calendar);
  return {
    state: place.state,
    step: place.step,
    history: 1,
    to: [],
    kindId,
    severityId,
    clockFrom,
    ...deadline,
    stoppedAt: stopped ? now : null,
    suspendedAt: null,
    endedAt: isEnded(rules.flow, place) ? now : null,
    asked: null,
    satisfaction: null,
  };
}

/**
 * How a case stands once it is filed under another kind or severity: its deadline is that of the new one, from the same
 * beginning. One that was extended keeps what it was given. The number of entries is left as it is.
 */
export function refiled(
  rules: CaseRules,
  standing: CaseStanding,
  { kindId, severityId }: Pick<CaseStanding, 'kindId' | 'severityId'>,
): CaseStanding {
  const { clockFrom, stoppedAt } = standing;
  const of = (kind: string, severity: string) =>
    dueAt(limitOf(rules, kind, severity), clockFrom, rules.calendar);
  const extended = standing.dueAt !== of(standing.kindId, standing.severityId).dueAt;
  const keeps = (standing.dueAt !== null && extended) || (standing.dueAt === null && stoppedAt !== null);
  return { ...standing, kindId, severityId, ...(keeps ? {} : of(kindId, severityId)) };
}
