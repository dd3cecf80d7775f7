import type { CaseView } from '../../store/types.ts';

/** How many bars a trend has: wide enough to point at. */
const BARS = 24;

/** Cases of a view in equal stretches of its window, oldest first. Cases told again count nowhere. */
export function binsOf({ cases, from, to }: Pick<CaseView, 'cases' | 'from' | 'to'>): number[] {
  const bins = new Array<number>(BARS).fill(0);
  const span = to - from;
  if (!(span > 0)) return bins;
  for (const { occurredAt, repeatOf } of cases) {
    if (repeatOf !== null) continue;
    const i = Math.floor(((Date.parse(occurredAt) - from) / span) * BARS);
    const bin = Math.min(BARS - 1, Math.max(0, i));
    bins[bin]!++;
  }
  return bins;
}
