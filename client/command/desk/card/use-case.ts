import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CaseChangeBody, CaseDetail, CaseStepBody, WireCase } from '../../../../domain/contract/case.ts';
import { answered, Refused } from '../../../ui/data/api.ts';
import { casesApi } from '../../town/cases-api.ts';

const keyOf = (id: string) => ['case', id];

/**
 * Everything of a case, asked for anew whenever the live stream tells of a later entry of its history than is known
 * here. What is shown stays until the answer is there.
 */
export function useCase(id: string, live: WireCase | undefined, wanted = true) {
  const detail = useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => answered(casesApi.detail(id, signal)),
    enabled: wanted,
    staleTime: 5_000,
  });
  const known = detail.data?.case.history ?? Number.POSITIVE_INFINITY;
  const told = live?.history ?? 0;
  const { refetch } = detail;
  useEffect(() => {
    if (told > known) void refetch();
  }, [told, known, refetch]);
  return detail;
}

/** Whether somebody else has moved the case on since the officer looked. */
export const movedOn = (error: unknown) => error instanceof Refused && error.reason.code === 'case-moved-on';

/** Takes a step of a case; where it has moved on, what has happened is fetched at once. */
export function useStep(id: string, done: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: CaseStepBody) => answered(casesApi.step(id, body)),
    onSuccess: (detail) => {
      queries.setQueryData(keyOf(id), detail);
      done();
    },
    onError: (error) => {
      if (error instanceof Refused) void queries.invalidateQueries({ queryKey: keyOf(id) });
    },
  });
}

/** Changes what a case is, or where it lies. */
export function useChange(done?: (detail: CaseDetail) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string; body: CaseChangeBody }) => answered(casesApi.change(id, body)),
    onSuccess: (detail) => {
      queries.setQueryData(keyOf(detail.case.id), detail);
      done?.(detail);
    },
    onError: (error, { id }) => {
      if (error instanceof Refused) void queries.invalidateQueries({ queryKey: keyOf(id) });
    },
  });
}
