import type { Ms } from '../../../domain/case/types.ts';

/** The Date header is cut down to whole seconds. */
const DATE_STEP_MS = 1000;
/** Clocks drift: what is known of the difference widens by this share of the time that passes (200 ppm). */
const DRIFT = 0.0002;

/**
 * How far the server's clock is ahead of the browser's. Every answer bounds it: its Date lies between asking and
 * answering. What fits all bounds and changes least is taken, so that clocks that agree are left alone; an answer
 * that fits none of what is known (a clock was set, another server answers) starts anew.
 */
export class ServerClock {
  #low = Number.NEGATIVE_INFINITY;
  #high = Number.POSITIVE_INFINITY;
  #seenAt = 0;
  #ahead = 0;

  /** Milliseconds to add to the browser's clock. */
  get ahead(): Ms {
    return this.#ahead;
  }

  /** An answer's Date header, and the browser's clock when it was asked for and when it came. */
  answered(date: string | null, asked: Ms, came: Ms): void {
    const told = date === null ? Number.NaN : Date.parse(date);
    if (Number.isFinite(told)) this.#bound(told - came, told + DATE_STEP_MS - asked, came);
  }

  /** Something that happened on the server at `at` has been heard of. */
  heard(at: Ms, came: Ms): void {
    if (Number.isFinite(at) && at - came > this.#ahead)
      this.#bound(at - came, Number.POSITIVE_INFINITY, came);
  }

  #bound(low: Ms, high: Ms, came: Ms): void {
    const slack = Math.abs(came - this.#seenAt) * DRIFT;
    this.#seenAt = came;
    this.#low = Math.max(this.#low - slack, low);
    this.#high = Math.min(this.#high + slack, high);
    if (this.#low > this.#high) [this.#low, this.#high] = [low, high];
    this.#ahead = Math.min(Math.max(this.#ahead, this.#low), this.#high);
  }
}
