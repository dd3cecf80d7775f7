import { chinaStart } from '../../../domain/case/china-time.ts';
import type { CaseSummary, SummaryItem } from '../../../domain/contract/case.ts';
import { DAY_MS, HOUR_MS } from './wall-span.ts';

/** The counters of a wall. */
export interface WallNumbers {
  readonly today: number;
  readonly open: number;
  readonly soon: number;
  readonly overdue: number;
  readonly tray: number;
  /** Share of those whose clock has stopped in the window that stopped by their deadline, 0–1; null where none has. */
  readonly inTime: number | null;
}

export interface WallShare {
  readonly key: string;
  readonly name: string;
  readonly count: number;
}

export interface WallRank extends WallShare {
  readonly per100: number | null;
}

/** One step of the trend: an hour, or a day where the window is long. `before`: as long before as the window is, in whole days. */
export interface TrendStep {
  readonly from: number;
  readonly count: number;
  readonly before: number;
}

/** More hours than this are drawn as days. */
const MOST_HOURS = 48;

/**
 * Hours (or days) of a window, none left out, beside those of the window `shift` milliseconds before. The items are
 * those of two summaries by hour.
 */
export function trendOf(
  now: readonly SummaryItem[],
  before: readonly SummaryItem[],
  { from, to }: { readonly from: number; readonly to: number },
  shift: number,
): TrendStep[] {
  const length = to - from > MOST_HOURS * HOUR_MS ? DAY_MS : HOUR_MS;
  const start = (at: number) => chinaStart(at, length);
  const counts = countsBy(now, start);
  const olds = countsBy(before, (at) => start(at + shift));
  const steps: TrendStep[] = [];
  for (let at = start(from); at < to; at += length)
    steps.push({ from: at, count: counts.get(at) ?? 0, before: olds.get(at) ?? 0 });
  return steps;
}

function countsBy(items: readonly SummaryItem[], start: (at: number) => number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { key, count } of items) {
    const at = start(Date.parse(key));
    if (Number.isFinite(at)) counts.set(at, (counts.get(at) ?? 0) + count);
  }
  return counts;
}

/** Counts of kinds added up under what `topOf` says they belong to, most first. */
export function sharesOf(
  items: readonly SummaryItem[],
  topOf: (kind: string) => { readonly id: string; readonly name: string },
): WallShare[] {
  const shares = new Map<string, WallShare>();
  for (const { key, count } of items) {
    if (count === 0) continue;
    const { id, name } = topOf(key);
    shares.set(id, { key: id, name, count: (shares.get(id)?.count ?? 0) + count });
  }
  return [...shares.values()].sort(most);
}

/** The `n` grids with most cases. What lies in no grid is none. */
export function ranksOf(
  items: readonly SummaryItem[],
  nameOf: (grid: string) => string,
  n: number,
): WallRank[] {
  return items
    .filter(({ key, count }) => key !== '' && count > 0)
    .map(({ key, count, per100Households }) => ({
      key,
      name: nameOf(key),
      count,
      per100: per100Households ?? null,
    }))
    .sort(most)
    .slice(0, n);
}

/** Most first; equal ones by key, so that rows do not trade places for nothing. */
function most(a: WallShare, b: WallShare): number {
  return b.count - a.count || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

/** The counters, of what stands now, of today and of the window. */
export function numbersOf(standing: CaseSummary, today: CaseSummary, span: CaseSummary): WallNumbers {
  const { stopped, inTime } = span.total;
  return {
    today: today.total.count,
    open: standing.total.open,
    soon: standing.total.soon,
    overdue: standing.total.overdue,
    tray: standing.total.tray,
    inTime: stopped > 0 ? inTime / stopped : null,
  };
}
