import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { levelsOf } from '../../../domain/deployment/levels.ts';
import type { Profile } from '../../../domain/deployment/types.ts';
import { browserFetch, browserWorld } from '../../api/browser-ports.ts';
import { createPlanServer } from '../../api/plan-server.ts';
import type { LoadedPlan } from '../../editor/ports.ts';
import { answered } from '../../ui/data/api.ts';
import { usePlans } from '../../ui/data/use-plans.ts';

/** The plan in force with its division, by which cases are named and new ones located; null until it is there, or where none is. */
export function useDivision(profile: Profile): {
  readonly plan: LoadedPlan | null;
  readonly loading: boolean;
} {
  const plans = usePlans();
  const inForce = plans.data?.find((plan) => plan.status === 'in-force')?.id ?? null;
  const server = useMemo(
    () => createPlanServer({ fetch: browserFetch, world: browserWorld, levels: levelsOf(profile) }),
    [profile],
  );
  const division = useQuery({
    queryKey: ['in-force', inForce],
    queryFn: () => answered(server.loadPlan(inForce!)),
    enabled: inForce !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return {
    plan: division.data ?? null,
    loading: plans.isPending || (inForce !== null && division.isPending),
  };
}
