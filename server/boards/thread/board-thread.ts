import { Worker } from 'node:worker_threads';
import { refuse } from '../../../domain/result.ts';
import type { Outcome, Work } from '../../jobs/jobs.service.ts';
import type { BatchTask } from '../batch/batch-task.ts';
import type { BoardWorld, FromBoards, Lane, SingleLane, SingleTask, ToBoards } from './board-task.ts';

/**
 * A county's division, its streets and two fonts are the most of it. A small nursery (8 MB a half) is swept more often and keeps 30 MB less
 * resident.
 */
const LIMITS = { maxOldGenerationSizeMb: 1536, maxYoungGenerationSizeMb: 24 };
/** A batch that is cancelled ends between two sheets: one that has not by then is in a sheet that never ends. */
const STOP_MS = 20_000;
/** A task is begun anew so often when one of another lane has ended the thread. */
const AGAIN_MAX = 3;

interface Going {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
  readonly progress: Work['progress'];
}

/** A single task has taken too long, or a batch has not stopped when it was told to. */
class GivenUp extends Error {}

/** The thread has ended, and with it all that it was doing. */
class ThreadEnded extends Error {
  readonly lanes: readonly Lane[];

  constructor(cause: Error, lanes: readonly Lane[]) {
    super('the thread of the boards ended', { cause });
    this.lanes = lanes;
  }

  get isOutOfMemory(): boolean {
    return (this.cause as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
  }
}

/**
 * The one thread in which sheets are made, single ones and batches, over one copy of the plan and of the fonts. A batch lets single sheets
 * pass between two of its own, a picture between two of its strips. It is kept once it has been started: reading what it needs takes seconds, a sheet then a fraction of one.
 */
export class BoardThread {
  readonly #world: BoardWorld;
  readonly #going = new Map<Lane, Going>();
  #worker: Worker | null = null;
  /** Why the worker is being ended: whoever waits is told that, not that it has ended. */
  #ending: Error | null = null;
  readonly #last = new Map<SingleLane, Promise<unknown>>();
  #closed = false;

  constructor(world: BoardWorld) {
    this.#world = world;
  }

  /**
   * One sheet after another, and beside them one picture after another; the signal ends the thread. Refuses `job-interrupted` when the server
   * is stopped, and at once when its turn has not come and nobody wants it any more (`unwanted`); `sheet-too-heavy`.
   */
  sheet(task: SingleTask, signal: AbortSignal, unwanted?: AbortSignal): Promise<Outcome> {
    const lane = laneOf(task);
    const dropped = Promise.withResolvers<Outcome>();
    const drop = () => dropped.resolve(refuse('job-interrupted'));
    if (unwanted?.aborted) drop();
    unwanted?.addEventListener('abort', drop);
    const turn = (this.#last.get(lane) ?? Promise.resolve()).then(() => {
      unwanted?.removeEventListener('abort', drop);
      return unwanted?.aborted ? dropped.promise : this.#sheet(lane, task, signal);
    });
    this.#last.set(
      lane,
      turn.catch(() => {}),
    );
    return Promise.race([turn, dropped.promise]);
  }

  async #sheet(lane: SingleLane, task: SingleTask, signal: AbortSignal): Promise<Outcome> {
    for (let again = 0; ; again++) {
      if (this.#closed) return refuse('job-interrupted');
      signal.throwIfAborted();
      const stop = () => void this.#end(new GivenUp());
      signal.addEventListener('abort', stop);
      try {
        return await this.#send({ lane, task });
      } catch (error) {
        if (this.#closed) return refuse('job-interrupted');
        if (signal.aborted || !(error instanceof ThreadEnded)) throw error;
        // Another was given up, or is the likelier one to have filled the memory.
        const isOthers = error.cause instanceof GivenUp || (lane === 'sheet' && error.lanes.length > 1);
        if (isOthers && again < AGAIN_MAX) continue;
        // It is the thread's memory that is full, not the server's: nobody else notices.
        if (error.isOutOfMemory) return refuse('sheet-too-heavy');
        throw error;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    }
  }

  /**
   * One batch: never two at once. Rejects when it is cancelled, after it has stopped writing. Refuses `job-interrupted` when the server
   * is stopped, `boards-too-heavy`, and what the batch refuses.
   */
  async batch(task: BatchTask, { signal, progress }: Work): Promise<Outcome> {
    for (let again = 0; ; again++) {
      if (this.#closed) return refuse('job-interrupted');
      signal.throwIfAborted();
      let late: NodeJS.Timeout | undefined;
      const stop = () => {
        this.#worker?.postMessage({ lane: 'batch', task: 'stop' } satisfies ToBoards);
        late = setTimeout(() => void this.#end(new GivenUp()), STOP_MS);
      };
      signal.addEventListener('abort', stop);
      try {
        return await this.#send({ lane: 'batch', task }, progress);
      } catch (error) {
        if (this.#closed) return refuse('job-interrupted');
        if (signal.aborted || !(error instanceof ThreadEnded)) throw error;
        // What it has made is on the disk. A single sheet beside it is the likelier cause, and is not made again.
        if (error.lanes.some((lane) => lane !== 'batch') && again < AGAIN_MAX) continue;
        if (error.isOutOfMemory) return refuse('boards-too-heavy');
        throw error;
      } finally {
        clearTimeout(late);
        signal.removeEventListener('abort', stop);
      }
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#end(new Error('the server is being stopped'));
  }

  #send(message: ToBoards, progress: Work['progress'] = () => {}): Promise<Outcome> {
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    this.#worker ??= this.#start();
    this.#going.set(message.lane, { resolve, reject, progress });
    this.#worker.postMessage(message);
    return promise;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./board-worker.ts', import.meta.url), {
      workerData: this.#world,
      execArgv: [],
      resourceLimits: LIMITS,
    });
    return worker
      .on('message', (word: FromBoards) => this.#hear(worker, word))
      .on('error', (error: Error) => this.#gone(worker, error))
      .on('exit', () => this.#gone(worker, new Error('it ended by itself')));
  }

  #hear(worker: Worker, word: FromBoards): void {
    // Of a task that has been begun anew in another.
    if (this.#worker !== worker) return;
    const going = this.#going.get(word.lane);
    if (word.kind === 'progress') {
      going?.progress(word.share, word.message);
      return;
    }
    this.#going.delete(word.lane);
    if (word.kind === 'outcome') going?.resolve(word.outcome);
    else going?.reject(word.error);
  }

  /** Those who wait are told; the next task starts another thread. */
  #gone(worker: Worker, found: Error): void {
    if (this.#worker !== worker) return;
    const cause = this.#ending ?? found;
    this.#worker = null;
    this.#ending = null;
    const lanes = [...this.#going.keys()];
    const all = [...this.#going.values()];
    this.#going.clear();
    for (const { reject } of all) reject(new ThreadEnded(cause, lanes));
  }

  async #end(cause: Error): Promise<void> {
    if (!this.#worker) return;
    this.#ending ??= cause;
    // Those who wait are told by its exit: nothing is written any more by then.
    await this.#worker.terminate();
  }
}

/** Pixels take long, so that they are drawn piece by piece beside the rest. */
function laneOf(task: SingleTask): SingleLane {
  return task.kind === 'sheet' && task.query.format === 'png' ? 'picture' : 'sheet';
}
