import type { StoragePort, WorldPort } from '../../../client/editor/ports.ts';
import type { Random } from '../../arbitrary/random.ts';

interface Timer {
  readonly at: number;
  readonly n: number;
  readonly then: () => void;
}

/** A world whose clock moves only when told: every timer in it fires in one certain order, whatever the machine. */
export class FakeWorld implements WorldPort {
  #now = 0;
  #made = 0;
  #timers: Timer[] = [];
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  newId(): string {
    return this.#random.id();
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, then: () => void): () => void {
    const timer = { at: this.#now + ms, n: this.#made++, then };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  /** How many timers wait. */
  get timers(): number {
    return this.#timers.length;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** Lets `ms` pass, and everything happen that falls into it. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settled();
    for (;;) {
      const next = this.#timers
        .filter((timer) => timer.at <= end)
        .sort((a, b) => a.at - b.at || a.n - b.n)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = next.at;
      next.then();
      await settled();
    }
    this.#now = end;
  }
}

/** All promises that can go on have gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A browser's storage that outlives its page. */
export class MemoryStorage implements StoragePort {
  readonly records = new Map<string, string>();

  async list(prefix: string) {
    return [...this.records].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1));
  }

  async put(key: string, value: string) {
    this.records.set(key, value);
  }

  async remove(key: string) {
    this.records.delete(key);
  }
}
