import { URGENCIES } from '../../../domain/case/types.ts';
import type { WireCase } from '../../../domain/contract/case.ts';
import type { CaseView } from '../store/types.ts';

/** What is written on a case's point beside its colour, as bits. */
export const SUSPENDED = 1;
export const SIMULATED = 2;

/** The cases of a view that have a place and are none told again, in flat arrays for counting and drawing. */
export interface ShownCases {
  readonly count: number;
  /** lng, lat after each other. */
  readonly positions: Float64Array;
  /** Index in `URGENCIES` of each. */
  readonly urgency: Uint8Array;
  readonly marks: Uint8Array;
  readonly cases: readonly WireCase[];
}

/** The order in which points are drawn: what is overdue last, over all others. */
const DRAWN = ['closed', 'open', 'soon', 'overdue'] as const;

/** Picks and orders them: closed first, overdue last, within each the oldest first. */
export function shownCases({
  cases,
  positions,
  urgency,
}: Pick<CaseView, 'cases' | 'positions' | 'urgency'>): ShownCases {
  const rank = URGENCIES.map((name) => DRAWN.indexOf(name));
  const starts = [0, 0, 0, 0, 0];
  const isShown = (i: number) => cases[i]!.repeatOf === null && !Number.isNaN(positions[2 * i]!);
  for (let i = 0; i < cases.length; i++) {
    if (!isShown(i)) continue;
    const next = rank[urgency[i]!]! + 1;
    starts[next] = starts[next]! + 1;
  }
  for (let i = 1; i < starts.length; i++) starts[i] = starts[i]! + starts[i - 1]!;
  const count = starts.at(-1)!;
  const shown = {
    count,
    positions: new Float64Array(2 * count),
    urgency: new Uint8Array(count),
    marks: new Uint8Array(count),
    cases: new Array<WireCase>(count),
  };
  for (let i = 0; i < cases.length; i++) {
    if (!isShown(i)) continue;
    const of = rank[urgency[i]!]!;
    const at = starts[of]!;
    starts[of] = at + 1;
    shown.positions[2 * at] = positions[2 * i]!;
    shown.positions[2 * at + 1] = positions[2 * i + 1]!;
    shown.urgency[at] = urgency[i]!;
    shown.marks[at] = (cases[i]!.suspended ? SUSPENDED : 0) | (cases[i]!.simulated ? SIMULATED : 0);
    shown.cases[at] = cases[i]!;
  }
  return shown;
}

/** Some of them, by their numbers in rising order: what is drawn last stays last. */
export function someOf(all: ShownCases, which: Uint32Array): ShownCases {
  const some = {
    count: which.length,
    positions: new Float64Array(2 * which.length),
    urgency: new Uint8Array(which.length),
    marks: new Uint8Array(which.length),
    cases: new Array<WireCase>(which.length),
  };
  for (let to = 0; to < which.length; to++) {
    const from = which[to]!;
    some.positions[2 * to] = all.positions[2 * from]!;
    some.positions[2 * to + 1] = all.positions[2 * from + 1]!;
    some.urgency[to] = all.urgency[from]!;
    some.marks[to] = all.marks[from]!;
    some.cases[to] = all.cases[from]!;
  }
  return some;
}
