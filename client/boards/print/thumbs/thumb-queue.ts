import type { Reason } from '../../../../domain/result.ts';
import type { DrawnSheet } from '../../../api/drawn-sheet.ts';
import type { Answer } from '../../../editor/ports.ts';

/** A sheet's picture: `url` is good as long as the thumbnail is kept. */
export type Thumb =
  | { readonly kind: 'drawn'; readonly url: string; readonly sheet: DrawnSheet }
  | { readonly kind: 'failed'; readonly reason: Reason };

export type DrawSheet = (signal: AbortSignal) => Promise<Answer<DrawnSheet>>;

/** What the queue needs of the browser. */
export interface ThumbPorts {
  /** Calls back once after a while; returns what cancels it. */
  readonly after: (ms: number, then: () => void) => () => void;
  readonly urlOf: (file: Blob) => string;
  readonly dropUrl: (url: string) => void;
}

/** At once: the server draws one after another, and others are waiting too. */
const AT_ONCE = 2;
/** What is scrolled past faster than this is not asked for: the server draws to its end what it has been asked for once. */
const REST_MS = 120;
/** Kept; about 30 MB. */
const KEPT = 240;

interface Wanted {
  readonly draw: DrawSheet;
  /** How many cards want it. */
  wanted: number;
  stop: AbortController | null;
}

/**
 * Has the sheets in sight drawn, a few at a time: what leaves the sight before its turn is not asked for, and what is under way is
 * called off. A server that is busy says for how long; so long nothing is asked.
 */
export class ThumbQueue {
  readonly #ports: ThumbPorts;
  /** In the order in which they were wanted. */
  readonly #wanted = new Map<string, Wanted>();
  /** The longest unused first. */
  readonly #thumbs = new Map<string, Thumb>();
  readonly #listeners = new Set<() => void>();
  #going = 0;
  #rest: { readonly end: () => void; readonly busy: boolean } | null = null;
  #closed = false;

  constructor(ports: ThumbPorts) {
    this.#ports = ports;
  }

  get(key: string): Thumb | undefined {
    return this.#thumbs.get(key);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Until what is returned is called, the sheet is wanted in sight. */
  want(key: string, draw: DrawSheet): () => void {
    const one = this.#wanted.get(key) ?? { draw, wanted: 0, stop: null };
    one.wanted += 1;
    this.#wanted.set(key, one);
    const thumb = this.#thumbs.get(key);
    if (thumb) this.#keep(key, thumb);
    else this.#settle();
    return () => {
      one.wanted -= 1;
      if (one.wanted > 0) return;
      this.#wanted.delete(key);
      one.stop?.abort();
    };
  }

  /** Asks again for what has failed. */
  retry(key: string): void {
    if (this.#thumbs.get(key)?.kind !== 'failed') return;
    this.#thumbs.delete(key);
    this.#tell();
    this.#pump();
  }

  close(): void {
    this.#closed = true;
    this.#rest?.end();
    for (const { stop } of this.#wanted.values()) stop?.abort();
    for (const thumb of this.#thumbs.values()) if (thumb.kind === 'drawn') this.#ports.dropUrl(thumb.url);
    this.#thumbs.clear();
  }

  /** Goes on once nothing has come into sight or left it for a while, and no sooner than a busy server has said. */
  #settle(): void {
    if (!this.#rest?.busy) this.#pumpAfter(REST_MS, false);
  }

  #pumpAfter(ms: number, busy: boolean): void {
    this.#rest?.end();
    const end = this.#ports.after(ms, () => {
      this.#rest = null;
      this.#pump();
    });
    this.#rest = { end, busy };
  }

  #pump(): void {
    if (this.#rest || this.#closed) return;
    for (const [key, one] of this.#wanted) {
      if (this.#going >= AT_ONCE) return;
      if (one.stop || this.#thumbs.has(key)) continue;
      void this.#draw(key, one);
    }
  }

  async #draw(key: string, one: Wanted): Promise<void> {
    const stop = new AbortController();
    one.stop = stop;
    this.#going += 1;
    let answer: Answer<DrawnSheet>;
    try {
      answer = await one.draw(stop.signal);
    } catch {
      // It has failed like any other, and gives its place to the next.
      answer = { kind: 'unreachable' };
    }
    this.#going -= 1;
    one.stop = null;
    if (this.#closed) return;
    if (stop.signal.aborted) return this.#settle();
    const busy = busySeconds(answer);
    if (busy !== null) return this.#pumpAfter(busy * 1000, true);
    this.#keep(
      key,
      answer.kind === 'ok'
        ? { kind: 'drawn', url: this.#ports.urlOf(answer.value.file), sheet: answer.value }
        : {
            kind: 'failed',
            reason: answer.kind === 'refused' ? answer.reason : { code: 'unreachable', params: {} },
          },
    );
    this.#tell();
    this.#pump();
  }

  #keep(key: string, thumb: Thumb): void {
    this.#thumbs.delete(key);
    this.#thumbs.set(key, thumb);
    for (const [oldest, old] of this.#thumbs) {
      if (this.#thumbs.size <= KEPT) return;
      if (this.#wanted.has(oldest)) continue;
      this.#thumbs.delete(oldest);
      if (old.kind === 'drawn') this.#ports.dropUrl(old.url);
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function busySeconds(answer: Answer<DrawnSheet>): number | null {
  if (answer.kind !== 'refused' || answer.reason.code !== 'boards-busy') return null;
  return Math.max(1, Number(answer.reason.params.seconds) || 1);
}
