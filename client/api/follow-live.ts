import type { WorldPort } from '../editor/ports.ts';
import type { Fetch } from './request.ts';
import { type ServerSentEvent, SseParser } from './sse-parser.ts';

export interface LiveListener {
  event(event: ServerSentEvent): void;
  /**
   * The server was heard: it has told events, or it has breathed, which it does when it has nothing more to tell.
   * `last` is the number of the last event that it told or passed over.
   */
  heard?(breath: boolean, last: number): void;
  state(state: 'connecting' | 'open'): void;
  /** The server refuses to replay from where we were (it answers 400 or 410): what was missed is to be fetched. */
  lost(): void;
}

const RETRY_FIRST_MS = 500;
const RETRY_LONGEST_MS = 15_000;
/** The server breathes every 5 s; a stream that has been still for longer than this is dead. */
const SILENT_MS = 40_000;

/**
 * Follows `/api/live` from an event on and reconnects for as long as it is not told to stop, each time from the last
 * event heard. By `fetch` and not `EventSource`, which cannot say on its first connection where to start, nor why
 * it was refused. `topics`: of these subjects alone, with commas between.
 */
export function followLive(
  ports: { readonly fetch: Fetch; readonly world: WorldPort },
  after: number,
  listener: LiveListener,
  topics?: string,
): () => void {
  const path = topics === undefined ? '/api/live' : `/api/live?topics=${encodeURIComponent(topics)}`;
  const stopped = new AbortController();
  let last = String(after);
  let retryMs = RETRY_FIRST_MS;
  let cancelRetry = () => {};

  const connect = async (): Promise<void> => {
    listener.state('connecting');
    const attempt = new AbortController();
    const signal = AbortSignal.any([stopped.signal, attempt.signal]);
    let cancelSilence = () => {};
    const listen = () => {
      cancelSilence();
      cancelSilence = ports.world.after(SILENT_MS, () => attempt.abort());
    };
    try {
      listen();
      const response = await ports.fetch(path, {
        headers: { accept: 'text/event-stream', 'last-event-id': last },
        credentials: 'same-origin',
        cache: 'no-store',
        signal,
      });
      if (response.status === 400 || response.status === 410) listener.lost();
      else if (response.ok && response.body) {
        listener.state('open');
        retryMs = RETRY_FIRST_MS;
        const parser = new SseParser();
        await read(response.body, (text) => {
          listen();
          const breaths = parser.breaths;
          for (const event of parser.push(text)) {
            if (stopped.signal.aborted) return;
            if (event.id !== '') last = event.id;
            listener.event(event);
          }
          if (parser.lastId !== '') last = parser.lastId;
          if (!stopped.signal.aborted) listener.heard?.(parser.breaths > breaths, Number(last));
        });
      }
    } catch {
      // No network, or the stream broke off: the next attempt says.
    } finally {
      cancelSilence();
    }
    if (stopped.signal.aborted) return;
    listener.state('connecting');
    cancelRetry = ports.world.after(retryMs, () => void connect());
    retryMs = Math.min(RETRY_LONGEST_MS, retryMs * 2);
  };

  void connect();
  return () => {
    stopped.abort();
    cancelRetry();
  };
}

async function read(body: ReadableStream<Uint8Array>, on: (text: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    on(decoder.decode(value, { stream: true }));
  }
}
