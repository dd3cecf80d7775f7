import { type Deadline, dueAt, movedOn, soonBefore } from './deadline.ts';
import { limitOf } from './limit.ts';
import type { CaseRules, CaseStanding, Ms } from './types.ts';

type ClockPart = Deadline & Pick<CaseStanding, 'clockFrom'>;

/** The clock of a case that has stood still from `since` to `now`: its beginning and its deadline are moved on by that. */
export function clockMovedOn(rules: CaseRules, standing: CaseStanding, since: Ms, now: Ms): ClockPart {
  const limit = limitOf(rules, standing.kindId, standing.severityId);
  const moved = (at: Ms) => movedOn(at, limit?.unit ?? 'hours', since, now, rules.calendar);
  const clockFrom = moved(standing.clockFrom);
  if (standing.dueAt === null) return { clockFrom, dueAt: null, soonAt: null };
  const due = moved(standing.dueAt);
  return { clockFrom, dueAt: due, soonAt: soonBefore(clockFrom, due) };
}

/**
 * The clock of a case that is taken up again after it had stopped at `since`. One that came from elsewhere already done has no
 * deadline, for nobody knows its past: its clock starts now.
 */
export function clockRestarted(rules: CaseRules, standing: CaseStanding, since: Ms, now: Ms): ClockPart {
  if (standing.dueAt !== null) return clockMovedOn(rules, standing, since, now);
  const limit = limitOf(rules, standing.kindId, standing.severityId);
  return { clockFrom: now, ...dueAt(limit, now, rules.calendar) };
}
