import { SHEETS_MAX } from '../../../domain/board/book/sheets-max.ts';
import { type Result, refuse } from '../../../domain/result.ts';
import type { Outcome } from '../../jobs/jobs.service.ts';
import type { PreflightTask } from '../thread/board-task.ts';
import type { BoardThread } from '../thread/board-thread.ts';
import type { SheetTask } from './sheet-task.ts';

/** Somebody who asks for more at once is to use a batch; residents wait less long, and never before the office. */
const WAITING_MAX = { office: 40, public: 8 } as const;
/** Of those that are asked for as PNG. */
const PICTURES_MAX = 20;
/** One of A3 at 150 dpi takes about one. */
const PICTURE_S = 1;
/** A sheet takes about half a second. */
const SHEET_S = 0.5;
/** What takes longer never ends. A picture ends itself by the processor time that it has used, and may have waited for others between. */
const LONGEST_MS = 60_000;
/** More for each grid of a preflight, which looks over thousands. */
const GRID_MS = 50;
const PICTURE_MS = 300_000;

/** Has sheets made one after another in a thread: nobody else's request waits for them. */
export class SheetDesk {
  readonly #thread: BoardThread;
  #waiting = 0;
  /** The longest that those who wait may take together, ms. */
  #longest = 0;
  #pictures = 0;

  constructor(thread: BoardThread) {
    this.#thread = thread;
  }

  /**
   * What the task gives; it is dropped when it is `unwanted` before its turn comes. Refuses `boards-busy` where too many wait,
   * `sheet-too-heavy`, `job-interrupted`, and what the task refuses.
   */
  async make<T extends object>(task: SheetTask | PreflightTask, unwanted?: AbortSignal): Promise<Result<T>> {
    if (task.kind === 'sheet' && task.query.format === 'png') return this.#picture(task, unwanted);
    const most = task.kind === 'public' ? WAITING_MAX.public : WAITING_MAX.office;
    if (this.#waiting >= most) return refuse('boards-busy', { seconds: Math.ceil(this.#waiting * SHEET_S) });
    const own = longestOf(task);
    this.#waiting++;
    this.#longest += own;
    // From when it is asked for: those before it have their own time.
    return this.#make<T>(task, this.#longest, unwanted).finally(() => {
      this.#waiting--;
      this.#longest -= own;
    });
  }

  /** Pictures wait for each other, and nobody for them. */
  async #picture<T extends object>(task: SheetTask, unwanted?: AbortSignal): Promise<Result<T>> {
    if (this.#pictures >= PICTURES_MAX) return refuse('boards-busy', { seconds: this.#pictures * PICTURE_S });
    this.#pictures++;
    return this.#make<T>(task, PICTURE_MS * this.#pictures, unwanted).finally(() => this.#pictures--);
  }

  async #make<T extends object>(
    task: SheetTask | PreflightTask,
    longestMs: number,
    unwanted?: AbortSignal,
  ): Promise<Result<T>> {
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), longestMs);
    try {
      return (await this.#thread.sheet(task, stop.signal, unwanted)) as Outcome & Result<T>;
    } catch (error) {
      if (stop.signal.aborted) return refuse('sheet-too-heavy');
      throw error;
    } finally {
      clearTimeout(late);
    }
  }

  /** Has the thread read what the first sheet needs, unless somebody is waiting for one: then it is being read. */
  async warm(): Promise<void> {
    if (this.#waiting > 0) return;
    await this.#thread.sheet({ kind: 'warm' }, AbortSignal.timeout(LONGEST_MS));
  }
}

/** What a task may take by itself, ms. */
function longestOf(task: SheetTask | PreflightTask): number {
  if (task.kind !== 'preflight') return LONGEST_MS;
  const { grids } = task.asked;
  const count = grids === 'all' ? SHEETS_MAX : Math.min(grids.length, SHEETS_MAX);
  return LONGEST_MS + GRID_MS * count;
}
