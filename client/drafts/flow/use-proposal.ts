import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ProposalHead } from '../../../domain/contract/proposal.ts';
import { useJob } from '../../exchange/use-job.ts';
import { answered, api } from '../../ui/data/api.ts';
import { isRunning } from './use-proposals.ts';

/** How often the picture of a running draft is asked for. */
const PICTURE_MS = 700;

/** A proposal whole, followed while it is being drafted: its progress, the picture by then, and at last the grids. */
export function useProposal(plan: string, head: ProposalHead) {
  const queries = useQueryClient();
  const running = isRunning(head);
  const job = useJob(running ? head.job : null, 'draft', () => {});
  const ended = running && job.data !== undefined && !isRunning(job.data);
  // The list says how it ended; the job says it first.
  useEffect(() => {
    if (ended) void queries.invalidateQueries({ queryKey: ['proposals', plan] });
  }, [ended, queries, plan]);
  const whole = useQuery({
    queryKey: ['proposal', plan, head.id, head.state],
    queryFn: () => answered(api.proposal(plan, head.id)),
    refetchInterval: running ? PICTURE_MS : false,
    staleTime: running ? 0 : Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  const data = whole.data?.id === head.id ? whole.data : null;
  return {
    running,
    progress: job.data?.progress ?? 0,
    step: job.data?.message ?? '',
    reason: job.data?.reason ?? null,
    picture: running ? (data?.picture ?? null) : null,
    variants: !running && head.state === 'done' && data?.state === 'done' ? data.variants : null,
    error: whole.error ?? job.error,
  };
}
