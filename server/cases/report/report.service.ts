import { kindsAbove } from '../../../domain/case/kinds.ts';
import type { CaseSummary, SummaryItem, SummaryQuery } from '../../../domain/contract/case.ts';
import type { CaseReport, CaseReportQuery, ReportRow } from '../../../domain/contract/case-report.ts';
import { CANONICAL_STEPS } from '../../../domain/deployment/types.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { PlanContext } from '../../plans/context.ts';
import { getPlan } from '../../plans/plans.service.ts';
import { caseRules } from '../case-rules.ts';
import { caseIndex } from '../index/shared-index.ts';
import { getSummary } from '../numbers/summary.service.ts';
import { KeyNames } from './key-names.ts';
import { hourOfDay, type Month, monthOf } from './month.ts';

const SIDES = ['grid', 'kind', 'state', 'hour'] as const;
type Sides = Readonly<Record<(typeof SIDES)[number], CaseSummary>>;

/**
 * The numbers of a month beside those of the month before, with names in one language. Grids at a level of the deployment, the
 * one below the top where none is said; in the borders of `plan`, else where each case lay when it was reported. Refuses what
 * `getSummary` does.
 */
export async function getReport(context: PlanContext, query: CaseReportQuery): Promise<Result<CaseReport>> {
  const { plan, lang = 'zh' } = query;
  const { profile } = context;
  const tiling = profile.levels.filter(({ tiles }) => tiles);
  const level = query.level ?? (tiling[1] ?? tiling[0])!.id;
  const month = monthOf(query.month);
  const now = await sidesOf(context, month, level, plan);
  if (!now.ok) return now;
  const before = await sidesOf(context, monthOf(query.month, -1), level, plan);
  if (!before.ok) return before;
  const names = await KeyNames.read(context, lang, [...caseIndex(context).plans], plan);
  const row = await planName(context, plan);
  const rules = await caseRules(context);
  const classOf = (kind: string) => kindsAbove(rules.kinds, kind).at(-1)?.id ?? kind;
  const rows = (by: 'grid' | 'kind' | 'state') =>
    rowsOf(by, now.value[by].items, before.value[by].items, names, by === 'kind' ? classOf : null);
  return ok({
    month: month.name,
    from: new Date(month.from).toISOString(),
    to: new Date(month.to).toISOString(),
    at: new Date().toISOString(),
    territory: profile.name[lang],
    plan: row,
    level: { id: level, name: profile.levels.find(({ id }) => id === level)?.name[lang] ?? level },
    now: figuresOf(now.value.state),
    before: figuresOf(before.value.state),
    steps: stepsOf(context, lang, now.value.state, before.value.state),
    grids: rows('grid'),
    kinds: rows('kind'),
    states: rows('state'),
    hours: dayOf(now.value.hour),
    hoursBefore: dayOf(before.value.hour),
  });
}

async function sidesOf(
  context: PlanContext,
  { from, to }: Month,
  level: string,
  plan: string | undefined,
): Promise<Result<Sides>> {
  const sides: Partial<Record<SummaryQuery['by'], CaseSummary>> = {};
  for (const by of SIDES) {
    const answer = await getSummary(context, {
      by,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      ...(by === 'grid' ? { level } : {}),
      ...(plan === undefined ? {} : { plan }),
    });
    if (!answer.ok) return answer;
    sides[by] = answer.value;
  }
  return ok(sides as Sides);
}

async function planName(context: PlanContext, plan: string | undefined): Promise<CaseReport['plan']> {
  if (plan === undefined) return null;
  const found = await getPlan(context, plan);
  return { id: plan, name: found.ok ? found.value.name : plan };
}

function figuresOf({ total, meanHours, satisfaction }: CaseSummary): CaseReport['now'] {
  return {
    total,
    inTime: total.stopped === 0 ? null : total.inTime / total.stopped,
    endedShare: total.count === 0 ? null : total.ended / total.count,
    meanHours,
    satisfaction,
  };
}

/** A line a key; with `under` those of the same one above added up. Most cases first, states in their order. */
function rowsOf(
  by: 'grid' | 'kind' | 'state',
  now: readonly SummaryItem[],
  before: readonly SummaryItem[],
  names: KeyNames,
  under: ((key: string) => string) | null,
): ReportRow[] {
  const sums = new Map<string, SummaryItem>();
  const add = ({ key, ...item }: SummaryItem, isNow: boolean) => {
    const of = under?.(key) ?? key;
    const sum = sums.get(of) ?? { key: of, ...NOTHING, before: 0 };
    sums.set(
      of,
      isNow
        ? {
            ...item,
            key: of,
            before: sum.before!,
            count: sum.count + item.count,
            ended: sum.ended + item.ended,
            overdue: sum.overdue + item.overdue,
            inTime: sum.inTime + item.inTime,
            stopped: sum.stopped + item.stopped,
          }
        : { ...sum, before: sum.before! + item.count },
    );
  };
  for (const item of now) add(item, true);
  for (const item of before) add(item, false);
  const rows = [...sums.values()].map(
    ({ key, count, before: old, ended, overdue, inTime, stopped, per100Households }): ReportRow => ({
      key,
      name: names.of(by, key),
      count,
      before: old ?? 0,
      ended,
      overdue,
      inTime: stopped === 0 ? null : inTime / stopped,
      ...(per100Households === undefined ? {} : { per100Households }),
    }),
  );
  if (by === 'state') return rows;
  return rows.sort((a, b) => b.count - a.count || b.before - a.before || (a.key < b.key ? -1 : 1));
}

const NOTHING = { count: 0, open: 0, soon: 0, overdue: 0, ended: 0, inTime: 0, stopped: 0 };

/** Mean hours to the deployment's own steps, each by the furthest canonical state that it covers. */
function stepsOf(
  { profile }: PlanContext,
  lang: 'zh' | 'en',
  now: CaseSummary,
  before: CaseSummary,
): CaseReport['steps'] {
  return profile.cases.steps.flatMap(({ name, covers }) => {
    const state = CANONICAL_STEPS.findLast((one) => covers.includes(one));
    if (state === undefined || state === 'reported') return [];
    return [
      { name: name[lang], hours: now.meanHours[state] ?? null, before: before.meanHours[state] ?? null },
    ];
  });
}

function dayOf({ items }: CaseSummary): number[] {
  const hours = Array.from({ length: 24 }, () => 0);
  for (const { key, count } of items) {
    const hour = hourOfDay(Date.parse(key));
    hours[hour] = hours[hour]! + count;
  }
  return hours;
}
