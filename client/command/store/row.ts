import type { Ms } from '../../../domain/case/types.ts';
import type { urgencyOf } from '../../../domain/case/urgency.ts';
import type { WireCase } from '../../../domain/contract/case.ts';

/** What an urgency is told by. */
export type RowClock = Parameters<typeof urgencyOf>[0];

/** How a case stood at a time that has passed. */
interface Past {
  readonly case: WireCase;
  readonly clock: RowClock;
}

/** A case with its times read once. */
export interface Row {
  readonly case: WireCase;
  readonly occurred: Ms;
  readonly reported: Ms;
  readonly clock: RowClock;
  /** Whether it passes the filter, all but its states, which the clock decides. */
  passes: boolean;
  /** How it was before its clock stopped, and before it ended: made when a playback asks. */
  past: { readonly running: Past; readonly stopped: Past } | null;
}

export function toRow(wire: WireCase, passes: boolean): Row {
  return {
    case: wire,
    occurred: Date.parse(wire.occurredAt),
    reported: Date.parse(wire.reportedAt),
    clock: {
      dueAt: timeOf(wire.dueAt),
      soonAt: timeOf(wire.soonAt),
      stoppedAt: timeOf(wire.stoppedAt),
      // Since when is not told; only that it is.
      suspendedAt: wire.suspended ? 0 : null,
      endedAt: timeOf(wire.endedAt),
    },
    passes,
    past: null,
  };
}

/** The order of a window: oldest first, by id within a millisecond. */
export function compareRows(a: Row, b: Row): number {
  return a.occurred - b.occurred || (a.case.id < b.case.id ? -1 : a.case.id > b.case.id ? 1 : 0);
}

/** Whether it waits for a place by hand. */
export function inTray({ position }: WireCase): boolean {
  return position === 'outside' || position === 'bad';
}

function timeOf(text: string | null): Ms | null {
  return text === null ? null : Date.parse(text);
}
