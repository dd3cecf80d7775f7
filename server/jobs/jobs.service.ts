import { randomUUID } from 'node:crypto';
import type { Job } from '../../domain/contract/job.ts';
import { ok, type Reason, type Result, refuse } from '../../domain/result.ts';
import { type Db, inTransaction, type Tx } from '../db/transaction.ts';
import { appendEvent } from '../live/append-event.ts';
import { findJob, insertJob, type JobRow, type JobState, moveJob } from './job.queries.ts';

/** What a finished step of a job gives: a result to show, or why it failed. */
export type Outcome = Result<object>;

/** A new job, queued; `also` stores what belongs to it in the same transaction. */
export async function queueJob(
  db: Db,
  job: { readonly kind: string; readonly input: object; readonly author: string },
  also: (tx: Tx, id: string) => Promise<void>,
): Promise<string> {
  const id = randomUUID();
  await inTransaction(db, async (tx) => {
    await insertJob(tx, { id, ...job });
    await also(tx, id);
  });
  return id;
}

/**
 * Works on a job: from one of `from` to running, then done or failed, each told to browsers. Does nothing when it is
 * in another state (false); a job that was cancelled meanwhile stays cancelled.
 */
export async function runJob(
  db: Db,
  id: string,
  from: readonly JobState[],
  message: string,
  work: () => Promise<Outcome>,
): Promise<boolean> {
  const started = await tell(db, id, from, { state: 'running', progress: 0, message });
  if (!started) return false;
  let outcome: Outcome;
  try {
    outcome = await work();
  } catch (error) {
    await tell(db, id, ['running'], { state: 'failed', reason: { code: 'internal-error', params: {} } });
    throw error;
  }
  await tell(
    db,
    id,
    ['running'],
    outcome.ok
      ? { state: 'done', progress: 1, message, result: outcome.value }
      : { state: 'failed', message, reason: outcome.reason },
  );
  return true;
}

/** Refuses `job-gone`. */
export async function getJob(db: Db, id: string): Promise<Result<JobRow>> {
  const job = isJobId(id) ? await findJob(db, id) : undefined;
  return job ? ok(job) : refuse('job-gone', { job: id });
}

/** Cancels a job that is waiting or running, or an import that nobody has taken; refuses `job-gone`, `job-state`. */
export async function cancelJob(db: Db, id: string): Promise<Result<Job>> {
  const job = await getJob(db, id);
  if (!job.ok) return job;
  const cancelled = await tell(db, id, ['queued', 'running', 'done'], { state: 'cancelled' });
  if (!cancelled) return refuse('job-state', { state: job.value.state });
  return ok(toWireJob({ ...job.value, state: 'cancelled' }));
}

export function toWireJob(row: JobRow): Job {
  const { id, state, progress, message, result, reason } = row;
  return {
    id,
    state,
    progress,
    message,
    ...(result ? { result } : {}),
    ...(reason ? { reason: reason as { code: string; params: Record<string, string | number> } } : {}),
  };
}

function isJobId(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}

function tell(
  db: Db,
  id: string,
  from: readonly JobState[],
  to: { state: JobState; progress?: number; message?: string; result?: object; reason?: Reason },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const moved = await moveJob(tx, id, from, to);
    if (moved) {
      const { result: _, ...told } = to;
      await appendEvent(tx, 'job', { id, ...told });
    }
    return moved;
  });
}
