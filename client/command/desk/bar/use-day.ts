import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DayState, PlayDayBody } from '../../../../domain/contract/case-day.ts';
import { answered } from '../../../ui/data/api.ts';
import { casesApi } from '../../town/cases-api.ts';

const KEY = ['simulated-day'];
/** While a day is played its clock is looked at; otherwise whether somebody else has begun one. */
const RUNNING_MS = 2_000;
const STILL_MS = 30_000;

/** The simulated day: whether one is being played, and how one is begun and ended. */
export function useDay() {
  const queries = useQueryClient();
  const take = (day: DayState) => queries.setQueryData(KEY, day);
  const state = useQuery({
    queryKey: KEY,
    queryFn: () => answered(casesApi.dayState()),
    refetchInterval: ({ state: { data } }) => (data?.running ? RUNNING_MS : STILL_MS),
  });
  const play = useMutation({
    mutationFn: (body: PlayDayBody) => answered(casesApi.startDay(body)),
    onSuccess: take,
  });
  const end = useMutation({ mutationFn: () => answered(casesApi.endDay()), onSuccess: take });
  return { day: state.data, play, end };
}
