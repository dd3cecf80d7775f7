import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, api } from '../data/api.ts';
import { useEditorState } from '../shell/editor-context.ts';
import { useScreen } from '../shell/screen-store.ts';

/** The plan on the map beside the one it is compared with; follows the plan as it is edited. */
export function useComparison() {
  const other = useScreen((s) => s.compareWith);
  const plan = useEditorState((s) => s.plan?.id ?? null);
  const revision = useEditorState((s) => s.plan?.revision ?? 0);
  return useQuery({
    queryKey: ['compare', plan, other, revision],
    queryFn: () => answered(api.compare(plan!, other!)),
    enabled: plan !== null && other !== null && plan !== other,
    placeholderData: keepPreviousData,
  });
}
