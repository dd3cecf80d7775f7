import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { SHEETS_MAX } from '../../../domain/board/book/sheets-max.ts';
import type { NewBoards, SheetQuery } from '../../../domain/contract/board.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { answered } from '../../ui/data/api.ts';
import { boardsApi } from '../boards-api.ts';
import { useBoards } from '../boards-context.ts';
import { BOARDS_KEY } from '../query-keys.ts';
import { boardsAt, type Choice } from './choose/choice.ts';
import { usePrint } from './print-store.ts';

/** Somebody who ticks one box after another is not asked after each. */
const REST_MS = 250;

/** The grids of a choice as a batch names them: those of a whole level by the level alone. */
export function namedGrids({ tree }: Division, { level, grids }: Choice): Pick<NewBoards, 'grids' | 'level'> {
  const all = boardsAt(tree, level);
  return all.length === grids.size && all.every((id) => grids.has(id))
    ? { grids: 'all', level }
    : { grids: [...grids] };
}

/** What the chosen sheets would lack; nothing is asked where none is chosen, or more than one batch takes. */
export function usePreflight(choice: Choice, query: SheetQuery) {
  const { plan } = useBoards();
  const now = useMemo(
    () => ({ body: { ...namedGrids(plan.division, choice), ...query }, count: choice.grids.size }),
    [plan.division, choice, query],
  );
  // How many they are is kept with what is asked: the choice of this moment may be another already.
  const [{ body, count }] = useDebouncedValue(now, REST_MS);
  const result = useQuery({
    queryKey: [...BOARDS_KEY, 'preflight', plan.id, plan.revision, body],
    queryFn: ({ signal }) => answered(boardsApi.preflight(plan.id, body, signal)),
    enabled: count > 0 && count <= SHEETS_MAX,
    placeholderData: keepPreviousData,
  });
  return { ...result, isOld: result.isPlaceholderData || body !== now.body };
}

/** The batch that is asked for: the choice as it is ordered. */
export function useNewBoards(choice: Choice, query: SheetQuery): NewBoards {
  const { plan } = useBoards();
  const format = usePrint((s) => s.order.format);
  const copies = usePrint((s) => s.order.copies);
  return useMemo(
    () => ({ ...namedGrids(plan.division, choice), ...query, format, copies }),
    [plan.division, choice, query, format, copies],
  );
}
