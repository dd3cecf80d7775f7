import type { Ms } from '../../../domain/case/types.ts';
import type { Row } from './row.ts';

/**
 * A case as it stood at a time, as far as its times tell: before its clock stopped it is no more than reported, before
 * it ended no more than handled. The same object each time, so that a playback makes nothing anew.
 */
export function asAt(row: Row, at: Ms): Pick<Row, 'case' | 'clock'> {
  const { stoppedAt, endedAt } = row.clock;
  const stopped = stoppedAt === null || stoppedAt <= at;
  if (stopped && (endedAt === null || endedAt <= at)) return row;
  row.past ??= pastOf(row);
  return stopped && stoppedAt !== null ? row.past.stopped : row.past.running;
}

function pastOf({ case: now, clock }: Row): NonNullable<Row['past']> {
  const open = { ...now, endedAt: null, satisfaction: null, step: null };
  return {
    running: {
      case: { ...open, state: 'reported', stoppedAt: null },
      clock: { ...clock, stoppedAt: null, endedAt: null },
    },
    stopped: { case: { ...open, state: 'handled' }, clock: { ...clock, endedAt: null } },
  };
}
