import type { ImportFields, ImportReport } from '../../domain/contract/exchange.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { beginJob, finishJob, getJob, queueJob } from '../jobs/jobs.service.ts';
import type { PlanContext } from '../plans/context.ts';
import { dropStaleFiles, insertImportFile } from './import-file.queries.ts';
import type { ImportThread } from './import-thread.ts';

export interface Started {
  readonly job: string;
  /** Ends when the work has; it fails only with what is a bug. */
  readonly work: Promise<unknown>;
}

/** Keeps the file and starts to read it. Nothing is taken before `takeUpload`. */
export async function startImport(
  { db }: PlanContext,
  thread: ImportThread,
  author: string,
  fields: ImportFields,
  content: Buffer,
): Promise<Started> {
  const job = await queueJob(db, { kind: 'import', input: fields, author }, dropStaleFiles);
  const read = async () => {
    if (!(await beginJob(db, job, ['queued'], 'reading'))) return;
    // A file that cannot be kept ends its job as failed, like one that cannot be read.
    await finishJob(db, job, async (work) => {
      await insertImportFile(db, job, content);
      return thread.run({ job, fields, take: false }, work);
    });
  };
  return { job, work: read() };
}

/**
 * Takes what an import has read, once: the file is read again, against what stands now, and stored all or nothing.
 * Refuses `job-gone`, `job-state` unless it is read and not yet taken, `import-faulty`, `import-empty`.
 */
export async function takeUpload(
  { db }: PlanContext,
  thread: ImportThread,
  job: string,
): Promise<Result<Started>> {
  const found = await getJob(db, job);
  if (!found.ok) return found;
  const { kind, state, result, input } = found.value;
  if (kind !== 'import') return refuse('job-gone', { job });
  const report = result as ImportReport | null;
  if (state !== 'done' || !report || report.committed) return refuse('job-state', { state });
  if (report.faults.length > 0) return refuse('import-faulty', { faults: report.faults.length });
  if (report.taken === 0) return refuse('import-empty', { refused: report.refused.length });
  if (!(await beginJob(db, job, ['done'], 'reading'))) return refuse('job-state', { state: 'running' });
  const fields = input as ImportFields;
  return ok({ job, work: finishJob(db, job, (work) => thread.run({ job, fields, take: true }, work)) });
}
