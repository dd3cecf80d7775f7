import { type Ms, URGENCIES } from '../../../domain/case/types.ts';
import { urgencyOf } from '../../../domain/case/urgency.ts';
import type { RowClock } from './row.ts';

const INDEX = Object.fromEntries(URGENCIES.map((urgency, i) => [urgency, i])) as Record<
  (typeof URGENCIES)[number],
  number
>;

/** The urgency at a time as an index in `URGENCIES`. */
export function urgencyAt(clock: RowClock, at: Ms): number {
  return INDEX[urgencyOf(clock, at)];
}

/** When the urgency changes next by the clock alone; infinite where it never does. */
export function nextChange({ dueAt, soonAt, stoppedAt, suspendedAt, endedAt }: RowClock, at: Ms): Ms {
  if (dueAt === null || endedAt !== null || stoppedAt !== null || suspendedAt !== null || at > dueAt)
    return Number.POSITIVE_INFINITY;
  // At its deadline it is still in time.
  return soonAt !== null && soonAt > at && soonAt <= dueAt ? soonAt : dueAt + 1;
}
