import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../../editor/ports.ts';
import { answered } from '../../../ui/data/api.ts';
import { OFFICE_KEY } from '../../town/use-office.ts';

/** One of the office's lists as the server has it, and how another is put in its place. */
export function useOfficePart<T>(
  name: string,
  ask: () => Promise<Answer<T>>,
  put: (body: T) => Promise<Answer<T>>,
) {
  const queries = useQueryClient();
  const key = [...OFFICE_KEY, 'edit', name];
  const asked = useQuery({ queryKey: key, queryFn: () => answered(ask()), staleTime: 0 });
  const save = useMutation({
    mutationFn: (body: T) => answered(put(body)),
    onSuccess: (value) => {
      queries.setQueryData(key, value);
      void queries.invalidateQueries({ queryKey: OFFICE_KEY, predicate: (q) => q.queryKey[1] !== 'edit' });
    },
  });
  return { value: asked.data, error: asked.error ?? save.error, save };
}
