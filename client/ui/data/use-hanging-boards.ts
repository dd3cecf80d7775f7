import { useQuery } from '@tanstack/react-query';
import { answered, api } from './api.ts';

type Hanging = Readonly<Record<string, number>>;

const NONE: Hanging = {};

/** How many boards hang of each grid, asked of the server. */
export function useHangingAsked(plan: string) {
  return useQuery({
    queryKey: ['boards', 'hanging', plan],
    queryFn: () => answered(api.hangingBoards(plan)),
    staleTime: 60_000,
  });
}

/** How many boards hang of each grid, by its id; none while that is not known. */
export function useHangingBoards(plan: string): Hanging {
  return useHangingAsked(plan).data?.grids ?? NONE;
}

/** How many boards hang of some grids together. */
export function boardsOf(grids: Iterable<string>, hanging: Hanging): number {
  let boards = 0;
  for (const id of grids) boards += hanging[id] ?? 0;
  return boards;
}
