import type { Db } from '../db/transaction.ts';
import { beginJob, finishJob } from '../jobs/jobs.service.ts';
import type { Picture, ProposalTask } from './proposal-task.ts';
import type { ProposalThread } from './proposal-thread.ts';

/** Makes proposals one after another, and keeps what the one that is being made has to show. */
export class Proposer {
  readonly #db: Db;
  readonly #thread: ProposalThread;
  readonly #failed: (error: unknown) => void;
  readonly #pictures = new Map<string, Picture>();
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  /** `failed` hears of what is a bug. */
  constructor(db: Db, thread: ProposalThread, failed: (error: unknown) => void) {
    this.#db = db;
    this.#thread = thread;
    this.#failed = failed;
  }

  /** Takes its turn: until then it is queued, and can be cancelled without ever having begun. */
  begin(task: ProposalTask): void {
    this.#last = this.#last.then(() => this.#make(task)).catch(this.#failed);
  }

  /** What there is by now of a proposal that is being made in this process, by its job; null of any other. */
  pictureOf(job: string): Picture | null {
    return this.#pictures.get(job) ?? null;
  }

  /** Ends what is being made; what waits is left to the next start, which says that it was broken off. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#thread.close();
    await this.#last;
  }

  async #make(task: ProposalTask): Promise<void> {
    const { job } = task;
    if (this.#closed || !(await beginJob(this.#db, job, ['queued'], 'reading'))) return;
    try {
      await finishJob(this.#db, job, (work) =>
        this.#thread.run(task, work, (picture) => this.#pictures.set(job, picture)),
      );
    } finally {
      this.#pictures.delete(job);
    }
  }
}
