import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '../db/connect.ts';
import { planContext } from '../plans/context.ts';
import type { ImportTask, ImportWord, ImportWorld } from './import-task.ts';
import { runImport } from './run-import.ts';

/** The thread of `ImportThread`: one task after another, each told step by step to the server's own. */
const { address, profile } = workerData as ImportWorld;
const connection = connect(address);
const context = planContext({ db: connection.db, profile });
const say = (word: ImportWord) => parentPort!.postMessage(word);

parentPort!.on('message', (task: ImportTask) => {
  // What is thrown is a bug: unhandled, it ends the thread, and the server's own hears it.
  void runImport(context, task, (share, message) => say({ kind: 'progress', share, message })).then(
    (outcome) => say({ kind: 'outcome', outcome }),
  );
});
