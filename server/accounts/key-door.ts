import { refusal } from '../problem.ts';
import { TokenBuckets } from '../token-buckets.ts';
import type { Identity } from './identity.ts';

/** A key that has been looked up is not looked up again for so long: a burst of thousands asks once. Withdrawn, it works for a second more. */
const LOOKED_UP_MS = 1_000;
/** A key that was good so short a time ago is looked up whatever else comes from its address. */
const GOOD_MS = 10 * 60_000;
/**
 * Keys that have not been good lately, from one address: a whole office behind one may come back at once, and what nobody knows
 * is too little to keep the database busy.
 */
const UNKNOWN = { burst: 1_000, perSecond: 10 } as const;
const KEYS_MAX = 10_000;
/** A database that does not answer for so long is away: whoever sent the key is to come back. */
const PATIENCE_MS = 10_000;

interface Entry {
  holder: Promise<Identity | null>;
  askedAt: number;
  /** When it was last found to be good. */
  goodAt: number;
}

/** Finds out whose a key is, so that neither many requests with a good one nor a flood of wrong ones are many questions to the database. */
export class KeyDoor {
  readonly #entries = new Map<string, Entry>();
  readonly #unknown = new TokenBuckets(UNKNOWN);

  /**
   * Whose key it is by its digest, null where it is nobody's. `lookUp` asks the database; `now` is a clock that only goes on. Throws
   * 429 `too-many-requests` where one address has sent too many that nobody knows, 503 where the database does not answer.
   */
  async holder(
    digest: string,
    address: string,
    now: number,
    lookUp: () => Promise<Identity | null>,
  ): Promise<Identity | null> {
    const known = this.#entries.get(digest);
    if (known && now - known.askedAt < LOOKED_UP_MS) return known.holder;
    const counted = !known || now - known.goodAt > GOOD_MS;
    if (counted) {
      const seconds = this.#unknown.take(address, 1, now);
      if (seconds > 0) throw refusal(429, 'too-many-requests', { seconds: Math.ceil(seconds) });
    }
    const entry: Entry = {
      holder: withinTime(lookUp()),
      askedAt: now,
      goodAt: known?.goodAt ?? Number.NEGATIVE_INFINITY,
    };
    this.#entries.set(digest, entry);
    try {
      const holder = await entry.holder;
      if (holder === null) this.#entries.delete(digest);
      else {
        entry.goodAt = now;
        if (counted) this.#unknown.give(address, 1);
      }
      return holder;
    } catch (error) {
      this.#entries.delete(digest);
      if (known) this.#entries.set(digest, { ...known, askedAt: Number.NEGATIVE_INFINITY });
      if (counted) this.#unknown.give(address, 1);
      throw error;
    } finally {
      if (this.#entries.size > KEYS_MAX) this.#entries.delete(this.#entries.keys().next().value!);
    }
  }
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(refusal(503, 'database-unreachable')), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
