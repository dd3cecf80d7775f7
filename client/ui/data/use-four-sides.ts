import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, api } from './api.ts';

/** The four sides of a grid in words; asked for anew when the plan has moved on, since the border may have. */
export function useFourSides(plan: string, grid: string, revision: number) {
  return useQuery({
    queryKey: ['four-sides', plan, grid, revision],
    queryFn: () => answered(api.fourSides(plan, grid)),
    placeholderData: keepPreviousData,
  });
}
