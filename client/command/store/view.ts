import type { Ms } from '../../../domain/case/types.ts';
import type { WireCase } from '../../../domain/contract/case.ts';
import { lowerBound } from './held.ts';
import { asAt } from './past.ts';
import type { Row } from './row.ts';
import type { CaseView } from './types.ts';
import { nextChange, urgencyAt } from './urgency.ts';

export const NO_VIEW: CaseView = {
  version: 0,
  at: 0,
  from: 0,
  to: 0,
  cases: [],
  positions: new Float64Array(),
  urgency: new Uint8Array(),
  times: new Float64Array(),
  total: 0,
  repeats: 0,
};

/** Whoever keeps a number alone knows by it whether anything is another. */
let versions = 0;

export interface Look {
  /** Oldest first. */
  readonly rows: readonly Row[];
  /** The clock, the window that is named, and which of it is shown: later than `after`, until `until`. */
  readonly at: Ms;
  readonly from: Ms;
  readonly to: Ms;
  readonly after: Ms;
  readonly until: Ms;
  readonly states: ((row: Row, urgency: number) => boolean) | null;
  /** Show each as it was at `at`, as far as its times tell. */
  readonly past: boolean;
  /** On the server, where that is more than are here. */
  readonly total: number;
}

interface Seen {
  readonly view: CaseView;
  /** When the clock alone will change it. */
  readonly next: Ms;
  /** The row of each of its cases. */
  readonly shown: Row[];
}

/**
 * What is shown of the rows, and when the clock alone will change it. What is as it was in `before` is the same object,
 * so that whoever draws it need not look again; where nothing is another, `before` itself.
 */
export function lookAt(look: Look, before: CaseView): Seen {
  const { rows, at, states, past } = look;
  const low = lowerBound(rows, (row) => row.occurred > look.after);
  const high = lowerBound(rows, (row) => row.occurred > look.until, low);
  const cases: WireCase[] = [];
  const found: Row[] = [];
  const positions = new Float64Array(2 * (high - low));
  const urgency = new Uint8Array(high - low);
  const times = new Float64Array(high - low);
  let next = Number.POSITIVE_INFINITY;
  let repeats = 0;
  for (let i = low; i < high; i += 1) {
    const row = rows[i]!;
    if (!row.passes) continue;
    const { case: shown, clock } = past ? asAt(row, at) : row;
    const now = urgencyAt(clock, at);
    const change = nextChange(clock, at);
    if (change < next) next = change;
    if (states && !states(row, now)) continue;
    const n = cases.length;
    urgency[n] = now;
    times[n] = row.occurred;
    positions[2 * n] = shown.at === null ? Number.NaN : shown.at[0];
    positions[2 * n + 1] = shown.at === null ? Number.NaN : shown.at[1];
    if (shown.repeatOf !== null) repeats += 1;
    cases.push(shown);
    found.push(row);
  }
  const same = sameItems(cases, before.cases);
  const sameUrgency = same && sameItems(urgency.subarray(0, cases.length), before.urgency);
  const total = Math.max(look.total, cases.length);
  if (sameUrgency && before.from === look.from && before.to === look.to && before.total === total)
    if (before.at === at || !past) return { view: before, next, shown: found };
  const view = newView({
    at,
    from: look.from,
    to: look.to,
    cases: same ? before.cases : cases,
    positions: same ? before.positions : cut(positions, 2 * cases.length),
    urgency: sameUrgency ? before.urgency : cut(urgency, cases.length),
    times: same ? before.times : cut(times, cases.length),
    total,
    repeats,
  });
  return { view, next, shown: found };
}

/** A view with a number of its own. */
export function newView(view: Omit<CaseView, 'version'>): CaseView {
  versions += 1;
  return { ...view, version: versions };
}

/** Whether the window has more cases than were sent: the map then asks the server for heat and counts. */
export function needsServerCounts(view: CaseView): boolean {
  return view.total > view.cases.length;
}

function sameItems<T>(a: ArrayLike<T>, b: ArrayLike<T>): boolean {
  if (a.length !== b.length) return false;
  for (let i = a.length - 1; i >= 0; i -= 1) if (a[i] !== b[i]) return false;
  return true;
}

/** The first `length` of them, in memory of their own where most would be kept for nothing. */
function cut<T extends Float64Array | Uint8Array>(array: T, length: number): T {
  if (array.length === length) return array;
  return (length * 2 < array.length ? array.slice(0, length) : array.subarray(0, length)) as T;
}
