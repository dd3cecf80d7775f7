import type { ImportFields, ImportReport } from '../../domain/contract/exchange.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { getJob, queueJob, runJob } from '../jobs/jobs.service.ts';
import type { PlanContext } from '../plans/context.ts';
import { deleteImportFile, importFile, insertImportFile } from './import-file.queries.ts';
import { prepareImport } from './prepare-import.ts';
import { takeImport } from './take-import.ts';

export interface Started {
  readonly job: string;
  /** Ends when the work has; it fails only with what is a bug. */
  readonly work: Promise<unknown>;
}

/** Keeps the file and starts to read it. Nothing is taken before `takeUpload`. */
export async function startImport(
  context: PlanContext,
  author: string,
  fields: ImportFields,
  content: Buffer,
): Promise<Started> {
  const job = await queueJob(context.db, { kind: 'import', input: fields, author }, (tx, id) =>
    insertImportFile(tx, id, content),
  );
  const work = runJob(context.db, job, ['queued'], 'reading', async () => {
    const prepared = await prepareImport(context, fields, content.toString('utf8'));
    return prepared.ok ? ok(prepared.value.report) : prepared;
  });
  return { job, work };
}

/**
 * Takes what an import has read: the file is read once more, against what stands now, and stored all or nothing.
 * Refuses `job-gone`, `job-state` unless it is read and not yet taken, `import-faulty`, `import-empty`.
 */
export async function takeUpload(context: PlanContext, job: string): Promise<Result<Started>> {
  const found = await getJob(context.db, job);
  if (!found.ok) return found;
  const { kind, state, result, input } = found.value;
  if (kind !== 'import') return refuse('job-gone', { job });
  const report = result as ImportReport | null;
  if (state !== 'done' || !report || report.committed) return refuse('job-state', { state });
  if (report.faults.length > 0) return refuse('import-faulty', { faults: report.faults.length });
  if (report.taken === 0) return refuse('import-empty', { refused: report.refused.length });
  const content = await importFile(context.db, job);
  if (!content) return refuse('job-gone', { job });
  const work = runJob(context.db, job, ['done'], 'taking', async () => {
    const prepared = await prepareImport(context, input as ImportFields, content.toString('utf8'));
    if (!prepared.ok) return prepared;
    const taken = await takeImport(context, prepared.value);
    if (taken.ok) await deleteImportFile(context.db, job);
    return taken;
  });
  return ok({ job, work });
}
