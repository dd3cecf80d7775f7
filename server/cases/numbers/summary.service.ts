import type { CaseSummary, SummaryItem, SummaryQuery } from '../../../domain/contract/case.ts';
import { CANONICAL_STEPS } from '../../../domain/deployment/types.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { PlanContext } from '../../plans/context.ts';
import type { CaseFilter } from '../filter/case-filter.ts';
import { meansOf, Tally } from '../index/tally.ts';
import { askIndex, type Found } from './ask-index.ts';
import { type Groups, groupsBy } from './groups.ts';

/**
 * Counts of the cases of a window by one of their sides. Refuses what `askIndex` does, and `before-needs-window` where there is no
 * beginning to come before.
 */
export async function getSummary(
  context: PlanContext,
  query: Omit<SummaryQuery, 'format' | 'lang'>,
): Promise<Result<CaseSummary>> {
  const { by, level, plan, before, ...rest } = query;
  const question = { query: rest, plan, level, ...(before === '1' ? { before: windowBefore } : {}) };
  return askIndex(context, question, (found) => summaryOf(found, by, level, plan ?? null));
}

/** As long a window right before it; one without an end ends now. */
function windowBefore(filter: CaseFilter, now: number): Result<CaseFilter> {
  const { from, to } = filter;
  if (from === null) return refuse('before-needs-window');
  return ok({ ...filter, from: from - ((to ?? Math.max(now, from + 1)) - from), to: from });
}

function summaryOf(
  found: Found,
  by: SummaryQuery['by'],
  level: string | undefined,
  plan: string | null,
): CaseSummary {
  const { index, rows, before, filter, now } = found;
  const groups = groupsBy(by, level, found);
  const tally = new Tally(groups.keys.length);
  tally.add(index, rows, groups.of, now);
  const old = before && new Tally(groups.keys.length);
  old?.add(index, before!.rows, groups.ofBefore, now);
  const means = meansOf(index, rows);
  return {
    by,
    plan,
    from: isoOf(filter.from),
    to: isoOf(filter.to),
    total: {
      ...tally.all(),
      ...(old ? { before: old.all().count } : {}),
      tray: means.tray,
      simulated: means.simulated,
    },
    meanHours: Object.fromEntries(
      CANONICAL_STEPS.slice(1).map((state, i) => [state, means.hours[i] ?? null]),
    ),
    satisfaction: means.satisfaction,
    items: itemsOf(groups, tally, old, by, level !== undefined),
  };
}

/** Groups that have cases, now or before; those of a level and the states all. Hours and states in their order, others most first. */
function itemsOf(
  { keys, households }: Groups,
  tally: Tally,
  old: Tally | null,
  by: SummaryQuery['by'],
  wholeLevel: boolean,
): SummaryItem[] {
  const items: SummaryItem[] = [];
  for (const [group, key] of keys.entries()) {
    const counts = tally.of(group);
    const before = old?.of(group).count;
    const isAsked = by === 'state' || (by === 'grid' && wholeLevel && key !== '');
    if (counts.count === 0 && !before && !isAsked) continue;
    const homes = key === '' ? undefined : households?.(key);
    items.push({
      key,
      ...counts,
      ...(homes === undefined
        ? {}
        : { households: homes, per100Households: homes > 0 ? (counts.count / homes) * 100 : null }),
      ...(before === undefined ? {} : { before }),
    });
  }
  if (by === 'state') return items;
  const byKey = (a: SummaryItem, b: SummaryItem) => (a.key < b.key ? -1 : Number(a.key > b.key));
  return items.sort(by === 'hour' ? byKey : (a, b) => b.count - a.count || byKey(a, b));
}

function isoOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
