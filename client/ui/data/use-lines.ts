import { useQuery } from '@tanstack/react-query';
import { answered, api } from './api.ts';

export const LINES_KEY = ['lines'];

/** Streets, rail, water and walls; they change when a file of them is imported. */
export function useLines() {
  return useQuery({
    queryKey: LINES_KEY,
    queryFn: () => answered(api.lines()),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
