import { workerData } from 'node:worker_threads';
import { connect } from '../db/connect.ts';
import { serveTasks } from '../jobs/serve-tasks.ts';
import { planContext } from '../plans/context.ts';
import type { Picture, ProposalTask, ProposalWorld } from './proposal-task.ts';
import { runProposal } from './run-proposal.ts';

/** The thread of `ProposalThread`. */
const { address, profile } = workerData as ProposalWorld;
const connection = connect(address);
const context = planContext({ db: connection.db, profile });

serveTasks<ProposalTask, Picture>((task, tell) => runProposal(context, task, tell));
