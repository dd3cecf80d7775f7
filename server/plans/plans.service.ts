import type { CodeHistory } from '../../domain/contract/compare.ts';
import type { WireDivision } from '../../domain/contract/division.ts';
import type { GridCollection } from '../../domain/contract/grid.ts';
import type { IssueList } from '../../domain/contract/issue.ts';
import type { LogItem, LogPage } from '../../domain/contract/log.ts';
import type { PlanList, WirePlan } from '../../domain/contract/plan.ts';
import type { WireTeam } from '../../domain/contract/team.ts';
import { listIssues } from '../../domain/edit/issues.ts';
import { toWireBuilding, toWireGrid } from '../../domain/edit/wire.ts';
import { writeRings } from '../../domain/edit/wire-geometry.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { outdatedFourSides } from '../boards/four-sides/four-sides.service.ts';
import { lastSeq } from '../live/last-seq.ts';
import { codesOfGrid } from './code.queries.ts';
import type { PlanContext } from './context.ts';
import { copyTeam, type GridFilter, gridFeatures } from './grid-features.ts';
import { inSnapshot, type LoadedDivision, readPlanDivision } from './load-division.ts';
import { type LogRow, logAfter } from './log.queries.ts';
import { divisionAt } from './past-division.ts';
import { findPlan, listPlans as selectPlans } from './plan.queries.ts';
import { toWireIssue } from './wire-issue.ts';
import { toWirePlan } from './wire-plan.ts';

/** The codes that a grid has had in its territory, by whichever plan. Refuses `plan-gone`. */
export async function getCodes(
  context: PlanContext,
  plan: string,
  grid: string,
): Promise<Result<CodeHistory>> {
  const row = await findPlan(context.db, plan);
  if (!row) return gone(plan);
  const codes = await codesOfGrid(context.db, row.territory_id, grid);
  return ok({
    items: codes.map(({ code, born_at, retired_at }) => ({
      code,
      bornAt: born_at.toISOString(),
      retiredAt: retired_at?.toISOString() ?? null,
    })),
  });
}

const gone = (plan: string) => refuse('plan-gone', { plan });

export interface PageOf {
  readonly limit: number;
  readonly after?: string | undefined;
}

export async function listPlans(context: PlanContext, page: PageOf): Promise<PlanList> {
  const rows = await selectPlans(context.db, { ...page, limit: page.limit + 1 });
  const items = rows.slice(0, page.limit).map(toWirePlan);
  const last = items.at(-1);
  return rows.length > page.limit && last ? { items, next: last.id } : { items };
}

export async function getPlan(context: PlanContext, plan: string): Promise<Result<WirePlan>> {
  const [row] = await selectPlans(context.db, { limit: 1, only: plan });
  return row ? ok(toWirePlan(row)) : gone(plan);
}

async function loaded(context: PlanContext, plan: string): Promise<Result<LoadedDivision>> {
  const found = await readPlanDivision(context, plan);
  return found ? ok(found) : gone(plan);
}

/** The grids of a plan as features, now or at an earlier revision. */
export async function getGrids(
  context: PlanContext,
  plan: string,
  filter: GridFilter & { readonly revision?: number | undefined },
): Promise<Result<GridCollection>> {
  const found = await loaded(context, plan);
  if (!found.ok) return found;
  if (filter.level !== undefined && !found.value.division.levels.some((level) => level.id === filter.level))
    return refuse('level-unknown', { level: filter.level });
  const at = await divisionAt(context, found.value, filter.revision ?? found.value.version.revision);
  if (!at.ok) return at;
  return ok({ type: 'FeatureCollection', features: gridFeatures(at.value, filter) });
}

/** All that a client needs to build the same division, and where its live stream starts. */
export async function getDivision(context: PlanContext, plan: string): Promise<Result<WireDivision>> {
  // Asked first: what is committed between the two is heard again, and known by its revision.
  const seq = await lastSeq(context.db);
  const found = await loaded(context, plan);
  if (!found.ok) return found;
  const { division, version } = found.value;
  return ok({
    plan,
    revision: version.revision,
    seq,
    territory: {
      polygons: division.territory.polygons.map(writeRings),
      original: division.territory.original.map(writeRings),
    },
    grids: [...division.tree.grids.values()].map(toWireGrid),
    buildings: [...division.buildings.all.values()].map(toWireBuilding),
  });
}

/** A page of the log after a revision, oldest first. */
export async function getLog(
  context: PlanContext,
  plan: string,
  page: { readonly after: number; readonly limit: number },
): Promise<Result<LogPage>> {
  return inSnapshot(context.db, async (tx) => {
    if (!(await findPlan(tx, plan))) return gone(plan);
    const rows = await logAfter(tx, plan, page.after, page.limit + 1);
    const items = rows.slice(0, page.limit).map(toLogItem);
    const last = items.at(-1);
    return ok(rows.length > page.limit && last ? { items, next: String(last.revision) } : { items });
  });
}

function toLogItem(row: LogRow): LogItem {
  const { plan_id: _, at, note, ...rest } = row;
  return { ...rest, at: at.toISOString(), note: note === '' ? null : note };
}

/** All that is wrong with a plan; notices come last, and those of texts that no longer fit the last of them. */
export async function getIssues(context: PlanContext, plan: string): Promise<Result<IssueList>> {
  const found = await loaded(context, plan);
  if (!found.ok) return found;
  const { division, version } = found.value;
  const issues = [...listIssues(division), ...(await outdatedFourSides(context, plan))];
  return ok({ items: issues.map(toWireIssue), revision: version.revision });
}

export async function getTeam(
  context: PlanContext,
  plan: string,
  grid: string,
): Promise<Result<{ team: WireTeam; revision: number }>> {
  const found = await loaded(context, plan);
  if (!found.ok) return found;
  const { division, version } = found.value;
  const record = division.tree.grids.get(grid);
  if (!record) return refuse('grid-unknown', { id: grid });
  return ok({ team: copyTeam(record.team), revision: version.revision });
}
