import { useMemo } from 'react';
import { lineage } from '../../../domain/plan/lineage.ts';
import type { Grid } from '../../../domain/plan/types.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useHistory } from '../data/use-history.ts';
import { useEditorState } from '../shell/editor-context.ts';
import { gridName } from '../shell/grid-name.ts';

const MOST = 8;

/** Where the grid came from, and what was done to it in this plan, the latest first. */
export function CodeHistory({ grid }: { readonly grid: Grid }) {
  const say = useSay();
  const plan = useEditorState((s) => s.plan!);
  const history = useHistory(plan.id, plan.revision);
  const { ancestors, edits } = useMemo(() => {
    const known = new Map<string, Grid>();
    for (const item of history) for (const g of item.grids) known.set(g.id, g);
    for (const [id, g] of plan.division.tree.grids) known.set(id, g);
    const from = lineage(grid.id, (id) => known.get(id)?.from ?? (id === grid.id ? grid.from : []));
    return {
      ancestors: from.map((id) => known.get(id)).filter((g) => g !== undefined),
      edits: history.filter((item) => item.grids.some((g) => g.id === grid.id)).toReversed(),
    };
  }, [history, plan.division, grid]);
  if (ancestors.length === 0 && edits.length === 0) return null;
  const time = new Intl.DateTimeFormat(say.language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (
    <section className="inspector-part">
      <h3>{say.t('history.title')}</h3>
      <ul className="lineage">
        {ancestors.map((g) => (
          <li key={g.id}>
            <span className="ellipsis">{say.t('history.from', { name: gridName(g, say) })}</span>
            <span className="quiet number">{g.code ?? ''}</span>
          </li>
        ))}
        {edits.slice(0, MOST).map((item) => (
          <li key={item.id}>
            <span className="ellipsis">{say.t(`editKind.${item.kind}`)}</span>
            <span className="quiet number">
              {item.author} · {time.format(new Date(item.at))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
