import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../db/transaction.ts';
import { eventsAfter, type StoredEvent, selectLastSeq } from './events.queries.ts';

/**
 * Recent events are kept in memory up to this much text (some four bursts of 5,000 cases, so that a wall which takes its time
 * over one does not send everybody to the table); who is further behind is served from the table.
 */
const RECENT_CHARS = 16_000_000;
const PAGE = 200;
/** Of a page from the table for one reader: an event may be 200 kB. */
const REPLAY_PAGE = 50;
/** Reads follow one another no quicker, so that what comes in quick succession is handed on together. The first waits for nothing. */
const READ_EVERY_MS = 100;

/** A reader asks for events that are kept no longer: it has to begin anew. */
export class EventsGone extends Error {
  constructor(seq: number) {
    super(`events after ${seq} are kept no longer`);
  }
}

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
  /** When it was read last, and whether that was not all. */
  #readAt = Number.NEGATIVE_INFINITY;
  #more = false;
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

  /** Something may have been committed: reads what is new, at once or in a moment. Resolves when readers have been told. */
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

  /** All events after `seq` and then every new one, in order, without a hole, until `signal` or `close`; throws `EventsGone`. */
  async *follow(seq: number, signal: AbortSignal): AsyncGenerator<StoredEvent> {
    for await (const page of this.pages(seq, signal))
      for (const event of page) {
        if (signal.aborted) return;
        yield event;
      }
  }

  /** The same, those together that are there together. */
  async *pages(seq: number, signal: AbortSignal): AsyncGenerator<readonly StoredEvent[]> {
    let cursor = seq;
    while (!signal.aborted && !this.#closed) {
      const page = cursor < this.#seq ? await this.#after(cursor) : [];
      if (page.length > 0) {
        yield page;
        cursor = page.at(-1)!.seq;
      } else await this.#next(signal);
    }
  }

  /** Whether everything after `seq` is still kept. */
  async reaches(seq: number): Promise<boolean> {
    const first = this.#recent[0]?.seq ?? Number.POSITIVE_INFINITY;
    if (seq >= this.#seq || first <= seq + 1) return true;
    return (await eventsAfter(this.#db, seq, 1))[0]?.seq === seq + 1;
  }

  async #after(seq: number): Promise<readonly StoredEvent[]> {
    const first = this.#recent[0];
    if (first && first.seq <= seq + 1) return this.#recent.slice(seq + 1 - first.seq);
    const page = await eventsAfter(this.#db, seq, REPLAY_PAGE);
    if (page[0]?.seq !== seq + 1) throw new EventsGone(seq);
    return page;
  }

  async #read(): Promise<void> {
    while (this.#again && !this.#closed) {
      const pause = this.#readAt + READ_EVERY_MS - performance.now();
      if (pause > 0 && !this.#more) await sleep(pause);
      this.#readAt = performance.now();
      this.#again = false;
      const page = await eventsAfter(this.#db, this.#seq, PAGE);
      this.#more = page.length === PAGE;
      if (page.length === 0) continue;
      for (const event of page) this.#keep(event);
      this.#again ||= this.#more;
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
