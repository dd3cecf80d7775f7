import type { Profile } from '../../domain/deployment/types.ts';
import { refuse } from '../../domain/result.ts';
import type { Address } from '../db/connect.ts';
import { WorkThread } from '../jobs/work-thread.ts';
import type { ImportTask, ImportWorld } from './import-task.ts';

/** Reads and takes files. Refuses `job-interrupted` when the server is stopped meanwhile, `file-too-heavy`. */
export class ImportThread extends WorkThread<ImportTask> {
  /** `heapMb`: the memory that a file may take; what this machine has for a process where nothing is said. */
  constructor(address: Address, profile: Profile, heapMb?: number) {
    const world: ImportWorld = { address, profile };
    const script = new URL('./import-worker.ts', import.meta.url);
    super({ script, world, heapMb, tooHeavy: refuse('file-too-heavy') });
  }
}
