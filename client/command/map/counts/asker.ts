/** Between two questions, ms: a window that rolls and cases that come would ask without end. */
const AGAIN_MS = 3_000;

/** Asks one question at a time and at most so often; of those that come meanwhile only the last is asked. */
export class Asker<T> {
  readonly #heard: (answer: T) => void;
  #next: ((signal: AbortSignal) => Promise<T | null>) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #gone = new AbortController();
  #busy = false;

  constructor(heard: (answer: T) => void) {
    this.#heard = heard;
  }

  want(ask: (signal: AbortSignal) => Promise<T | null>): void {
    this.#next = ask;
    if (!this.#busy && this.#timer === undefined) void this.#ask();
  }

  /** What was asked for is wanted no longer. */
  forget(): void {
    this.#next = null;
    this.#gone.abort();
    this.#gone = new AbortController();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #ask(): Promise<void> {
    const ask = this.#next!;
    this.#next = null;
    this.#busy = true;
    const { signal } = this.#gone;
    const answer = await ask(signal).catch(() => null);
    this.#busy = false;
    if (signal.aborted) {
      if (this.#next) void this.#ask();
      return;
    }
    if (answer !== null) this.#heard(answer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#next && !this.#busy) void this.#ask();
    }, AGAIN_MS);
  }
}
