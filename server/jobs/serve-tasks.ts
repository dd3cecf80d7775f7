import { parentPort } from 'node:worker_threads';
import type { Outcome } from './jobs.service.ts';
import type { Word } from './work-thread.ts';

/** How a task is told of: how far it is (0…1), and what it has to show by then. */
export interface Telling<Shown> {
  progress(share: number, message: string): void;
  show(shown: Shown): void;
}

/** The side of a `WorkThread` that works: one task after another, each told step by step to the server's own thread. */
export function serveTasks<Task, Shown = never>(
  run: (task: Task, tell: Telling<Shown>) => Promise<Outcome>,
): void {
  const say = (word: Word<Shown>) => parentPort!.postMessage(word);
  const tell: Telling<Shown> = {
    progress: (share, message) => say({ kind: 'progress', share, message }),
    show: (shown) => say({ kind: 'shown', shown }),
  };
  parentPort!.on('message', (task: Task) => {
    // What is thrown is a bug: unhandled, it ends the thread, and the server's own hears it.
    void run(task, tell).then((outcome) => say({ kind: 'outcome', outcome }));
  });
}
