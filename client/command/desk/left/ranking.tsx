import { Tooltip } from '@mantine/core';
import { useMemo } from 'react';
import { ancestorAt } from '../../../../domain/plan/tree.ts';
import { useSay } from '../../../i18n/use-say.ts';
import type { CaseView } from '../../store/types.ts';
import { useDeskPlace } from '../desk-context.ts';

const MOST = 8;

/** The grids in which most of what is shown lies; one is brought into view on a click. */
export function Ranking({ view }: { readonly view: CaseView }) {
  const say = useSay();
  const { town, profile, map } = useDeskPlace();
  const { division } = town;
  const tiling = profile.levels.filter(({ tiles }) => tiles);
  // The leaves are many and small: the level above them is what an office talks in.
  const level = tiling.at(-2) ?? tiling.at(-1);
  const ranks = useMemo(() => {
    if (!division || !level) return [];
    const counts = new Map<string, number>();
    for (const { grid, repeatOf } of view.cases) {
      if (repeatOf !== null || grid === null || !division.tree.grids.has(grid)) continue;
      const of = ancestorAt(division.tree, grid, level.id);
      if (of !== null) counts.set(of, (counts.get(of) ?? 0) + 1);
    }
    return [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST)
      .map(([id, count]) => ({ id, count, name: division.tree.grids.get(id)?.name ?? id }));
  }, [view, division, level]);
  const most = ranks[0]?.count ?? 1;
  return (
    <section className="desk-panel ranking" aria-label={say.t('desk.ranking')}>
      <h2>
        {say.t('desk.ranking')} <span className="quiet">{level ? say.words(level.name) : ''}</span>
      </h2>
      {ranks.length === 0 && <p className="quiet">{say.t('desk.none')}</p>}
      <ol>
        {ranks.map(({ id, name, count }) => (
          <li key={id}>
            <Tooltip label={say.t('desk.showGrid')}>
              <button type="button" onClick={() => map.current?.lookAtGrid(id)}>
                <i style={{ width: `${(100 * count) / most}%` }} />
                <span className="ellipsis">{name}</span>
                <span className="number">{say.number(count)}</span>
              </button>
            </Tooltip>
          </li>
        ))}
      </ol>
    </section>
  );
}
