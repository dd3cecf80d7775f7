import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { levelsOf } from '../../../domain/deployment/levels.ts';
import type { Profile } from '../../../domain/deployment/types.ts';
import { browserFetch, browserWorld } from '../../api/browser-ports.ts';
import { createPlanServer } from '../../api/plan-server.ts';
import type { LoadedPlan } from '../../editor/ports.ts';
import { answered } from '../../ui/data/api.ts';

/** Any plan with its division, asked for once a revision; null while it is on its way and where `id` is null. */
export function usePlanDivision(
  profile: Profile,
  id: string | null,
): { readonly plan: LoadedPlan | null; readonly failed: boolean } {
  const server = useMemo(
    () => createPlanServer({ fetch: browserFetch, world: browserWorld, levels: levelsOf(profile) }),
    [profile],
  );
  const asked = useQuery({
    // The desk's own key for the plan in force: it is fetched once for both.
    queryKey: ['in-force', id],
    queryFn: () => answered(server.loadPlan(id!)),
    enabled: id !== null,
    staleTime: 30_000,
    gcTime: 60_000,
  });
  return { plan: asked.data ?? null, failed: asked.isError };
}
