import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Answer } from '../../editor/ports.ts';
import { answered } from '../../ui/data/api.ts';
import { boardsApi } from '../boards-api.ts';
import { BOARDS_KEY } from '../query-keys.ts';

export function usePlacesSummary(plan: string) {
  return useQuery({
    queryKey: [...BOARDS_KEY, 'places', plan],
    queryFn: () => answered(boardsApi.placesSummary(plan)),
  });
}

export function usePlacesOf(plan: string, grid: GridId, enabled = true) {
  return useQuery({
    queryKey: [...BOARDS_KEY, 'places', plan, grid],
    queryFn: () => answered(boardsApi.places(plan, grid)),
    enabled,
  });
}

/** The prints of a grid, newest first, page by page; the one page beside a sheet is kept under another key, being of another shape. */
export function usePrintsOf(plan: string, grid: GridId) {
  return useInfiniteQuery({
    queryKey: [...BOARDS_KEY, 'print-pages', plan, grid],
    queryFn: ({ pageParam }) => answered(boardsApi.prints(plan, grid, pageParam)),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
}

/** Places with a text in their names, of all grids. */
export function useFoundPlaces(plan: string, text: string) {
  const wanted = text.trim();
  return useQuery({
    queryKey: [...BOARDS_KEY, 'found', plan, wanted],
    queryFn: ({ signal }) => answered(boardsApi.findPlaces(plan, wanted, signal)),
    enabled: wanted !== '',
  });
}

/** What changes places or prints: all that is known of boards is asked anew after it. */
export function useBoardsChange<In, Out>(
  change: (value: In) => Promise<Answer<Out>>,
  then: (out: Out, value: In) => void = () => {},
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (value: In) => answered(change(value)),
    onSuccess: (out, value) => {
      then(out, value);
      return queries.invalidateQueries({ queryKey: BOARDS_KEY });
    },
  });
}
