import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Drawing } from '../../../domain/board/drawing.ts';
import { type PdfAbout, type PdfSheet, PdfSheets } from './pdf-sheets.ts';

/**
 * A PDF of many drawings, of any sizes, written into a stream sheet by sheet: what has been written is not kept, but for the
 * fonts' glyphs and a few hundred bytes a page. With an outline, and with the sheets' labels as page labels. What the stream
 * fails of (a full disk) is thrown by the next call. The stream is ended with the book, not closed on a failure.
 */
export class PdfBook {
  readonly #out: Writable;
  readonly #sheets: PdfSheets;
  /** Told when nothing more can be written. */
  readonly #stop = new AbortController();

  constructor(out: Writable, about: PdfAbout) {
    this.#out = out;
    this.#sheets = new PdfSheets(about, true);
    out.on('error', (error: Error) => this.#stop.abort(error));
    out.on('close', () => this.#stop.abort(new Error('The stream of a book was closed')));
  }

  async add(drawing: Drawing, sheet: PdfSheet = {}): Promise<void> {
    this.#sheets.add(drawing, sheet);
    await this.#flush();
  }

  async end(): Promise<void> {
    this.#sheets.end();
    await this.#flush();
    await this.#when('finish', () => this.#out.end());
  }

  async #flush(): Promise<void> {
    const bytes = this.#sheets.take();
    this.#stop.signal.throwIfAborted();
    if (bytes && !this.#out.write(bytes)) await this.#when('drain');
  }

  async #when(event: 'drain' | 'finish', start = () => {}): Promise<void> {
    const { signal } = this.#stop;
    signal.throwIfAborted();
    const told = once(this.#out, event, { signal });
    start();
    try {
      await told;
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    }
  }
}
