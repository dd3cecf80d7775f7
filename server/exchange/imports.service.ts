import type {
  ImportFields,
  ImportPreview,
  ImportReport,
  ImportRevision,
} from '../../domain/contract/exchange.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { beginJob, beginJobAs, finishJob, getJob, queueJob, setJobInput } from '../jobs/jobs.service.ts';
import type { PlanContext } from '../plans/context.ts';
import { barOf } from './bar-of.ts';
import { dropStaleFiles, findPreview, insertImportFiles } from './import-file.queries.ts';
import type { ImportInput } from './import-task.ts';
import type { ImportThread } from './import-thread.ts';
import { reviseFields } from './revise-fields.ts';
import { withScratch } from './scratch.ts';
import type { SourceFile } from './source/source.ts';

export interface Started {
  readonly job: string;
  /** Ends when the work has; it fails only with what is a bug. */
  readonly work: Promise<unknown>;
}

/**
 * Keeps the files, which are the caller's until this resolves, and starts to read them. Nothing is taken before
 * `takeUpload`.
 */
export async function startImport(
  { db }: PlanContext,
  thread: ImportThread,
  author: string,
  fields: ImportFields,
  files: readonly SourceFile[],
): Promise<Started> {
  const job = await queueJob(db, { kind: 'import', input: fields, author }, dropStaleFiles);
  // A file that cannot be kept ends its job as failed, like one that cannot be read.
  const kept = insertImportFiles(db, job, files);
  await kept.catch(() => {});
  const read = async () => {
    if (!(await beginJob(db, job, ['queued'], 'reading'))) return;
    await finishJob(db, job, async (work) => {
      await kept;
      return withScratch((folder) => thread.run({ job, fields, author, take: null, folder }, work));
    });
  };
  const work = read();
  // The caller may have something to wait for before it listens; nobody listening would end the process meanwhile.
  work.catch(() => {});
  return { job, work };
}

/**
 * Reads the files of an import again, `revision` in place of what was said before. Refuses `job-gone`, and `job-state`
 * unless it has been read, or could not be, and nothing of it has been taken.
 */
export async function readAgain(
  { db }: PlanContext,
  thread: ImportThread,
  author: string,
  job: string,
  revision: ImportRevision,
): Promise<Result<Started>> {
  const found = await findImport(db, job);
  if (!found.ok) return found;
  const { state, input, report } = found.value;
  if ((state !== 'done' && state !== 'failed') || report?.committed) return refuse('job-state', { state });
  const fields = reviseFields(input, revision);
  const begins = await beginJob(db, job, ['done', 'failed'], 'reading', (tx) => setJobInput(tx, job, fields));
  if (!begins) return refuse('job-state', { state: 'running' });
  const work = finishJob(db, job, (work) =>
    withScratch((folder) => thread.run({ job, fields, author, take: null, folder }, work)),
  );
  return ok({ job, work });
}

/**
 * Takes what an import has read, once: the file is read again, as it was shown, against what stands now, and stored all or nothing.
 * Refuses `job-gone`, `job-state` unless it is read and not yet taken, `import-read-anew` where `reading` is not the last one,
 * `import-questions`, `import-faulty`, `import-empty`.
 */
export async function takeUpload(
  { db }: PlanContext,
  thread: ImportThread,
  author: string,
  job: string,
  reading?: string,
): Promise<Result<Started>> {
  const found = await findImport(db, job);
  if (!found.ok) return found;
  const { state, input: fields, recipe, report } = found.value;
  if (state !== 'done' || !report || report.committed) return refuse('job-state', { state });
  if (reading !== undefined && reading !== report.reading) return refuse('import-read-anew');
  const bar = barOf(report);
  if (!bar.ok) return bar;
  const shown = { recipe, crs: report.source?.crs.used ?? null };
  // Somebody else may have taken it, or read it anew, since it was looked at.
  const isSame = (result: object | null) =>
    (result as ImportReport | null)?.committed === false &&
    (result as ImportReport).reading === report.reading;
  if (!(await beginJobAs(db, job, 'done', 'reading', isSame)))
    return refuse('job-state', { state: 'running' });
  const work = finishJob(db, job, (work) =>
    withScratch((folder) => thread.run({ job, fields, author, take: shown, folder }, work)),
  );
  return ok({ job, work });
}

/** Refuses `job-gone` where there is no such import, or nothing of it to be shown any more. */
export async function getPreview({ db }: PlanContext, job: string): Promise<Result<ImportPreview>> {
  const found = await findImport(db, job);
  if (!found.ok) return found;
  const preview = await findPreview(db, job);
  return preview === undefined ? refuse('job-gone', { job }) : ok(JSON.parse(preview) as ImportPreview);
}

async function findImport(db: PlanContext['db'], job: string) {
  const found = await getJob(db, job);
  if (!found.ok) return found;
  const { kind, state, result, input } = found.value;
  if (kind !== 'import') return refuse('job-gone', { job });
  const { recipe = null, ...fields } = input as ImportInput;
  return ok({ state, input: fields, recipe, report: result as ImportReport | null });
}
