import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answered } from '../../ui/data/api.ts';
import { casesApi } from './cases-api.ts';
import { kindTree } from './kind-tree.ts';

export const OFFICE_KEY = ['case-office'];

/** What the office has set: its tree of kinds and its departments. They change seldom, and by hand. */
export function useKinds() {
  const { data } = useQuery({
    queryKey: [...OFFICE_KEY, 'kinds'],
    queryFn: async () => (await answered(casesApi.kinds())).items,
    staleTime: 300_000,
  });
  return useMemo(() => kindTree(data ?? []), [data]);
}

export function useDepartments() {
  const { data } = useQuery({
    queryKey: [...OFFICE_KEY, 'departments'],
    queryFn: async () => (await answered(casesApi.departments())).items,
    staleTime: 300_000,
  });
  return useMemo(() => data ?? [], [data]);
}
