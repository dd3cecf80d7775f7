import type { QueryClient } from '@tanstack/react-query';
import type { Job } from '../../../domain/contract/job.ts';
import { api } from '../../ui/data/api.ts';

/** Ends an import on the server for good. One that is known to have failed has ended already. */
export function leaveJob(queries: QueryClient, job: string): void {
  const seen = queries.getQueriesData<Job>({ queryKey: ['job', job] }).map(([, data]) => data?.state);
  if (seen.at(-1) !== 'failed') void api.cancelJob(job);
}
