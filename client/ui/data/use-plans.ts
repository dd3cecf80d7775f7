import { useQuery } from '@tanstack/react-query';
import { answered, api } from './api.ts';

export const PLANS_KEY = ['plans'];

/** All plans of the deployment. */
export function usePlans() {
  return useQuery({ queryKey: PLANS_KEY, queryFn: () => answered(api.plans()) });
}
