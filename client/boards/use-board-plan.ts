import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { levelsOf } from '../../domain/deployment/levels.ts';
import type { Profile } from '../../domain/deployment/types.ts';
import { browserFetch, browserWorld } from '../api/browser-ports.ts';
import { createPlanServer } from '../api/plan-server.ts';
import { answered } from '../ui/data/api.ts';
import { usePlans } from '../ui/data/use-plans.ts';

export const BOARD_PLAN_KEY = ['board-plan'];

/** The plan whose boards are looked at, with its grids: the one that is named, else the one in force, else the newest. */
export function useBoardPlan(profile: Profile, named: string | null) {
  const plans = usePlans();
  const server = useMemo(
    () => createPlanServer({ fetch: browserFetch, world: browserWorld, levels: levelsOf(profile) }),
    [profile],
  );
  const items = plans.data ?? [];
  const head =
    items.find(({ id }) => id === named) ?? items.find(({ status }) => status === 'in-force') ?? items[0];
  const id = head?.id ?? null;
  const plan = useQuery({
    queryKey: [...BOARD_PLAN_KEY, id],
    queryFn: () => answered(server.loadPlan(id!)),
    enabled: id !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  return { plans, plan };
}
