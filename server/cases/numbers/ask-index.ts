import { setImmediate } from 'node:timers/promises';
import type { Ms } from '../../../domain/case/types.ts';
import type { WindowQuery } from '../../../domain/contract/case.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { leavesUnder } from '../../../domain/plan/tree.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { PlanContext } from '../../plans/context.ts';
import { isGrid, type LightTree, liesIn, readGridTrees } from '../../plans/grid-trees.ts';
import { readPlanDivision } from '../../plans/load-division.ts';
import { caseRules } from '../case-rules.ts';
import type { CaseFilter } from '../filter/case-filter.ts';
import { readCaseFilter } from '../filter/read-case-filter.ts';
import type { CaseIndex } from '../index/case-index.ts';
import type { LocatedRows } from '../index/plan-borders.ts';
import { selectRows } from '../index/select-rows.ts';
import { caseIndex } from '../index/shared-index.ts';
import { ordsWithText } from './text.queries.ts';

/** Cases located at once in the borders of a plan, some 50 ms of this process. */
const LOCATED_AT_ONCE = 50_000;

export interface Question {
  readonly query: Omit<WindowQuery, 'limit'>;
  /** Whose borders count; without it each case lies where it lay when it was reported. */
  readonly plan?: string | undefined;
  readonly territory?: string | undefined;
  /** One that the answer is to be given at. */
  readonly level?: string | undefined;
  /** A second window beside the query's own, if there is one. */
  readonly before?: (filter: CaseFilter, now: Ms) => Result<CaseFilter | null>;
}

/** What the index has found, for an answer that is made at once: nothing of it may be kept. */
export interface Found {
  readonly index: CaseIndex;
  readonly filter: CaseFilter;
  readonly now: Ms;
  readonly rows: Uint32Array;
  /** Of the second window, with that window. */
  readonly before: { readonly rows: Uint32Array; readonly filter: CaseFilter } | null;
  /** In the borders of the plan that was asked for. */
  readonly borders: { readonly division: Division; readonly located: LocatedRows } | null;
  /** Of all plans that cases keep a grid of, and of those in force. */
  readonly trees: readonly LightTree[];
}

/**
 * Puts a question to the index as of the last commit. Refuses what `readCaseFilter` does, `plan-gone`, `grid-unknown`, `level-unknown`
 * for one that neither the plan nor the deployment has or that does not tile, and what `before` refuses.
 */
export async function askIndex<T>(
  context: PlanContext,
  question: Question,
  answer: (found: Found) => T,
): Promise<Result<T>> {
  const { db } = context;
  const { plan } = question;
  const { kinds } = await caseRules(context);
  const read = readCaseFilter(question.query, kinds);
  if (!read.ok) return read;
  const filter = read.value;
  const now = Date.now();
  const before = question.before ? question.before(filter, now) : ok(null);
  if (!before.ok) return before;

  const loaded = plan === undefined ? undefined : await readPlanDivision(context, plan);
  if (plan !== undefined && !loaded) return refuse('plan-gone', { plan });
  const division = loaded?.division ?? null;
  const { level } = question;
  const levels = [...context.profile.levels, ...(division?.levels ?? [])];
  if (level !== undefined && !levels.some(({ id, tiles }) => id === level && tiles))
    return refuse('level-unknown', { level });
  if (filter.grid !== null && !(await knowsGrid(context, division, filter.grid)))
    return refuse('grid-unknown', { id: filter.grid });
  const under = division && filter.grid !== null ? new Set(leavesUnder(division.tree, filter.grid)) : null;

  const index = caseIndex(context);
  const windows = before.value === null ? [filter] : [filter, before.value];
  const ords = await Promise.all(
    windows.map((window) => (window.text === null ? null : ordsWithText(db, window, now))),
  );
  for (;;) {
    const trees = await readGridTrees(db, [...index.plans]);
    const done = await index.read((): { value: T } | null => {
      if (!knowsAll(trees, index)) return null;
      const places = division === null && filter.grid !== null ? placesIn(index, trees, filter.grid) : null;
      const territory = loaded?.plan.territory_id ?? question.territory ?? null;
      let found = windows.map((window, i) =>
        selectRows(index, window, { territory, places, ords: ords[i]! }, now),
      );
      let borders: Found['borders'] = null;
      if (division && plan !== undefined) {
        for (const rows of found) {
          const located = index.borders.locate(plan, division.coverage, rows, LOCATED_AT_ONCE);
          if (!located) return null;
          borders = { division, located };
        }
        const { ids, codes } = borders!.located;
        if (under) found = found.map((rows) => rows.filter((row) => under.has(ids[codes[row]!]!)));
      }
      const [rows, old] = found as [Uint32Array, Uint32Array | undefined];
      const second = old && before.value ? { rows: old, filter: before.value } : null;
      return { value: answer({ index, filter, now, rows, before: second, borders, trees }) };
    });
    if (done) return ok(done.value);
    // Others have their turn between parts of what is to be located.
    await setImmediate();
  }
}

async function knowsGrid({ db }: PlanContext, division: Division | null, grid: GridId): Promise<boolean> {
  return division ? division.tree.grids.has(grid) : isGrid(db, grid);
}

/** A plan may have come into force, with its first cases, since the trees were read. */
function knowsAll(trees: readonly LightTree[], index: CaseIndex): boolean {
  const known = new Set(trees.map(({ plan }) => plan));
  return [...index.plans].every((plan) => known.has(plan));
}

/** For each code of a place whether its grid is this one or lies in it, in the plan of the report. */
function placesIn(index: CaseIndex, trees: readonly LightTree[], grid: GridId): Uint8Array {
  const byPlan = new Map(trees.map((tree) => [tree.plan, tree]));
  return Uint8Array.from({ length: index.places.size }, (_, code) => {
    const place = index.placeOf(code);
    return place && liesIn(byPlan.get(place.plan)!, place.grid, grid) ? 1 : 0;
  });
}
