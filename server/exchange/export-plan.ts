import type { ExportFormat } from '../../domain/contract/exchange.ts';
import type { GridCollection } from '../../domain/contract/grid.ts';
import { type Result, refuse } from '../../domain/result.ts';
import type { PlanContext } from '../plans/context.ts';
import { getGrids } from '../plans/plans.service.ts';

/** A plan's grids as a file. Refuses `plan-gone`, and `format-later` for all but GeoJSON. */
export async function exportPlan(
  context: PlanContext,
  plan: string,
  format: ExportFormat,
): Promise<Result<GridCollection>> {
  if (format !== 'geojson') return refuse('format-later', { format });
  return getGrids(context, plan, {});
}
