import { sql } from 'kysely';
import type { Job } from '../../domain/contract/job.ts';
import type { Db, Tx } from '../db/transaction.ts';
import { storableJson } from '../json-text.ts';

/** A reason as it is stored and told: its place in degrees. */
export type WireReason = NonNullable<Job['reason']>;

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly progress: number;
  readonly message: string;
  readonly input: object;
  readonly result: object | null;
  readonly reason: object | null;
}

const COLUMNS = ['id', 'kind', 'state', 'progress', 'message', 'input', 'result', 'reason'] as const;

export async function insertJob(
  tx: Tx,
  job: { readonly id: string; readonly kind: string; readonly input: object; readonly author: string },
): Promise<void> {
  await tx
    .insertInto('jobs')
    .values({ ...job, input: JSON.stringify(job.input) })
    .execute();
}

export function findJob(db: Db | Tx, id: string): Promise<JobRow | undefined> {
  return db.selectFrom('jobs').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** The job's row, locked: whoever ends it comes first or waits. */
export function lockJob(tx: Tx, id: string): Promise<JobRow | undefined> {
  return tx.selectFrom('jobs').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Moves a job from one of some states to another; false when it was in none of them (cancelled meanwhile, say). */
export async function moveJob(
  tx: Tx,
  id: string,
  from: readonly JobState[],
  to: {
    readonly state: JobState;
    readonly progress?: number;
    readonly message?: string;
    readonly result?: object;
    readonly reason?: WireReason;
  },
): Promise<boolean> {
  const { result, reason, ...rest } = to;
  const moved = await tx
    .updateTable('jobs')
    .set({
      ...rest,
      ...(result ? { result: storableJson(result) } : {}),
      reason: reason ? storableJson(reason) : null,
      changed_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst();
  return moved.numUpdatedRows > 0n;
}

export async function updateJobInput(tx: Tx, id: string, input: object): Promise<void> {
  await tx
    .updateTable('jobs')
    .set({ input: JSON.stringify(input) })
    .where('id', '=', id)
    .execute();
}

/** Those that wait or are being worked on, the oldest first. */
export function unfinishedJobs(db: Db | Tx): Promise<JobRow[]> {
  return db
    .selectFrom('jobs')
    .select(COLUMNS)
    .where('state', 'in', ['queued', 'running'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** A job with who asked for it, and when. */
export interface ListedJob extends JobRow {
  readonly author: string;
  readonly created_at: Date;
}

export function findJobs(db: Db, kind: string, input: object, limit: number): Promise<ListedJob[]> {
  return db
    .selectFrom('jobs')
    .select([...COLUMNS, 'author', 'created_at'])
    .where('kind', '=', kind)
    .where(sql<boolean>`input @> ${JSON.stringify(input)}::jsonb`)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
