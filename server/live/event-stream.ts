import { once } from 'node:events';
import type { FastifyReply } from 'fastify';
import type { StoredEvent } from './events.queries.ts';

/** What one reader is to hear of an event: all of it, other data in its place, or (null) only that its number has gone by. */
export type Heard = (event: StoredEvent) => StoredEvent | null | Promise<StoredEvent | null>;

/**
 * One browser's stream of server-sent events (WHATWG HTML, 9.2). A reader that is slow is waited for: nothing piles
 * up but what the socket holds. `gone` aborts when the browser leaves or `end` is called.
 */
export class EventStream {
  readonly #reply: FastifyReply;
  readonly #heartbeat: NodeJS.Timeout;
  readonly #gone = new AbortController();

  /** Takes the reply over from Fastify and tells the browser from which event it reads on. */
  constructor(reply: FastifyReply, from: number, heartbeatMs: number) {
    this.#reply = reply;
    reply.hijack();
    reply.raw.once('close', () => this.end());
    reply.raw.on('error', () => this.end());
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    reply.raw.write(`retry: 1000\nid: ${from}\n\n`);
    this.#heartbeat = setInterval(() => {
      if (!reply.raw.writableNeedDrain) reply.raw.write(':\n\n');
    }, heartbeatMs);
  }

  get gone(): AbortSignal {
    return this.#gone.signal;
  }

  /**
   * Writes what is heard of events that come together, in one go as far as the socket takes it. Of events that are not heard at its
   * end the last number is told, so that whoever reconnects does not begin before them. Resolves when there is room
   * for the next, or the browser is gone.
   */
  async send(events: readonly StoredEvent[], hear: Heard): Promise<void> {
    const { raw } = this.#reply;
    let passed: number | null = null;
    for (const event of events) {
      const heard = await hear(event);
      if (this.gone.aborted) return;
      passed = heard === null ? event.seq : null;
      if (heard !== null && !this.#write(textOf(heard))) {
        await once(raw, 'drain', { signal: this.gone }).catch(() => {});
      }
    }
    // A block without data is no event; browsers keep its id.
    if (passed !== null && !this.gone.aborted) this.#write(`id: ${passed}\n\n`);
  }

  end(): void {
    clearInterval(this.#heartbeat);
    this.#gone.abort();
    this.#reply.raw.end();
  }

  #write(text: string | Buffer): boolean {
    return this.#reply.raw.write(text);
  }
}

const texts = new WeakMap<StoredEvent, Buffer>();

/** As it is written, made once for all who hear it. JSON text has no line breaks: one data line. */
function textOf(event: StoredEvent): Buffer {
  let text = texts.get(event);
  if (!text) {
    text = Buffer.from(`id: ${event.seq}\nevent: ${event.kind}\ndata: ${event.data}\n\n`);
    texts.set(event, text);
  }
  return text;
}
