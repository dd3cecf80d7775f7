import { Tooltip } from '@mantine/core';
import { useMemo } from 'react';
import { useSay } from '../../../i18n/use-say.ts';
import type { CaseView } from '../../store/types.ts';
import { timeText } from '../../words/time-text.ts';
import { binsOf } from './bins-of.ts';

/** How cases came over the window, and, where it is compared, over the one before. */
export function Trend({ view, before }: { readonly view: CaseView; readonly before: CaseView | null }) {
  const say = useSay();
  const bins = useMemo(() => binsOf(view), [view]);
  const earlier = useMemo(() => (before ? binsOf(before) : null), [before]);
  const most = Math.max(1, ...bins, ...(earlier ?? []));
  const step = (view.to - view.from) / bins.length;
  return (
    <section className="desk-panel trend" aria-label={say.t('desk.trend')}>
      <h2>{say.t('desk.trend')}</h2>
      <div className="trend-bars">
        {bins.map((count, i) => {
          const from = view.from + i * step;
          const label = say.t('desk.trendBar', {
            from: timeText(from, view.at, say),
            to: timeText(from + step, view.at, say),
            count,
            n: say.number(count),
          });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            <Tooltip key={i} label={label} openDelay={60}>
              <span className="trend-bar">
                {earlier && <i data-before style={{ height: `${(100 * earlier[i]!) / most}%` }} />}
                <i style={{ height: `${(100 * count) / most}%` }} />
              </span>
            </Tooltip>
          );
        })}
      </div>
      <p className="trend-ends number quiet">
        <span>{view.from > 0 ? timeText(view.from, view.at, say) : ''}</span>
        <span>{say.t('desk.trendMost', { n: say.number(most) })}</span>
        <span>{view.to > 0 ? timeText(view.to, view.at, say) : ''}</span>
      </p>
    </section>
  );
}
