import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Profile } from '../../domain/deployment/types.ts';
import { refuse } from '../../domain/result.ts';
import type { Address } from '../db/connect.ts';
import type { Outcome, Work } from '../jobs/jobs.service.ts';
import type { ImportTask, ImportWord, ImportWorld } from './import-task.ts';

/** A thread that has nothing to do for so long is ended: it holds the memory of the largest file that it has read. */
const IDLE_MS = 30_000;

/**
 * Reads and takes files in a thread with a database connection of its own, one after another, so that nobody's request
 * waits for a file (docs/decisions/0005-import-thread.md). To cancel is to end the thread: its connection breaks, and the
 * database rolls back what was not committed.
 */
export class ImportThread {
  readonly #world: ImportWorld;
  readonly #limits: ResourceLimits;
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  #closed = false;

  /** `heapMb`: the memory that a file may take; what this machine has for a process where nothing is said. */
  constructor(address: Address, profile: Profile, heapMb?: number) {
    this.#world = { address, profile };
    this.#limits = heapMb === undefined ? {} : { maxOldGenerationSizeMb: heapMb };
  }

  /** Rejects when the work is cancelled, and on what is a bug. Refuses `job-interrupted` when the server is stopped meanwhile, `file-too-heavy`. */
  run(task: ImportTask, work: Work): Promise<Outcome> {
    const turn = this.#last.then(() => this.#run(task, work));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
  }

  async #run(task: ImportTask, { signal, progress }: Work): Promise<Outcome> {
    clearTimeout(this.#idle);
    if (this.#closed) return refuse('job-interrupted');
    if (signal.aborted) throw new Error('cancelled');
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    const hear = (word: ImportWord) => {
      if (word.kind === 'progress') progress(word.share, word.message);
      else resolve(word.outcome);
    };
    const ended = () => reject(new Error('the import thread ended'));
    const stop = () => void this.#end();
    worker.on('message', hear).once('error', reject).once('exit', ended);
    signal.addEventListener('abort', stop);
    worker.postMessage(task);
    try {
      return await promise;
    } catch (error) {
      await this.#end();
      // The server is being stopped: the file is kept, and can be read again.
      if (this.#closed) return refuse('job-interrupted');
      // It is the thread's memory that is full, not the server's: nobody else notices.
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
        return refuse('file-too-heavy');
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      // One by one: `removeAllListeners` takes Node's own too, and no message comes through any more.
      worker.off('message', hear).off('error', reject).off('exit', ended);
      this.#idle = setTimeout(() => void this.#end(), IDLE_MS).unref();
    }
  }

  #start(): Worker {
    const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
      workerData: this.#world,
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
