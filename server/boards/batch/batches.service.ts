import { stat } from 'node:fs/promises';
import type { BoardBatch, BoardBatchList, BoardsMade, NewBoards } from '../../../domain/contract/board.ts';
import type { Job } from '../../../domain/contract/job.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import {
  cancelJob,
  getJob,
  type ListedJob,
  listJobs,
  queueJob,
  toWireJob,
  unfinishedOf,
} from '../../jobs/jobs.service.ts';
import type { PlanContext } from '../../plans/context.ts';
import { readPlanDivision } from '../../plans/load-division.ts';
import { territoryOfPlan } from '../../plans/territory-of-plan.ts';
import { type BookFormat, batchFolder, bookPath, dropBatchFolder } from './batch-files.ts';
import { BATCH_JOB, type BatchPress, orderOf } from './batch-press.ts';
import type { BatchOrder } from './batch-task.ts';
import { readBatch } from './read-batch.ts';

const LISTED = 50;
/** In a territory, with the one that is being made: an hour of work for a large office. */
const QUEUED_MAX = 20;

/** Asks for a batch; `press` works on it after the answer. Refuses `plan-gone`, `boards-queue-full`, and what `readBatch` refuses. */
export async function startBatch(
  context: PlanContext,
  press: BatchPress,
  author: string,
  plan: string,
  asked: NewBoards,
): Promise<Result<{ readonly job: string }>> {
  const found = await readPlanDivision(context, plan);
  if (!found) return refuse('plan-gone', { plan });
  const read = await readBatch(context.db, plan, found.division, asked);
  if (!read.ok) return read;
  const queued = await queuedBeside(context.db, plan);
  if (queued >= QUEUED_MAX) return refuse('boards-queue-full', { count: queued });
  const order: BatchOrder = { ...read.value, made: new Date().toISOString(), author };
  const job = await queueJob(context.db, { kind: BATCH_JOB, input: order, author });
  press.begin({ id: job }, order);
  return ok({ job });
}

/** How many batches of a plan's territory are not done yet. */
async function queuedBeside(db: PlanContext['db'], plan: string): Promise<number> {
  const territory = await territoryOfPlan(db, plan);
  const byPlan = Map.groupBy(await unfinishedOf(db, BATCH_JOB), (job) => orderOf(job).plan);
  let count = 0;
  for (const [other, jobs] of byPlan) {
    const its = await territoryOfPlan(db, other);
    if (territory.ok && its.ok && its.value === territory.value) count += jobs.length;
  }
  return count;
}

/** The batches of a plan, newest first. */
export async function listBatches(
  { db }: PlanContext,
  dataDir: string,
  plan: string,
): Promise<BoardBatchList> {
  const jobs = await listJobs(db, BATCH_JOB, { plan }, LISTED);
  return { items: await Promise.all(jobs.map((job) => toBatch(dataDir, job))) };
}

export interface BookFile {
  readonly path: string;
  readonly size: number;
  readonly name: string;
  readonly format: BookFormat;
}

/** The file of a batch that is done. Refuses `job-gone`, `boards-unfinished`, and `boards-file-gone` where it is kept no longer. */
export async function findBook(
  { db }: PlanContext,
  dataDir: string,
  plan: string,
  job: string,
): Promise<Result<BookFile>> {
  const found = await findBatch(db, plan, job);
  if (!found.ok) return found;
  const { state, result } = found.value;
  if (state !== 'done') return refuse('boards-unfinished', { state });
  const { name, format } = result as BoardsMade;
  const path = bookPath(batchFolder(dataDir, job), format);
  const size = await sizeOf(path);
  return size === null ? refuse('boards-file-gone') : ok({ path, size, name, format });
}

/** Cancels a batch that is not done, and takes the file of one that is from the disk; its prints stay in the ledger. Refuses `job-gone`. */
export async function dropBatch(
  { db }: PlanContext,
  dataDir: string,
  plan: string,
  job: string,
): Promise<Result<Job>> {
  const found = await findBatch(db, plan, job);
  if (!found.ok) return found;
  const { state } = found.value;
  // What is being made is cleared up by whoever makes it, when that has stopped writing.
  if (state === 'queued' || state === 'running') {
    const cancelled = await cancelJob(db, job);
    if (cancelled.ok) return cancelled;
  }
  await dropBatchFolder(batchFolder(dataDir, job));
  return ok(toWireJob(found.value));
}

async function findBatch(db: PlanContext['db'], plan: string, job: string) {
  const found = await getJob(db, job);
  if (!found.ok) return found;
  const isOurs = found.value.kind === BATCH_JOB && orderOf(found.value).plan === plan;
  return isOurs ? found : refuse('job-gone', { job });
}

async function toBatch(dataDir: string, job: ListedJob): Promise<BoardBatch> {
  const { id, state, progress, message, author, created_at, reason } = job;
  const order = orderOf(job);
  const made = state === 'done' ? (job.result as BoardsMade) : null;
  const isThere = made !== null && (await sizeOf(bookPath(batchFolder(dataDir, id), made.format))) !== null;
  return {
    job: id,
    state,
    progress,
    message,
    sheets: order.grids.length,
    format: order.format,
    author,
    createdAt: created_at.toISOString(),
    made: isThere ? made : null,
    ...(reason ? { reason: reason as NonNullable<BoardBatch['reason']> } : {}),
  };
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  );
}
