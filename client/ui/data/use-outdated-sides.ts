import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Issue } from '../../../domain/coverage/issue.ts';
import { toLattice } from '../../../domain/geometry/point.ts';
import { useEditorState } from '../shell/editor-context.ts';
import { answered, api } from './api.ts';

const NONE: readonly Issue[] = [];

/** Four sides written by hand that the border has left: only the server has the lines by which it is known. */
export function useOutdatedSides(): readonly Issue[] {
  const plan = useEditorState((s) => s.plan);
  const { data = NONE } = useQuery({
    queryKey: ['four-sides-outdated', plan?.id, plan?.revision],
    queryFn: async () => {
      const { items } = await answered(api.outdatedFourSides(plan!.id));
      return items.map(({ at, geometry: _, ...issue }): Issue => ({ ...issue, at: toLattice(at[0], at[1]) }));
    },
    enabled: plan !== null,
    placeholderData: keepPreviousData,
  });
  return data;
}
