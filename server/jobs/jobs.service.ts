import { randomUUID } from 'node:crypto';
import type { Job } from '../../domain/contract/job.ts';
import { toDegrees } from '../../domain/geometry/point.ts';
import { ok, type Reason, type Result, refuse } from '../../domain/result.ts';
import { type Db, inTransaction, type Tx } from '../db/transaction.ts';
import { appendEvent, holdEvents } from '../live/append-event.ts';
import {
  findJob,
  findJobs,
  insertJob,
  type JobRow,
  type JobState,
  type ListedJob,
  lockJob,
  moveJob,
  unfinishedJobs,
  updateJobInput,
  type WireReason,
} from './job.queries.ts';
import { Steps } from './steps.ts';

export type { JobRow, ListedJob };

/** What a finished step of a job gives: a result to show, or why it failed. */
export type Outcome = Result<object>;

/** A new job, queued; `also` is done in the same transaction. */
export async function queueJob(
  db: Db,
  job: { readonly kind: string; readonly input: object; readonly author: string },
  also: (tx: Tx, id: string) => Promise<void> = async () => {},
): Promise<string> {
  const id = randomUUID();
  await inTransaction(db, async (tx) => {
    await insertJob(tx, { id, ...job });
    await also(tx, id);
  });
  return id;
}

/**
 * Begins to work on a job that is in one of `from`; false when it is not: then it is somebody else's, or cancelled. `also`
 * is done in the same transaction, if it begins.
 */
export function beginJob(
  db: Db,
  id: string,
  from: readonly JobState[],
  message: string,
  also: (tx: Tx) => Promise<void> = async () => {},
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const begins = await tell(tx, id, from, { state: 'running', progress: 0, message });
    if (begins) await also(tx);
    return begins;
  });
}

/** Begins to work on a job that is in `from` with a result that is still as `isSame` says; false when it is not. */
export function beginJobAs(
  db: Db,
  id: string,
  from: JobState,
  message: string,
  isSame: (result: object | null) => boolean,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await holdEvents(tx);
    const row = await lockJob(tx, id);
    if (!row || !isSame(row.result)) return false;
    return tell(tx, id, [from], { state: 'running', progress: 0, message });
  });
}

/** What a job is to do is said anew. */
export function setJobInput(tx: Tx, id: string, input: object): Promise<void> {
  return updateJobInput(tx, id, input);
}

/** What work on a job is given: word that it was cancelled, and a way to say how far it is (0…1). */
export interface Work {
  readonly signal: AbortSignal;
  progress(share: number, message: string): void;
}

/** The work that goes on in this process, by job. */
const going = new Map<string, AbortController>();

/**
 * Works on a job that has begun, to its end: done, or failed. A job that was cancelled meanwhile stays cancelled, and
 * its work is told to stop.
 */
export async function finishJob(db: Db, id: string, work: (work: Work) => Promise<Outcome>): Promise<void> {
  const end = (to: Change) => inTransaction(db, (tx) => tell(tx, id, ['running'], to));
  const stop = new AbortController();
  const steps = new Steps((progress, message) => end({ state: 'running', progress, message }));
  going.set(id, stop);
  try {
    const outcome = await work({
      signal: stop.signal,
      progress: (share, message) => steps.tell(share, message),
    });
    await steps.told();
    if (outcome.ok) await end({ state: 'done', progress: 1, message: steps.message, result: outcome.value });
    else await end({ state: 'failed', reason: outcome.reason });
  } catch (error) {
    // Also where the outcome cannot be written down: nobody must wait for it without end.
    if (stop.signal.aborted || error instanceof Cancelled) return;
    await steps.told();
    await end({ state: 'failed', reason: { code: 'internal-error', params: {} } });
    throw error;
  } finally {
    going.delete(id);
  }
}

/** Thrown to roll back what was to be stored for a job that has been cancelled. */
export class Cancelled extends Error {}

/**
 * Ends a job as done in the transaction that does what it is for, so that it is never the one without the other.
 * Throws `Cancelled` when it was cancelled: nothing of the transaction must stay.
 */
