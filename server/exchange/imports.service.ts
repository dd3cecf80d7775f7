import type { ImportFields, ImportReport } from '../../domain/contract/exchange.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { beginJob, finishJob, getJob, queueJob } from '../jobs/jobs.service.ts';
import type { PlanContext } from '../plans/context.ts';
import { claimImportFile, dropStaleFiles, insertImportFile } from './import-file.queries.ts';
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
  const { db } = context;
  const job = await queueJob(db, { kind: 'import', input: fields, author }, async (tx, id) => {
    await dropStaleFiles(tx);
    await insertImportFile(tx, id, content);
  });
  return { job, work: readUpload(context, job, fields, content.toString('utf8')) };
}

async function readUpload(
  context: PlanContext,
  job: string,
  fields: ImportFields,
  text: string,
): Promise<void> {
  const begun = await beginJob(context.db, job, ['queued'], 'reading', async () => true);
  if (!begun) return;
  await finishJob(context.db, job, async () => {
    const prepared = await prepareImport(context, fields, text);
    return prepared.ok ? ok(prepared.value.report) : prepared;
  });
}

/**
 * Takes what an import has read, once: the file is read again, against what stands now, and stored all or nothing.
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
  const content = await beginJob(context.db, job, ['done'], 'taking', (tx) => claimImportFile(tx, job));
  if (!content) return refuse('job-state', { state: 'running' });
  const work = finishJob(context.db, job, async () => {
    const prepared = await prepareImport(context, input as ImportFields, content.toString('utf8'));
    return prepared.ok ? takeImport(context, prepared.value) : prepared;
  });
  return ok({ job, work });
}
