import type { CaseStanding, Urgency } from './types.ts';

/** What its urgency is told by: the numbers alone, so that a frame of the map can ask it of every point. */
type Clock = Pick<CaseStanding, 'dueAt' | 'soonAt' | 'stoppedAt' | 'suspendedAt' | 'endedAt'>;

/** What a case is on the map at `now`. Never stored: it changes by itself. */
export function urgencyOf({ dueAt, soonAt, stoppedAt, suspendedAt, endedAt }: Clock, now: number): Urgency {
  if (endedAt !== null) return 'closed';
  if (stoppedAt !== null || suspendedAt !== null || dueAt === null) return 'open';
  if (now > dueAt) return 'overdue';
  return soonAt !== null && now >= soonAt ? 'soon' : 'open';
}
