import type { WorldPort } from '../ports.ts';

const FIRST_MS = 500;
/** However long a server is away, it is asked again after no longer than this. */
export const RETRY_LONGEST_MS = 15_000;

/** When to ask again after no answer has come: soon at first, ever later, and at once when there is reason to. */
export class Retry {
  readonly #world: WorldPort;
  readonly #again: () => void;
  #ms = FIRST_MS;
  #cancel: (() => void) | null = null;
  #failing = false;

  constructor(world: WorldPort, again: () => void) {
    this.#world = world;
    this.#again = again;
  }

  /** Whether the last that was asked came to nothing. */
  get failing(): boolean {
    return this.#failing;
  }

  /** Whether it is to be asked again later: until then nothing else is to be asked either. */
  get waiting(): boolean {
    return this.#cancel !== null;
  }

  answered(): void {
    this.#failing = false;
    this.#ms = FIRST_MS;
  }

  later(): void {
    this.#failing = true;
    this.#cancel = this.#world.after(this.#ms, () => {
      this.#cancel = null;
      this.#again();
    });
    this.#ms = Math.min(RETRY_LONGEST_MS, this.#ms * 2);
  }

  /** Asks at once what was to be asked later. */
  now(): void {
    if (!this.#cancel) return;
    this.stop();
    this.#ms = FIRST_MS;
    this.#again();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
