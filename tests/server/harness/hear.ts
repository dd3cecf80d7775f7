import { get } from 'node:http';

export interface Heard {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}

export interface Listener {
  /** Everything so far, oldest first. */
  readonly heard: readonly Heard[];
  /** Every number so far, of events that were not told as well. */
  readonly ids: readonly string[];
  /** The stream is open: what is committed from here on is heard. */
  readonly open: Promise<void>;
  /** Waits for so many events; throws after a few seconds without. */
  until(count: number): Promise<readonly Heard[]>;
  resume(): void;
  stop(): void;
}

const PATIENCE_MS = 10_000;

/** A plain reader of server-sent events over its own connection; `paused` opens the stream and does not read it. */
export function hear(url: string, headers: Record<string, string>, { paused = false } = {}): Listener {
  const heard: Heard[] = [];
  const ids: string[] = [];
  let tell = () => {};
  let opened = () => {};
  let resume = () => {};
  const open = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const request = get(url, { headers, agent: false }, (response) => {
    response.setEncoding('utf8');
    let text = '';
    const read = (chunk: string) => {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) {
        const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: ?(.*)/s, 2)));
        if (fields.id) ids.push(fields.id);
        if (fields.data !== undefined) heard.push({ ...fields, data: JSON.parse(fields.data) } as Heard);
      }
      opened();
      tell();
    };
    resume = () => response.on('data', read);
    if (paused) opened();
    else resume();
    response.on('error', () => {});
  });
  request.on('error', () => {});
  return {
    heard,
    ids,
    open,
    resume: () => resume(),
    stop: () => request.destroy(),
    until: async (count) => {
      const end = Date.now() + PATIENCE_MS;
      while (heard.length < count) {
        if (Date.now() > end) throw new Error(`heard ${heard.length} of ${count} events`);
        await new Promise<void>((resolve) => {
          tell = resolve;
          setTimeout(resolve, 100);
        });
      }
      return heard;
    },
  };
}
