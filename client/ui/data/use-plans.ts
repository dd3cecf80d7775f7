import { useQuery } from '@tanstack/react-query';
import { answered, api } from './api.ts';

export const PLANS_KEY = ['plans'];

/** While there is no plan no live stream is open either: the list is asked for again. */
const NONE_YET_MS = 5_000;

/** All plans of the deployment. */
export function usePlans() {
  return useQuery({
    queryKey: PLANS_KEY,
    queryFn: () => answered(api.plans()),
    refetchInterval: ({ state }) => (state.data?.length === 0 ? NONE_YET_MS : false),
  });
}
