import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DataDirInUse } from './lock.ts';
import type { ChildMessage } from './messages.ts';
import { placeOf } from './place.ts';

export interface Embedded {
  readonly socket: string;
  readonly pid: number;
  /** Seconds from the start of the process to the first query. */
  readonly seconds: number;
  /** Resolves when the process is gone, with whether that was asked for. */
  readonly ended: Promise<{ asked: boolean }>;
  /** Rolls back what is open, writes everything out, lets go of the directory. */
  close(): Promise<void>;
}

/** A child that does not end by itself after so long is ended: what was committed is safe. */
const CLOSE_MS = 15_000;

/**
 * Opens the database in `dataDir` (creating it) in a child process and resolves when it takes connections.
 * Throws `DataDirInUse` when another process has it open.
 */
export function startEmbedded(dataDir: string, onStep: (step: 'create' | 'open') => void): Promise<Embedded> {
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), [dataDir], { execArgv: [] });
  let asked = false;
  const ended = new Promise<{ asked: boolean }>((resolve) => child.once('exit', () => resolve({ asked })));
  const close = async (): Promise<void> => {
    asked = true;
    if (child.connected) child.send('end');
    const timer = setTimeout(() => child.kill('SIGKILL'), CLOSE_MS);
    await ended;
    clearTimeout(timer);
  };
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the embedded database ended with code ${code}`)));
    child.on('message', (message: ChildMessage) => {
      if (message.kind === 'progress') onStep(message.step);
      else if (message.kind === 'in-use') reject(new DataDirInUse(message.pid));
      else if (message.kind === 'failed') reject(new Error(`the embedded database: ${message.message}`));
      // Node's own messages come the same way: with --watch each process tells the files that it loads.
      else if (message.kind === 'ready')
        resolve({
          socket: placeOf(dataDir).socket,
          pid: pidOf(child),
          seconds: message.seconds,
          ended,
          close,
        });
    });
  });
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('the embedded database did not start');
  return child.pid;
}