export async function doneWithin(tx: Tx, id: string, result: object): Promise<void> {
  const done = await tell(tx, id, ['running'], { state: 'done', progress: 1, message: 'stored', result });
  if (!done) throw new Cancelled(`job ${id}`);
}

/** Kinds of work that has what it was at on the disk: whoever does it goes on with it at the next start. */
const GOES_ON: ReadonlySet<string> = new Set(['boards']);

/** At a start: jobs that were being worked on when the server stopped are nobody's any more, unless they are gone on with. */
export async function failInterrupted(db: Db): Promise<void> {
  await inTransaction(db, async (tx) => {
    for (const { id, kind } of await unfinishedJobs(tx)) {
      if (GOES_ON.has(kind)) continue;
      await tell(tx, id, ['queued', 'running'], {
        state: 'failed',
        reason: { code: 'job-interrupted', params: {} },
      });
    }
  });
}

/** Jobs of a kind that wait or are being worked on, the oldest first. */
export async function unfinishedOf(db: Db, wanted: string): Promise<JobRow[]> {
  return (await unfinishedJobs(db)).filter(({ kind }) => kind === wanted);
}

/** Jobs of a kind, newest first, whose input has these values. */
export function listJobs(db: Db, kind: string, input: object, limit: number): Promise<ListedJob[]> {
  return findJobs(db, kind, input, limit);
}

/** Refuses `job-gone`. */
export async function getJob(db: Db, id: string): Promise<Result<JobRow>> {
  const job = isJobId(id) ? await findJob(db, id) : undefined;
  return job ? ok(job) : refuse('job-gone', { job: id });
}

/**
 * Cancels a job that is waiting or running, or an import that nobody has taken; refuses `job-gone`, `job-state` for
 * what has ended otherwise, and for what has been taken.
 */
export async function cancelJob(db: Db, id: string): Promise<Result<Job>> {
  const job = await getJob(db, id);
  if (!job.ok) return job;
  // Before the row is asked for: on the embedded database the work's own transaction would keep it from us.
  going.get(id)?.abort();
  return inTransaction(db, async (tx) => {
    await holdEvents(tx);
    const row = await lockJob(tx, id);
    if (!row) return refuse('job-gone', { job: id });
    const isTaken = (row.result as { committed?: boolean } | null)?.committed === true;
    // What an import has read is done and yet to be taken; whatever else is done stays done.
    const isOpen = row.kind === 'import' && !isTaken;
    const from: readonly JobState[] = isOpen ? ['queued', 'running', 'done'] : ['queued', 'running'];
    if (!(await tell(tx, id, from, { state: 'cancelled' }))) return refuse('job-state', { state: row.state });
    return ok(toWireJob({ ...row, state: 'cancelled' }));
  });
}

export function toWireJob(row: JobRow): Job {
  const { id, state, progress, message, result, reason } = row;
  return {
    id,
    state,
    progress,
    message,
    ...(result ? { result } : {}),
    ...(reason ? { reason: reason as WireReason } : {}),
  };
}

function isJobId(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}

interface Change {
  readonly state: JobState;
  readonly progress?: number;
  readonly message?: string;
  readonly result?: object;
  readonly reason?: Reason;
}

function toWireReason({ code, params, at }: Reason): WireReason {
  return { code, params: { ...params }, ...(at ? { at: toDegrees(at) } : {}) };
}

/**
 * Moves a job and tells browsers; the result is fetched by whoever wants it. The counter of events comes before the job's
 * row: who stores an import has it when it says that the job is done, while its progress is still being written.
 */
async function tell(tx: Tx, id: string, from: readonly JobState[], to: Change): Promise<boolean> {
  const { reason, ...rest } = to;
  const change = { ...rest, ...(reason ? { reason: toWireReason(reason) } : {}) };
  await holdEvents(tx);
  const moved = await moveJob(tx, id, from, change);
  const { result: _, ...told } = change;
  if (moved) await appendEvent(tx, 'job', { id, ...told });
  return moved;
}
