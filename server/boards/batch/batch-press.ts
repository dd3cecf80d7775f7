import type { Db } from '../../db/transaction.ts';
import {
  beginJob,
  Cancelled,
  finishJob,
  getJob,
  type JobRow,
  type Outcome,
  unfinishedOf,
  type Work,
} from '../../jobs/jobs.service.ts';
import { batchFolder, batchFolders, dropBatchFolder, dropLogs, isOld } from './batch-files.ts';
import type { BatchOrder, BatchTask } from './batch-task.ts';

/** The kind of their jobs. */
export const BATCH_JOB = 'boards';
/** So often it is looked for books that nobody needs any more. */
const SWEEP_MS = 60 * 60_000;

/** What works on one batch after another: the product's is a thread. */
export interface Press {
  batch(task: BatchTask, work: Work): Promise<Outcome>;
  close(): Promise<void>;
}

/**
 * Makes batches one after another, goes on with those that a stopped or killed server has left, and clears up: what is cancelled or fails
 * leaves nothing on the disk, and of what is done the book stays for some days.
 */
export class BatchPress {
  readonly #db: Db;
  readonly #dataDir: string;
  readonly #press: Press;
  readonly #failed: (error: unknown) => void;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;
  #sweeping: NodeJS.Timeout | undefined;

  /** `failed` hears of what is a bug. */
  constructor(db: Db, dataDir: string, press: Press, failed: (error: unknown) => void) {
    this.#db = db;
    this.#dataDir = dataDir;
    this.#press = press;
    this.#failed = failed;
  }

  /** At a start: what was waiting or being made goes on, the oldest first. */
  async open(): Promise<void> {
    await this.sweep(Date.now());
    for (const job of await unfinishedOf(this.#db, BATCH_JOB)) this.begin(job, orderOf(job));
    this.#sweeping = setInterval(() => void this.sweep(Date.now()).catch(this.#failed), SWEEP_MS).unref();
  }

  /** Takes its turn: until then it is queued, and can be cancelled without ever having begun. */
  begin({ id }: Pick<JobRow, 'id'>, order: BatchOrder): void {
    this.#last = this.#last.then(() => this.#make(id, order)).catch(this.#failed);
  }

  /** Ends what is being made, so that the next start goes on with it. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#sweeping);
    await this.#press.close();
    await this.#last;
  }

  /**
   * Removes books that have been kept long enough, and what batches have left that did not come to one. A folder whose job this database
   * does not know may be another's that shares the disk: it goes only when it is old.
   */
  async sweep(now: number): Promise<void> {
    for (const id of await batchFolders(this.#dataDir)) {
      const folder = batchFolder(this.#dataDir, id);
      const job = await getJob(this.#db, id);
      const state = job.ok ? job.value.state : null;
      if (state === 'queued' || state === 'running') continue;
      if (state === 'cancelled' || state === 'failed' || (await isOld(folder, now)))
        await dropBatchFolder(folder);
      else if (state === 'done') await dropLogs(folder);
    }
  }

  async #make(job: string, order: BatchOrder): Promise<void> {
    const folder = batchFolder(this.#dataDir, job);
    if (this.#closed) return;
    // One that a server has left is running still, as far as the database knows.
    try {
      if (await beginJob(this.#db, job, ['queued', 'running'], 'gathering'))
        await finishJob(this.#db, job, (work) => this.#run({ job, order, folder }, work));
    } finally {
      const ended = await getJob(this.#db, job);
      const isKept = ended.ok && (ended.value.state === 'done' || ended.value.state === 'running');
      if (!isKept) await dropBatchFolder(folder);
    }
  }

  async #run(task: BatchTask, work: Work): Promise<Outcome> {
    const outcome = await this.#press.batch(task, work);
    // The server is being stopped: the job stays as it is, and what it has on the disk too.
    if (!outcome.ok && outcome.reason.code === 'job-interrupted')
      throw new Cancelled(`job ${task.job} waits`);
    return outcome;
  }
}

export function orderOf({ input }: Pick<JobRow, 'input'>): BatchOrder {
  return input as BatchOrder;
}
