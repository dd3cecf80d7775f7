import { parentPort, workerData } from 'node:worker_threads';
import { ok } from '../../../domain/result.ts';
import { connect } from '../../db/connect.ts';
import type { Outcome } from '../../jobs/jobs.service.ts';
import { planContext } from '../../plans/context.ts';
import { boardSheets } from '../batch/board-sheets.ts';
import { preflight } from '../batch/preflight.ts';
import { runBatch } from '../batch/run-batch.ts';
import { runSheet } from '../sheets/run-sheet.ts';
import type { BoardWorld, FromBoards, Lane, SingleTask, ToBoards } from './board-task.ts';
import { sweep } from './sweep.ts';
import { Turns } from './turns.ts';
import { warmUp } from './warm-up.ts';

/** The thread of `BoardThread`. */
const { address, profile, publicUrl } = workerData as BoardWorld;
const context = planContext({ db: connect(address).db, profile });
const sheets = boardSheets(context, publicUrl);
const turns = new Turns();
/** A batch sweeps after so many sheets: their garbage is some 70 MB. */
const SWEEP_EVERY = 25;
/** Whoever waits for a picture can end it only with the thread. */
const NEVER = new AbortController().signal;
let batch = new AbortController();

parentPort!.on('message', (message: ToBoards) => {
  if (message.task === 'stop') batch.abort(new Error('the batch was cancelled'));
  else if (message.lane !== 'batch') {
    const { lane, task } = message;
    const make = () => runSingle(task, () => turns.next(NEVER));
    void answer(lane, lane === 'sheet' ? turns.single(make) : make());
  } else {
    batch = new AbortController();
    const { signal } = batch;
    const progress = (share: number, text: string) =>
      say({ lane: 'batch', kind: 'progress', share, message: text });
    let made = 0;
    const turn = () => {
      if (++made % SWEEP_EVERY === 0) sweep();
      return turns.next(signal);
    };
    void answer('batch', runBatch(context.db, message.task, sheets, progress, turn)).then(sweep);
  }
});

async function runSingle(task: SingleTask, turn: () => Promise<void>): Promise<Outcome> {
  if (task.kind === 'preflight') return preflight(context, publicUrl, task.plan, task.asked);
  if (task.kind !== 'warm') return runSheet(context, publicUrl, task, turn);
  await warmUp(context, publicUrl);
  sweep();
  return ok({});
}

/** What is thrown is a bug, or a batch that was cancelled: the other lane goes on. */
async function answer(lane: Lane, outcome: Promise<Outcome>): Promise<void> {
  try {
    say({ lane, kind: 'outcome', outcome: await outcome });
  } catch (error) {
    say({ lane, kind: 'thrown', error: error instanceof Error ? error : new Error(String(error)) });
  }
}

function say(word: FromBoards): void {
  parentPort!.postMessage(word);
}
