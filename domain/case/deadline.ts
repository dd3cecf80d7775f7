import type { Calendar, Limit, Ms } from './types.ts';
import { addWorkingDays, closingAfter, closingsBetween } from './working-days.ts';

const HOUR_MS = 3_600_000;
/** The last quarter of the time is soon, but never more than a day. */
const SOON_SHARE = 1 / 4;
const SOON_MOST_MS = 24 * HOUR_MS;

/** When a case is due, and from when on that is soon; both null where there is no limit. */
export interface Deadline {
  readonly dueAt: Ms | null;
  readonly soonAt: Ms | null;
}

const NONE: Deadline = { dueAt: null, soonAt: null };

/**
 * When a limit that starts at `from` runs out. Hours are those of the clock. Of working days the day of the start does not
 * count, and the last ends when the office closes (Civil Code of the PRC, articles 201 to 203).
 */
export function dueAt(limit: Limit | null, from: Ms, calendar: Calendar): Deadline {
  if (!limit) return NONE;
  const due =
    limit.unit === 'hours' ? from + limit.amount * HOUR_MS : closingAfter(from, limit.amount, calendar);
  return { dueAt: due, soonAt: soonBefore(from, due) };
}

/** From when on a deadline is soon: its last quarter, at most a day. */
export function soonBefore(from: Ms, due: Ms): Ms {
  return Math.round(due - Math.min(Math.max(0, due - from) * SOON_SHARE, SOON_MOST_MS));
}

/**
 * An instant of a clock that stood still from `since` to `now`, moved on by that: in hours by the time itself, in working days by
 * the closings of the office that went by. What was left of the limit before is left of it after.
 */
export function movedOn(at: Ms, unit: Limit['unit'], since: Ms, now: Ms, calendar: Calendar): Ms {
  if (now <= since) return at;
  return unit === 'hours'
    ? at + (now - since)
    : addWorkingDays(at, closingsBetween(since, now, calendar), calendar);
}
