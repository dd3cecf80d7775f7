import { useQuery } from '@tanstack/react-query';
import type { CrsItem } from '../../api/client.ts';
import { answered, api } from '../../ui/data/api.ts';

const NONE: readonly CrsItem[] = [];

/** The coordinate systems that a person can choose from; they never change. */
export function useCrs(): readonly CrsItem[] {
  const { data } = useQuery({
    queryKey: ['crs'],
    queryFn: () => answered(api.crsList()),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.items ?? NONE;
}
