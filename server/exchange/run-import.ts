import { ok, refuse } from '../../domain/result.ts';
import type { Tx } from '../db/transaction.ts';
import { Cancelled, doneWithin, type Outcome } from '../jobs/jobs.service.ts';
import type { PlanContext } from '../plans/context.ts';
import { dropImportFile, readImportFile } from './import-file.queries.ts';
import type { ImportTask } from './import-task.ts';
import { prepareImport } from './prepare-import.ts';
import { takeImport } from './take-import.ts';

/** How much of a take is done when the file has been read and checked again. */
const CHECKED = 0.5;

/**
 * Reads the file of a job, and takes it: what is stored and that the job is done are one transaction. `progress` is
 * told the steps: read, checked, placed, stored.
 */
export async function runImport(
  context: PlanContext,
  { job, fields, take }: ImportTask,
  progress: (share: number, message: string) => void,
): Promise<Outcome> {
  const text = await readImportFile(context.db, job);
  if (text === undefined) return refuse('job-gone', { job });
  const part = take ? CHECKED : 1;
  const prepared = await prepareImport(context, fields, text, (share, step) => progress(share * part, step));
  if (!prepared.ok) return prepared;
  if (!take) return ok(prepared.value.report);
  const within = async (tx: Tx, report: object): Promise<void> => {
    progress(0.95, 'stored');
    await dropImportFile(tx, job);
    await doneWithin(tx, job, report);
  };
  try {
    return await takeImport(context, prepared.value, {
      within,
      progress: (share, step) => progress(CHECKED + share * (1 - CHECKED), step),
    });
  } catch (error) {
    if (error instanceof Cancelled) return refuse('job-state', { state: 'cancelled' });
    throw error;
  }
}
