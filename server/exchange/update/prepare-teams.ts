import { Check } from 'typebox/value';
import { WireTeam } from '../../../domain/contract/team.ts';
import { equalValues } from '../../../domain/edit/equal-values.ts';
import type { Grid, ServicePhone, TeamMember } from '../../../domain/plan/types.ts';
import { ok, type Result } from '../../../domain/result.ts';
import { applyEditsTogether } from '../../plans/apply-edits-together.ts';
import type { PlanContext } from '../../plans/context.ts';
import { type Columns, textOf } from '../columns/columns.ts';
import type { DraftReport } from '../draft-report.ts';
import { sourceFault } from '../row-reader.ts';
import type { FeatureRow } from '../source/source.ts';
import { GridFinder } from './find-grid.ts';
import { findWord } from './find-word.ts';
import { MemberRows, type RowTeam } from './member-rows.ts';
import { openPlan } from './open-plan.ts';
import { type RowEdit, tryEdits } from './try-edits.ts';
import type { Update } from './update.ts';

const NAME_MAX = 400;
/** The longest team that the contract lets through. */
const TEAM_MAX = 50;

interface GridTeam {
  readonly grid: Grid;
  readonly rows: number[];
  readonly members: TeamMember[];
  readonly services: ServicePhone[];
}

/**
 * Teams from a table: each grid that the file names gets exactly the members that it says, and the service phones, in the
 * file's order; of the two what the file does not speak of at all stays, as do all grids that it does not name. Counted are grids.
 * A row that says again what one before it said is left out and reported. Refuses `plan-gone`, `plan-closed`; rows are refused
 * `grid-unknown`, `grid-ambiguous`, as `MemberRows` does, and as an edit does.
 */
export async function prepareTeams(
  context: PlanContext,
  planId: string,
  rows: AsyncIterable<FeatureRow> | readonly FeatureRow[],
  columns: Columns,
  report: DraftReport,
): Promise<Result<Update>> {
  const loaded = await openPlan(context, planId);
  if (!loaded.ok) return loaded;
  const { division, version } = loaded.value;
  const finder = new GridFinder(division);
  const reader = new MemberRows(context.profile, columns);
  const teams = new Map<string, GridTeam>();
  /** Grids of which a row is refused, and the first such row: a team that lacks somebody is not put in place of one that has him. */
  const torn = new Map<string, number>();
  report.read = 0;
  for await (const row of rows) {
    report.read += 1;
    const fault = sourceFault(row);
    const grid: Result<Grid> = fault ? { ok: false, reason: fault } : findGrid(context, finder, columns, row);
    const said = grid.ok ? reader.read(row) : grid;
    if (!grid.ok || !said.ok) {
      report.refuse(row.row, (said as Extract<typeof said, { ok: false }>).reason);
      if (grid.ok && !torn.has(grid.value.id)) torn.set(grid.value.id, row.row);
      continue;
    }
    let team = teams.get(grid.value.id);
    if (!team) {
      team = { grid: grid.value, rows: [], members: [], services: [] };
      teams.set(grid.value.id, team);
    }
    addRow(team, row.row, said.value, report);
  }
  report.columnsDropped = report.columnsDropped.filter((column) => !reader.used.has(column));
  report.columns = report.columns.map((column) =>
    reader.used.has(column.name) ? { ...column, field: 'team', dropped: null } : column,
  );
  for (const [id, first] of torn)
    for (const row of teams.get(id)?.rows ?? [])
      report.refuse(row, { code: 'team-row-refused', params: { row: first } });
  const whole = [...teams.values()].filter(({ grid }) => !torn.has(grid.id));
  const { edits } = tryEdits(context, loaded.value, editsOf(whole, reader, report), report);
  return ok({
    store: (author, within) =>
      applyEditsTogether(context, planId, { author, baseRevision: version.revision, edits }, within),
  });
}

function findGrid(
  { profile }: PlanContext,
  finder: GridFinder,
  columns: Columns,
  { properties }: FeatureRow,
): Result<Grid> {
  const level = textOf(columns, properties, 'level', NAME_MAX);
  const known = level === '' ? undefined : findWord(level, profile.levels);
  return finder.find(textOf(columns, properties, 'grid', NAME_MAX), known?.id);
}

function addRow(team: GridTeam, row: number, said: RowTeam, report: DraftReport): void {
  team.rows.push(row);
  for (const [list, more] of [
    [team.members, said.members],
    [team.services, said.services],
  ] as const)
    for (const one of more) {
      if (list.some((other) => equalValues(other, one)))
        report.repair(row, 'row-repeated', `${team.grid.name}: ${one.name} ${one.phone}`.trim(), '');
      else (list as (typeof one)[]).push(one);
    }
}

function editsOf(teams: Iterable<GridTeam>, said: MemberRows, report: DraftReport): RowEdit[] {
  const edits: RowEdit[] = [];
  for (const { grid, rows, members, services } of teams) {
    const team = {
      // What the file says of one grid it need not say of the next.
      members:
        members.length > 0 || (said.saysMembers && services.length === 0) ? members : [...grid.team.members],
      services:
        services.length > 0 || (said.saysServices && members.length === 0)
          ? services
          : [...grid.team.services],
    };
    if (Check(WireTeam, team)) edits.push({ rows, edit: { kind: 'team', gridId: grid.id, team } });
    else for (const row of rows) report.refuse(row, { code: 'team-too-large', params: { max: TEAM_MAX } });
  }
  return edits;
}
