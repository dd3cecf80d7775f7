import type { Ms } from '../../../domain/case/types.ts';
import type { WorldPort } from '../../editor/ports.ts';

/** What changes many times a second is shown no more often than this. */
const REST_MS = 100;
/** Where showing takes the page longer, it rests so many times as long: pointer and wheel have their turn. */
const RESTS = 2;
const REST_MOST_MS = 500;

/** When to show what has changed: at once after a quiet while, else as often as the page can bear. */
export class Pace {
  readonly #world: Pick<WorldPort, 'now' | 'after'>;
  readonly #show: () => void;
  #waiting: (() => void) | null = null;
  #restUntil: Ms = 0;

  constructor(world: Pick<WorldPort, 'now' | 'after'>, show: () => void) {
    this.#world = world;
    this.#show = show;
  }

  /** Something has changed: it is shown now or after the rest, together with what changes until then. */
  soon(): void {
    if (this.#waiting) return;
    this.#waiting = this.#world.after(this.#rest(), () => {
      this.#waiting = null;
      // That showing took long may have come out only now.
      if (this.#rest() > 0) this.soon();
      else this.#show();
    });
  }

  /** Everything is shown now: nothing waits any more, and the next change waits until the page has rested. */
  shown(): void {
    this.stop();
    const began = this.#world.now();
    this.#restUntil = began + REST_MS;
    this.#world.after(0, () => {
      const took = Math.max(0, this.#world.now() - began);
      this.#restUntil = began + took + Math.max(REST_MS - took, Math.min(REST_MOST_MS, RESTS * took));
    });
  }

  stop(): void {
    this.#waiting?.();
    this.#waiting = null;
  }

  /** How long the page still rests; a clock that was set back does not make it rest for hours. */
  #rest(): Ms {
    const left = this.#restUntil - this.#world.now();
    return left > REST_MOST_MS ? 0 : Math.max(0, left);
  }
}
