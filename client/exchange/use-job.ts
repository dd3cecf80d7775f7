import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Job } from '../../domain/contract/job.ts';
import { answered, api } from '../ui/data/api.ts';

const POLL_MS = 400;

/**
 * Follows long work until it ends; `onDone` is called once when it has
 * succeeded. An import is one job in several parts, readings and the taking: each is followed by itself.
 */
export function useJob(job: string | null, part: string, onDone: (job: Job) => void) {
  const query = useQuery({
    queryKey: ['job', job, part],
    queryFn: () => answered(api.job(job!)),
    enabled: job !== null,
    refetchInterval: ({ state }) =>
      state.data && state.data.state !== 'queued' && state.data.state !== 'running' ? false : POLL_MS,
  });
  const latest = useRef(onDone);
  latest.current = onDone;
  const done = query.data?.state === 'done' ? query.data : null;
  useEffect(() => {
    if (done) latest.current(done);
  }, [done]);
  return query;
}
