import type { Profile } from '../../domain/deployment/types.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { isEmpty } from '../db/is-empty.ts';
import type { Db } from '../db/transaction.ts';
import { refreshStatistics } from '../db/upkeep.ts';
import { beginJob, doneWithin, finishJob, queueJob } from '../jobs/jobs.service.ts';
import type { Started } from './imports.service.ts';

/**
 * Starts to make the demonstration where nothing has been put in yet. Refuses `not-empty`, and `no-demonstration` for
 * a deployment that has published too little for a town; the job fails with `not-empty` if something came in between.
 */
export async function startDemonstration(db: Db, profile: Profile, author: string): Promise<Result<Started>> {
  if (!(await isEmpty(db))) return refuse('not-empty');
  // The town generator is loaded only where a town is asked for.
  const { townCounts } = await import('../../data/town/counts.ts');
  if (!townCounts(profile).ok) return refuse('no-demonstration');
  const job = await queueJob(db, { kind: 'demonstration', input: {}, author });
  return ok({ job, work: makeDemonstration(db, profile, job) });
}

async function makeDemonstration(db: Db, profile: Profile, job: string): Promise<void> {
  if (!(await beginJob(db, job, ['queued'], 'making'))) return;
  await finishJob(db, job, async () => {
    const { DEMONSTRATION_SEED, seedDemonstration } = await import('./seed-demonstration.ts');
    const { seedCases } = await import('./seed-cases.ts');
    const made = await seedDemonstration(db, profile, DEMONSTRATION_SEED, async (tx, town) => {
      await seedCases(tx, profile, town);
      await refreshStatistics(tx);
      await doneWithin(tx, job, {});
    });
    return made ? ok({}) : refuse('not-empty');
  });
}
