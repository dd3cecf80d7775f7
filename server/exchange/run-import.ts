import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, refuse } from '../../domain/result.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { Cancelled, doneWithin, type Outcome, setJobInput } from '../jobs/jobs.service.ts';
import type { PlanContext } from '../plans/context.ts';
import { dropImportFiles, fetchImportFiles, keepPreview } from './import-file.queries.ts';
import type { ImportTask } from './import-task.ts';
import { prepareImport } from './prepare-import.ts';
import { keepRecipe } from './recipes.ts';
import { takeImport } from './take-import.ts';

/** How much of a take is done when the file has been read and checked again. */
const CHECKED = 0.5;

/**
 * Reads the files of a job, and takes them: what is stored and that the job is done are one transaction. `progress` is
 * told the steps: read, checking, checked, placed, stored. Refuses `import-changed` where what stands by now would have the file read
 * in another coordinate system than was shown.
 */
export async function runImport(
  context: PlanContext,
  { job, fields, take, author, folder }: ImportTask,
  progress: (share: number, message: string) => void,
): Promise<Outcome> {
  const files = await fetchImportFiles(context.db, job, folder);
  if (files.length === 0) return refuse('job-gone', { job });
  const part = take ? CHECKED : 1;
  // Within the folder that is lent to us: who cancels ends this thread, and nothing here would clear up after it.
  const unpacked = join(folder, 'unpacked');
  await mkdir(unpacked);
  const prepared = await prepareImport(
    context,
    fields,
    { files, folder: unpacked, keeps: take !== null },
    (share, step) => progress(share * part, step),
    take?.recipe,
  );
  if (!prepared.ok) return prepared;
  const { recipe, signature, preview, report } = prepared.value;
  if (!take) {
    await keepPreview(context.db, job, JSON.stringify(preview));
    await inTransaction(context.db, (tx) => setJobInput(tx, job, { ...fields, recipe }));
    return ok({ ...report, reading: randomUUID() });
  }
  const used = report.source?.crs.used ?? null;
  if (used !== take.crs) return refuse('import-changed', { shown: take.crs ?? '', now: used ?? '' });
  const within = async (tx: Tx, report: object): Promise<void> => {
    progress(0.95, 'stored');
    await keepRecipe(tx, signature, fields.as, { ...recipe, ...fields });
    await dropImportFiles(tx, job);
    await doneWithin(tx, job, report);
  };
  try {
    return await takeImport(context, prepared.value, {
      author,
      within,
      progress: (share, step) => progress(CHECKED + share * (1 - CHECKED), step),
    });
  } catch (error) {
    if (error instanceof Cancelled) return refuse('job-state', { state: 'cancelled' });
    throw error;
  }
}
