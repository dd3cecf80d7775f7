import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BoardServer } from './board-server.ts';

const EVERY_MS = 500;

/** How long edits took while something else was going on: until each was answered, and until it came as a live event. Milliseconds. */
export interface Waited {
  readonly answered: number[];
  readonly live: number[];
}

/** Writes a note to a grid of a plan every half a second until the work is done. */
export async function editsMeanwhile<T>(
  server: BoardServer,
  { plan, grid }: { readonly plan: string; readonly grid: string },
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly waited: Waited }> {
  const answered: number[] = [];
  const live: number[] = [];
  const sent = new Map<string, number>();
  let going = true;
  const heard = await hear(server, (text) => {
    for (const [note, at] of sent)
      if (text.includes(note)) {
        live.push(performance.now() - at);
        sent.delete(note);
      }
  });
  const editing = (async () => {
    let { revision } = await server.ask<{ revision: number }>(`plans/${plan}`);
    while (going) {
      const note = `note-${randomUUID()}`;
      const start = performance.now();
      sent.set(note, start);
      const edit = { kind: 'describe', gridIds: [grid], set: { note } };
      const made = await server.ask<{ revision: number }>(`plans/${plan}/edits`, {
        id: randomUUID(),
        baseRevision: revision,
        edit,
      });
      revision = made.revision;
      answered.push(performance.now() - start);
      await sleep(EVERY_MS);
    }
  })();
  const result = await work();
  going = false;
  await editing;
  await sleep(EVERY_MS);
  heard.abort();
  if (sent.size > 0) throw new Error(`${sent.size} edits did not come as live events`);
  return { result, waited: { answered, live } };
}

/** Follows the live events, one text after another. */
async function hear(server: BoardServer, tell: (text: string) => void): Promise<AbortController> {
  const stop = new AbortController();
  const { body } = await server.fetch('live', undefined, stop.signal);
  const decoder = new TextDecoder();
  let left = '';
  const follow = async () => {
    for await (const part of body!) {
      left += decoder.decode(part, { stream: true });
      const events = left.split('\n\n');
      left = events.pop()!;
      for (const event of events) tell(event);
    }
  };
  follow().catch((error) => {
    if (!stop.signal.aborted) throw error;
  });
  return stop;
}
