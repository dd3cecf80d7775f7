import type { ImportReport } from '../../domain/contract/exchange.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Tx } from '../db/transaction.ts';
import { storeBuildings, storeLines, storePlaces } from '../places/store-places.ts';
import type { PlanContext } from '../plans/context.ts';
import { storePlan } from '../plans/create-plan.ts';
import type { PreparedImport } from './prepare-import.ts';

/** What goes along with taking an import, where it is a job's. */
export interface AlongTake {
  /** The last of the transaction that stores it, with the report; what it throws undoes all. */
  within?(tx: Tx, report: ImportReport): Promise<void>;
  progress?(share: number, step: string): void;
}

/**
 * Stores what an import has prepared, all of it or nothing. Gives the report as of what was taken. Refuses
 * `import-faulty` for grids that are no sound coverage, `import-empty` where every row was refused.
 */
export async function takeImport(
  context: PlanContext,
  { prepared, report, territory }: PreparedImport,
  { within, progress }: AlongTake = {},
): Promise<Result<ImportReport>> {
  if (report.faults.length > 0) return refuse('import-faulty', { faults: report.faults.length });
  if (!prepared || report.taken === 0) return refuse('import-empty', { refused: report.refused.length });
  let taken: ImportReport = { ...report, committed: true };
  if (prepared.kind === 'plan') {
    const stored = await storePlan(context, prepared, async (tx, plan) => {
      taken = { ...taken, plan };
      await within?.(tx, taken);
    });
    return stored.ok ? ok(taken) : stored;
  }
  if (territory === null) throw new Error(`an import of ${prepared.kind} without a territory`);
  const last = async (tx: Tx) => within?.(tx, taken);
  if (prepared.kind === 'buildings')
    await storeBuildings(context, territory, prepared.buildings, last, () => progress?.(0.4, 'placed'));
  else if (prepared.kind === 'lines') await storeLines(context, territory, prepared.lines, last);
  else await storePlaces(context, territory, prepared.places, last);
  return ok(taken);
}
