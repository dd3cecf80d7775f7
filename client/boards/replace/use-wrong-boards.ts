import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answered } from '../../ui/data/api.ts';
import { boardsApi } from '../boards-api.ts';
import { useBoards } from '../boards-context.ts';
import { BOARDS_KEY } from '../query-keys.ts';
import { useBoardPlan } from '../use-board-plan.ts';
import { wrongRows } from './wrong-rows.ts';

/** The boards on the walls that are wrong, and the plan in force that says so, whichever plan the screen shows. */
export function useWrongBoards() {
  const { plan, deployment } = useBoards();
  const asked = useQuery({
    queryKey: [...BOARDS_KEY, 'wrong', plan.id],
    queryFn: () => answered(boardsApi.wrong(plan.id)),
  });
  const inForce = asked.data?.plan ?? null;
  const loaded = useBoardPlan(deployment, inForce).plan.data;
  const division = loaded && loaded.id === inForce ? loaded.division : null;
  const rows = useMemo(() => (asked.data ? wrongRows(asked.data, division) : []), [asked.data, division]);
  return { asked, inForce, plan: loaded?.id === inForce ? (loaded ?? null) : null, division, rows };
}
