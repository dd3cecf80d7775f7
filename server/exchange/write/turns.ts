import { setImmediate } from 'node:timers/promises';

/** For so long work may hold the server before everybody else has a turn. */
const SLICE_MS = 10;

/** Gives long work over many small things its pauses: `await turns.next()` after each. */
export class Turns {
  #since = performance.now();

  async next(): Promise<void> {
    if (performance.now() - this.#since < SLICE_MS) return;
    await setImmediate();
    this.#since = performance.now();
  }
}
