import type { ImportReport } from '../../domain/contract/exchange.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { storeBuildings, storeLines, storePlaces } from '../places/store-places.ts';
import type { PlanContext } from '../plans/context.ts';
import { storePlan } from '../plans/create-plan.ts';
import type { PreparedImport } from './prepare-import.ts';

/**
 * Stores what an import has prepared, all of it or nothing. Gives the report as of what was taken. Refuses
 * `import-faulty` for grids that are no sound coverage, `import-empty` where every row was refused.
 */
export async function takeImport(
  context: PlanContext,
  { prepared, report, territory }: PreparedImport,
): Promise<Result<ImportReport>> {
  if (report.faults.length > 0) return refuse('import-faulty', { faults: report.faults.length });
  if (!prepared || report.taken === 0) return refuse('import-empty', { refused: report.refused.length });
  const taken = { ...report, committed: true };
  if (prepared.kind === 'plan') {
    const plan = await storePlan(context, prepared);
    return plan.ok ? ok({ ...taken, plan: plan.value.id }) : plan;
  }
  if (territory === null) throw new Error(`an import of ${prepared.kind} without a territory`);
  if (prepared.kind === 'buildings') await storeBuildings(context, territory, prepared.buildings);
  else if (prepared.kind === 'lines') await storeLines(context, territory, prepared.lines);
  else await storePlaces(context, territory, prepared.places);
  return ok(taken);
}
