import type { CaseState, Ms } from '../../../domain/case/types.ts';
import type { Box } from '../../../domain/geometry/point.ts';

/** What cases may be asked for by beside the canonical states: each a state of the clock, or the tray. */
export const MARKS = ['open', 'calm', 'soon', 'overdue', 'ended', 'tray'] as const;
export type Mark = (typeof MARKS)[number];

/**
 * Which cases are meant: those that pass everything that is not null. Of `states` and `marks` one is enough.
 *
 * `open`: something is left to do; `ended`: nothing is. Of the open ones those that are neither `soon` nor `overdue` are `calm`
 * (`domain/case/urgency`: its open, soon, overdue, closed). `tray`: no place is known by which it could lie in a grid.
 */
export interface CaseFilter {
  /** Occurred at or after, and before. */
  readonly from: Ms | null;
  readonly to: Ms | null;
  /** On the lattice, its edges included. */
  readonly box: Box | null;
  readonly states: ReadonlySet<CaseState | Mark> | null;
  /** With all that lies beneath those that were asked for. */
  readonly kinds: ReadonlySet<string> | null;
  readonly severities: ReadonlySet<string> | null;
  readonly sources: ReadonlySet<string> | null;
  /** Of any level; what lies beneath it counts. */
  readonly grid: string | null;
  /** In the title or the number, in whatever case of letters. */
  readonly text: string | null;
}
