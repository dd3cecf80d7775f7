import { chinaStart } from '../../../domain/case/china-time.ts';
import type { Ms } from '../../../domain/case/types.ts';
import { URGENCIES } from '../../../domain/case/types.ts';
import type { CaseView } from '../store/types.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Steps that a clock has names for. */
const STEPS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR_MS),
  ...[1, 2, 7, 14, 28].map((n) => n * DAY_MS),
];

/** Counts of a window in equal steps: `counts[urgency * bins + bin]`, a case told again counted nowhere. */
export interface Histogram {
  /** Where the first step begins: at or before the window. */
  readonly start: Ms;
  readonly step: Ms;
  readonly bins: number;
  readonly counts: Uint32Array;
  /** The most cases of all urgencies in one step. */
  readonly most: number;
}

/** The finest step of which a window has no more than so many. */
export function stepFor(ms: Ms, most: number): Ms {
  return STEPS_MS.find((step) => ms / step <= most) ?? STEPS_MS.at(-1)!;
}

/** Counts the cases of a view in steps of its window; what is a little later than the window is in the last. */
export function histogramOf(view: CaseView, mostBins: number): Histogram {
  const { from, to, cases, times, urgency } = view;
  const step = stepFor(to - from, mostBins);
  const start = chinaStart(from, step);
  const bins = Math.max(1, Math.ceil((to - start) / step));
  const counts = new Uint32Array(bins * URGENCIES.length);
  const sums = new Uint32Array(bins);
  for (let i = 0; i < cases.length; i += 1) {
    if (cases[i]!.repeatOf !== null) continue;
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((times[i]! - start) / step)));
    const at = urgency[i]! * bins + bin;
    counts[at] = counts[at]! + 1;
    sums[bin] = sums[bin]! + 1;
  }
  let most = 0;
  for (const sum of sums) most = Math.max(most, sum);
  return { start, step, bins, counts, most };
}
