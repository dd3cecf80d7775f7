import { useQuery } from '@tanstack/react-query';
import { useSay } from '../../i18n/use-say.ts';
import { answered, api } from '../data/api.ts';
import { useEditorState } from '../shell/editor-context.ts';

/** How many boards on the walls would be wrong if a plan went in force now; nothing where there would be none. */
export function AffectedBoardsNote({ plan }: { readonly plan: string }) {
  const say = useSay();
  const revision = useEditorState((s) => s.plan?.revision ?? 0);
  const { data } = useQuery({
    queryKey: ['boards', 'affected', plan, revision],
    queryFn: () => answered(api.affectedBoards(plan)),
  });
  if (!data || data.must + data.may === 0) return null;
  const counted = (key: string, n: number) => say.t(key, { count: n, n: say.number(n) });
  return (
    <p className="affected-boards number" role="status">
      {data.must > 0 && counted('bars.boards', data.must)}{' '}
      {data.may > 0 && counted('bars.boardsToo', data.may)}
    </p>
  );
}
