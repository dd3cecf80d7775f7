import { type ResourceLimits, Worker } from 'node:worker_threads';
import { type Reason, refuse } from '../../domain/result.ts';
import type { Outcome, Work } from './jobs.service.ts';

/** What a thread says of its task: how far it is, whatever else it shows by then, at last what came of it. */
export type Word<Shown> =
  | { readonly kind: 'progress'; readonly share: number; readonly message: string }
  | { readonly kind: 'shown'; readonly shown: Shown }
  | { readonly kind: 'outcome'; readonly outcome: Outcome };

/** A thread that has nothing to do for so long is ended: it holds the memory of the largest task that it has done. */
const IDLE_MS = 30_000;

export interface ThreadOf {
  /** The file that it runs: it hears its tasks by `serveTasks`. */
  readonly script: URL;
  /** What it is started with. */
  readonly world: object;
  /** The memory that a task may take; what this machine has for a process where nothing is said. */
  readonly heapMb?: number | undefined;
  /** Refuses a task that takes more. */
  readonly tooHeavy: { readonly ok: false; readonly reason: Reason };
}

/**
 * Does tasks in a thread with a database connection of its own, one after another, so that nobody's request waits for
 * them (docs/decisions/0005-import-thread.md). To cancel is to end the thread: its connection breaks, and the database rolls
 * back what was not committed.
 */
export class WorkThread<Task, Shown = never> {
  readonly #of: ThreadOf;
  readonly #limits: ResourceLimits;
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(of: ThreadOf) {
    this.#of = of;
    this.#limits = of.heapMb === undefined ? {} : { maxOldGenerationSizeMb: of.heapMb };
  }

  /**
   * Rejects when the work is cancelled, and on what is a bug. Refuses `job-interrupted` when the server is stopped meanwhile, and
   * what takes too much memory. `show` is called with what the task shows before its end.
   */
  run(task: Task, work: Work, show?: (shown: Shown) => void): Promise<Outcome> {
    const turn = this.#last.then(() => this.#run(task, work, show));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
  }

  async #run(task: Task, { signal, progress }: Work, show?: (shown: Shown) => void): Promise<Outcome> {
    clearTimeout(this.#idle);
    if (this.#closed) return refuse('job-interrupted');
    if (signal.aborted) throw new Error('cancelled');
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    const hear = (word: Word<Shown>) => {
      if (word.kind === 'progress') progress(word.share, word.message);
      else if (word.kind === 'shown') show?.(word.shown);
      else resolve(word.outcome);
    };
    const ended = () => reject(new Error('the thread of a job ended'));
    const stop = () => void this.#end();
    worker.on('message', hear).once('error', reject).once('exit', ended);
    signal.addEventListener('abort', stop);
    worker.postMessage(task);
    try {
      return await promise;
    } catch (error) {
      await this.#end();
      // The server is being stopped: what the task is about is kept, and can be done again.
      if (this.#closed) return refuse('job-interrupted');
      // It is the thread's memory that is full, not the server's: nobody else notices.
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return this.#of.tooHeavy;
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      // One by one: `removeAllListeners` takes Node's own too, and no message comes through any more.
      worker.off('message', hear).off('error', reject).off('exit', ended);
      this.#idle = setTimeout(() => void this.#end(), IDLE_MS).unref();
    }
  }

  #start(): Worker {
    const worker = new Worker(this.#of.script, {
      workerData: this.#of.world,
      execArgv: [],
      resourceLimits: this.#limits,
    });
    // One that ends by itself with nothing to do must not be given the next task, nor take the server along.
    const gone = () => {
      if (this.#worker === worker) this.#worker = null;
    };
    return worker.on('error', gone).on('exit', gone);
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}
