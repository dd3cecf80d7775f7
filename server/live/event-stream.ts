import { once } from 'node:events';
import type { FastifyReply } from 'fastify';
import type { StoredEvent } from './events.queries.ts';

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

  /** Resolves when there is room for the next one, or the browser is gone. */
  async send({ seq, kind, data }: StoredEvent): Promise<void> {
    if (this.gone.aborted) return;
    // JSON text has no line breaks: one data line.
    if (this.#reply.raw.write(`id: ${seq}\nevent: ${kind}\ndata: ${data}\n\n`)) return;
    await once(this.#reply.raw, 'drain', { signal: this.gone }).catch(() => {});
  }

  end(): void {
    clearInterval(this.#heartbeat);
    this.#gone.abort();
    this.#reply.raw.end();
  }
}
