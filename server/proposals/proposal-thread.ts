import type { Profile } from '../../domain/deployment/types.ts';
import { refuse } from '../../domain/result.ts';
import type { Address } from '../db/connect.ts';
import { WorkThread } from '../jobs/work-thread.ts';
import type { Picture, ProposalTask, ProposalWorld } from './proposal-task.ts';

/** Makes proposals. Refuses `job-interrupted` when the server is stopped meanwhile, `draft-too-heavy`. */
export class ProposalThread extends WorkThread<ProposalTask, Picture> {
  constructor(address: Address, profile: Profile) {
    const world: ProposalWorld = { address, profile };
    const script = new URL('./proposal-worker.ts', import.meta.url);
    super({ script, world, tooHeavy: refuse('draft-too-heavy') });
  }
}
