import type { Ms } from '../../../domain/case/types.ts';

/** A shift that nobody ended is over by then. */
const LONGEST_SHIFT_MS = 36 * 3_600_000;

/** When an officer's shift began, kept on this computer for each account. */
export class ShiftBook {
  readonly #memory: { get(key: string): string | null; set(key: string, value: string): void };
  readonly #key: string;

  constructor(
    memory: { get(key: string): string | null; set(key: string, value: string): void },
    account: string,
  ) {
    this.#memory = memory;
    this.#key = `tessera.shift/${encodeURIComponent(account)}`;
  }

  /** The start of the shift that runs at this time; null where none does. */
  at(now: Ms): Ms | null {
    const text = this.#memory.get(this.#key);
    const from = text ? Date.parse(text) : Number.NaN;
    return now - from < LONGEST_SHIFT_MS ? from : null;
  }

  begin(now: Ms): Ms {
    this.#memory.set(this.#key, new Date(now).toISOString());
    return now;
  }

  end(): void {
    this.#memory.set(this.#key, '');
  }
}
