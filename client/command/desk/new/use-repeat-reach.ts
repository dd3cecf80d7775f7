import { useQuery } from '@tanstack/react-query';
import type { CaseSettings } from '../../../../domain/contract/case-office.ts';
import { answered } from '../../../ui/data/api.ts';
import { casesApi } from '../../town/cases-api.ts';
import { OFFICE_KEY } from '../../town/use-office.ts';

/** Until the office's own are there. */
const USUAL = { repeatM: 60, repeatMinutes: 60 };

/** How near in place and time a case is proposed as one told again. */
export function useRepeatReach(): Pick<CaseSettings, 'repeatM' | 'repeatMinutes'> {
  const { data } = useQuery({
    queryKey: [...OFFICE_KEY, 'settings'],
    queryFn: () => answered(casesApi.settings()),
    staleTime: 300_000,
  });
  return data ?? USUAL;
}
