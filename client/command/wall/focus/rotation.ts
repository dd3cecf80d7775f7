import type { Focus } from './round-of.ts';

export type RotationState = 'off' | 'running' | 'touched' | 'paused' | 'alarm';

export interface RotationShown {
  readonly state: RotationState;
  readonly focus: Focus | null;
  /** When a touched wall goes on, milliseconds of the clock that it was given. */
  readonly goesOnAt: number | null;
}

interface RotationPorts {
  readonly now: () => number;
  /** Calls once after so many milliseconds; gives what calls it off. */
  readonly after: (ms: number, then: () => void) => () => void;
  /** The places of the next round, made from what the store has then. */
  readonly round: () => readonly Focus[];
  /** Is it still worth going to? An overdue case may have been closed since the round was made. */
  readonly stands: (focus: Focus) => boolean;
  readonly changed: (shown: RotationShown) => void;
}

/**
 * The rotating focus of a wall: every `rotateMs` the next place of a round, a new round after the last. A touch stops it
 * until nobody has touched for `quietMs`; `pause` until it is called again; an alarm as long as it lasts. `rotateMs` 0:
 * never.
 */
export class Rotation {
  readonly #ports: RotationPorts;
  readonly #rotateMs: number;
  readonly #quietMs: number;
  #queue: Focus[] = [];
  #shown: RotationShown;
  #paused = false;
  #alarm = false;
  #touchedUntil = Number.NEGATIVE_INFINITY;
  #cancel = () => {};

  constructor(ports: RotationPorts, rotateMs: number, quietMs: number) {
    this.#ports = ports;
    this.#rotateMs = rotateMs;
    this.#quietMs = quietMs;
    this.#shown = { state: rotateMs > 0 ? 'running' : 'off', focus: null, goesOnAt: null };
  }

  get shown(): RotationShown {
    return this.#shown;
  }

  /** Goes to the first place at once; where there is none yet it looks again a step later. */
  start(): void {
    this.#settle(0);
  }

  stop(): void {
    this.#cancel();
  }

  /** Somebody's finger is on the wall. */
  touch(): void {
    this.#touchedUntil = this.#ports.now() + this.#quietMs;
    this.#settle(this.#rotateMs);
  }

  togglePause(): void {
    this.#paused = !this.#paused;
    // Whoever lets it go on wants to see it go.
    if (!this.#paused) this.#touchedUntil = Number.NEGATIVE_INFINITY;
    this.#settle(0);
  }

  alarm(on: boolean): void {
    if (on === this.#alarm) return;
    this.#alarm = on;
    this.#settle(this.#rotateMs);
  }

  /** Finds out how it stands, tells it, and waits for what comes next; running it goes on after `waitMs`. */
  #settle(waitMs: number): void {
    this.#cancel();
    if (this.#rotateMs <= 0) return;
    const left = this.#touchedUntil - this.#ports.now();
    const state: RotationState = this.#alarm
      ? 'alarm'
      : this.#paused
        ? 'paused'
        : left > 0
          ? 'touched'
          : 'running';
    const focus = state === 'running' ? this.#shown.focus : null;
    this.#tell({ state, focus, goesOnAt: state === 'touched' ? this.#touchedUntil : null });
    if (state === 'running') this.#cancel = this.#ports.after(waitMs, () => this.#step());
    else if (state === 'touched') this.#cancel = this.#ports.after(left, () => this.#settle(0));
  }

  #step(): void {
    this.#tell({ state: 'running', focus: this.#next(), goesOnAt: null });
    this.#cancel = this.#ports.after(this.#rotateMs, () => this.#step());
  }

  #next(): Focus | null {
    for (let round = 0; round < 2; round++) {
      for (let next = this.#queue.shift(); next; next = this.#queue.shift())
        if (this.#ports.stands(next)) return next;
      if (round === 0) this.#queue = [...this.#ports.round()];
    }
    return null;
  }

  #tell(shown: RotationShown): void {
    this.#shown = shown;
    this.#ports.changed(shown);
  }
}
