import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ProposalHead, ProposalRequest } from '../../../domain/contract/proposal.ts';
import { answered, api } from '../../ui/data/api.ts';
import { useDraftSession } from './draft-session.ts';

/** While one is being drafted the list is asked for again: others' drafts come and end too. */
const RUNNING_MS = 2000;

const NONE: readonly ProposalHead[] = [];

const keyOf = (plan: string) => ['proposals', plan];

export function isRunning({ state }: Pick<ProposalHead, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

/** The proposals of a plan, the oldest first. */
export function useProposals(plan: string) {
  const query = useQuery({
    queryKey: keyOf(plan),
    queryFn: () => answered(api.proposals(plan)),
    refetchInterval: ({ state }) => (state.data?.some(isRunning) ? RUNNING_MS : false),
    select: (items) => items.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1)),
  });
  return { proposals: query.data ?? NONE, ready: query.isSuccess, error: query.error };
}

/** Asking for a proposal and forgetting one. */
export function useProposalActions(plan: string) {
  const queries = useQueryClient();
  const take = useDraftSession((s) => s.take);
  const start = useMutation({
    mutationFn: (request: ProposalRequest) => answered(api.startProposal(plan, request)),
    onSuccess: async ({ job }) => {
      await queries.invalidateQueries({ queryKey: keyOf(plan) });
      take({ plan, job });
    },
  });
  const forget = useMutation({
    mutationFn: ({ id }: ProposalHead) => answered(api.deleteProposal(plan, id)),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(plan) }),
  });
  return { start, forget };
}
