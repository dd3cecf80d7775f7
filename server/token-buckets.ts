/** How much may be asked for at once, and how much more with every second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

interface Level {
  left: number;
  at: number;
}

/** Names that are remembered; a name whose bucket is full again is as good as one never heard of. */
const NAMES_MAX = 10_000;

/** A token bucket for each name (of a key, an account, an address). Times are milliseconds of a clock that only goes on. */
export class TokenBuckets {
  readonly #rate: Rate;
  readonly #levels = new Map<string, Level>();

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /**
   * Takes so many, and gives 0; where there are too few, takes none and gives the seconds after which there will be enough. More than
   * a full bucket is let through when it is full, and paid for afterwards.
   */
  take(name: string, count: number, now: number): number {
    const level = this.#levelOf(name, now);
    const needed = Math.min(count, this.#rate.burst);
    if (level.left < needed) return (needed - level.left) / this.#rate.perSecond;
    level.left -= count;
    return 0;
  }

  /** Gives some back that were taken for nothing. */
  give(name: string, count: number): void {
    const level = this.#levels.get(name);
    if (level) level.left = Math.min(this.#rate.burst, level.left + count);
  }

  #levelOf(name: string, now: number): Level {
    const { burst, perSecond } = this.#rate;
    const level = this.#levels.get(name);
    if (level) {
      level.left = Math.min(burst, level.left + ((now - level.at) / 1000) * perSecond);
      level.at = now;
      return level;
    }
    if (this.#levels.size >= NAMES_MAX) this.#forgetFull(now);
    const fresh = { left: burst, at: now };
    this.#levels.set(name, fresh);
    return fresh;
  }

  #forgetFull(now: number): void {
    const { burst, perSecond } = this.#rate;
    for (const [name, { left, at }] of this.#levels)
      if (left + ((now - at) / 1000) * perSecond >= burst) this.#levels.delete(name);
  }
}
