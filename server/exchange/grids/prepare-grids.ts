import { levelsOf } from '../../../domain/deployment/levels.ts';
import type { Profile } from '../../../domain/deployment/types.ts';
import { createDivision } from '../../../domain/edit/create-division.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { hasBuildings } from '../../places/standing-buildings.ts';
import { readPlanDivision } from '../../plans/load-division.ts';
import { surveyedPlan } from '../../plans/territory-of-plan.ts';
import { cleanOptions } from '../clean-options.ts';
import { collect } from '../collect.ts';
import { textOf } from '../columns/columns.ts';
import type { Preparing } from '../prepare-kind.ts';
import type { Prepared } from '../prepared.ts';
import { readGrids } from '../read-grids.ts';
import type { FeatureRow } from '../source/source.ts';

/**
 * A draft of a file's grids, over the territory of the plan that is given, else over one of their own. Refuses
 * `level-unknown`, `plan-gone`.
 */
export async function prepareGrids(
  { context, fields, columns, ground, report, preview, progress }: Preparing,
  rows: AsyncIterable<FeatureRow>,
): Promise<Result<Prepared | null>> {
  const { db, profile } = context;
  const levels = levelsOf(profile);
  const level =
    fields.level === undefined
      ? levels.filter(({ tiles }) => tiles)[1]
      : levels.find(({ id }) => id === fields.level);
  if (!level || level === levels[0]) return refuse('level-unknown', { level: fields.level ?? '' });
  const surveyed = fields.plan === undefined ? ok(null) : await surveyedPlan(db, fields.plan);
  if (!surveyed.ok) return surveyed;
  const loaded = fields.plan === undefined ? undefined : await readPlanDivision(context, fields.plan);
  const all = await collect(rows);
  const prepared = readGrids(
    all,
    columns,
    {
      levels,
      levelNames: namesOf(profile),
      level,
      // A row's name is that of one grid, not of the whole.
      name: fields.name ?? surveyed.value?.name ?? profile.place.zh,
      types: profile.types,
      risks: profile.risks,
      today: loaded?.division ?? null,
      declares: ground.territory === null || !(await hasBuildings(db, ground.territory)),
    },
    { territory: surveyed.value?.ground ?? null, options: cleanOptions(fields.clean) },
    report,
    progress,
  );
  const names = new Map(all.map((row) => [row.row, textOf(columns, row.properties, 'name')]));
  preview.seeGrounds(
    [...report.groundByRow].map(([row, polygons]) => [row, names.get(row) ?? '', polygons] as const),
  );
  if (!prepared) return ok(null);
  // What would be refused when it is taken is heard now.
  const { territory: original, ground: polygons, grids } = prepared;
  const division = createDivision({ territory: { polygons, original }, levels, grids, buildings: [] });
  return division.ok ? ok(prepared) : division;
}

function namesOf({ levels }: Profile): ReadonlyMap<string, readonly string[]> {
  return new Map(levels.map(({ id, name }) => [id, [name.zh, name.en]]));
}
