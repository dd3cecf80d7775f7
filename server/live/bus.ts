import type { Db } from '../db/transaction.ts';
import { eventsAfter, type StoredEvent, selectLastSeq } from './events.queries.ts';

/** Recent events are kept in memory up to this much text; who is further behind is served from the table. */
const RECENT_CHARS = 4_000_000;
const PAGE = 200;

/**
 * The server's view of the event log. It is told that there is something new (`wake`), reads it once for everyone,
 * in order, and hands it to each reader at the reader's own pace: nothing is queued for anyone.
 */
export class Bus {
  readonly #db: Db;
  #recent: StoredEvent[] = [];
  #chars = 0;
  #seq: number;
  #reading: Promise<void> | null = null;
  #again = false;
  #closed = false;
  readonly #waiting = new Set<() => void>();

  private constructor(db: Db, seq: number) {
    this.#db = db;
    this.#seq = seq;
  }

  static async open(db: Db): Promise<Bus> {
    return new Bus(db, await selectLastSeq(db));
  }

  /** The newest number that readers have been given. */
  get seq(): number {
    return this.#seq;
  }

  /** Something may have been committed: reads what is new. Resolves when readers have been told. */
  wake(): Promise<void> {
    this.#again = true;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  /** Ends all readers. */
  close(): void {
    this.#closed = true;
    this.#tellAll();
  }

  /** All events after `seq` and then every new one, in order, without a hole, until `signal` or `close`. */
  async *follow(seq: number, signal: AbortSignal): AsyncGenerator<StoredEvent> {
    let cursor = seq;
    while (!signal.aborted && !this.#closed) {
      const page = cursor < this.#seq ? await this.#after(cursor) : [];
      for (const event of page) {
        if (signal.aborted) return;
        yield event;
        cursor = event.seq;
      }
      if (page.length === 0 && cursor >= this.#seq) await this.#next(signal);
    }
  }

  async #after(seq: number): Promise<readonly StoredEvent[]> {
    const first = this.#recent[0];
    if (first && first.seq <= seq + 1) return this.#recent.slice(seq + 1 - first.seq);
    return eventsAfter(this.#db, seq, PAGE);
  }

  async #read(): Promise<void> {
    while (this.#again && !this.#closed) {
      this.#again = false;
      const page = await eventsAfter(this.#db, this.#seq, PAGE);
      if (page.length === 0) continue;
      for (const event of page) this.#keep(event);
      this.#again ||= page.length === PAGE;
      this.#tellAll();
    }
  }

  #keep(event: StoredEvent): void {
    this.#recent.push(event);
    this.#chars += event.data.length;
    this.#seq = event.seq;
    let old = 0;
    while (this.#chars > RECENT_CHARS && old < this.#recent.length - 1)
      this.#chars -= this.#recent[old++]!.data.length;
    if (old > 0) this.#recent = this.#recent.slice(old);
  }

  #tellAll(): void {
    for (const tell of [...this.#waiting]) tell();
  }

  #next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      if (this.#closed || signal.aborted) return resolve();
      this.#waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }
}
