import type { CDPSession, Page } from 'playwright-core';

/** Work of the page's main thread, in milliseconds. */
export interface Work {
  /** Of processor time of that thread. */
  readonly cpu: number;
  /** By the clock on the wall, waiting for a core and for the graphics process included. */
  readonly wall: number;
}

export interface FrameWork {
  /**
   * From the task that hands a `pointermove` to the page to the end of the one that commits the next frame: listeners, the
   * animation frame (the tool's preview, what is sent to the map's workers, the map's draw calls), React, style, layout, paint.
   */
  readonly frame: Work;
  /** All until the next `pointermove`: also what comes back from the workers, timers, and frames drawn meanwhile without a move. */
  readonly all: Work;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds; `tdur` is processor time of the thread. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly type?: string } };
}

/** Tasks, the input that they hand on, and commits. */
const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/**
 * Traces the page's main thread by the Chrome DevTools protocol while `work` moves the pointer: what each move cost. Raster is
 * done by other threads and processes and is no part of it. The last move has no next one and is left out.
 */
export async function traceFrames(page: Page, work: () => Promise<void>): Promise<FrameWork[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] },
  });
  await work();
  await ended(session);
  await session.detach();
  return framesOf(events);
}

function ended(session: CDPSession): Promise<unknown> {
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  return session.send('Tracing.end').then(() => complete);
}

function framesOf(events: readonly TraceEvent[]): FrameWork[] {
  const first = events.find(isMove);
  if (!first) throw new Error('no pointer move was seen by the page');
  const here = events.filter(({ pid, tid }) => pid === first.pid && tid === first.tid);
  const tasks = here.filter(({ name, ph }) => name === 'RunTask' && ph === 'X').sort((a, b) => a.ts - b.ts);
  const taskAt = ({ ts }: TraceEvent) => tasks.findLastIndex((task) => task.ts <= ts);
  const inOrder = (found: readonly TraceEvent[]) => [...new Set(found.map(taskAt))].sort((a, b) => a - b);
  const moves = inOrder(here.filter(isMove));
  const commits = inOrder(here.filter(({ name }) => name === 'Commit'));
  return moves.slice(1).map((next, i) => {
    const start = moves[i]!;
    const commit = commits.find((task) => task >= start) ?? next;
    return { frame: sum(tasks.slice(start, commit + 1)), all: sum(tasks.slice(start, next)) };
  });
}

function isMove({ name, args }: TraceEvent): boolean {
  return name === 'EventDispatch' && args.data?.type === 'pointermove';
}

function sum(tasks: readonly TraceEvent[]): Work {
  return {
    cpu: tasks.reduce((all, { tdur = 0 }) => all + tdur, 0) / 1000,
    wall: tasks.reduce((all, { dur = 0 }) => all + dur, 0) / 1000,
  };
}
