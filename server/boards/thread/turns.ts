import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** A batch, or a picture, waits so long at most for single sheets, however many are asked for, before it goes on. */
const WAIT_MS = 2_000;

/** Who makes the next sheet: whoever waits for a single one comes before a batch, and before the next strip of a picture. */
export class Turns {
  #singles = 0;
  #over = Promise.withResolvers<void>();

  /** Does work that the others are to wait for. */
  async single<T>(work: () => Promise<T>): Promise<T> {
    this.#singles++;
    try {
      return await work();
    } finally {
      if (--this.#singles === 0) {
        this.#over.resolve();
        this.#over = Promise.withResolvers();
      }
    }
  }

  /** The next turn of a batch or a picture. Throws when it is cancelled. */
  async next(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    // What was asked for meanwhile is heard only then.
    await nextTurn();
    if (this.#singles > 0) {
      const late = new AbortController();
      await Promise.race([this.#over.promise, sleep(WAIT_MS, undefined, late).catch(() => {})]);
      late.abort();
    }
    signal.throwIfAborted();
  }
}
