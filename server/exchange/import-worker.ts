import { workerData } from 'node:worker_threads';
import { connect } from '../db/connect.ts';
import { serveTasks } from '../jobs/serve-tasks.ts';
import { planContext } from '../plans/context.ts';
import type { ImportTask, ImportWorld } from './import-task.ts';
import { runImport } from './run-import.ts';

/** The thread of `ImportThread`. */
const { address, profile } = workerData as ImportWorld;
const connection = connect(address);
const context = planContext({ db: connection.db, profile });

serveTasks<ImportTask>((task, { progress }) => runImport(context, task, progress));
