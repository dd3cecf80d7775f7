import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportReport } from '../../domain/contract/exchange.ts';
import type { ImportRequest } from '../api/client.ts';
import { answered, api } from '../ui/data/api.ts';
import { useJob } from './use-job.ts';

/**
 * One file on its way in: read and reported upon first, taken when that is asked for. `onTaken` is called with the
 * report once all of it is stored.
 */
export function useImport(onTaken: (report: ImportReport) => Promise<void>) {
  const queries = useQueryClient();
  const [job, setJob] = useState<string | null>(null);
  const [taking, setTaking] = useState(false);
  const state = useJob(job, taking ? 'take' : 'read', async ({ result }) => {
    if (!taking) return;
    await queries.invalidateQueries();
    await onTaken(result as ImportReport);
  });
  const read = useMutation({
    mutationFn: (ask: ImportRequest) => answered(api.startImport(ask)),
    onSuccess: (started) => {
      setTaking(false);
      setJob(started.job);
    },
  });
  const take = useMutation({
    mutationFn: () => answered(api.takeImport(job!)),
    onSuccess: (started) => {
      setTaking(true);
      setJob(started.job);
    },
  });
  const busy = state.data?.state === 'queued' || state.data?.state === 'running';
  return {
    read: (ask: ImportRequest) => read.mutate(ask),
    take: () => take.mutate(),
    /** What was read is read for nothing: another file, or the same as something else. */
    forget: () => {
      setJob(null);
      read.reset();
      take.reset();
    },
    cancel: () => {
      if (busy && job) void answered(api.cancelJob(job));
    },
    reading: read.isPending,
    asking: take.isPending,
    busy,
    taking,
    progress: state.data?.progress ?? 0,
    report: state.data?.state === 'done' && !taking ? (state.data.result as ImportReport) : null,
    failed: state.data?.reason ?? null,
    error: read.error ?? take.error ?? state.error,
  };
}
