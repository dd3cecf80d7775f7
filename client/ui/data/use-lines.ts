import { useQuery } from '@tanstack/react-query';
import { answered, api } from './api.ts';

/** Streets, rail, water and walls; they do not change while one plans. */
export function useLines() {
  return useQuery({
    queryKey: ['lines'],
    queryFn: () => answered(api.lines()),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
