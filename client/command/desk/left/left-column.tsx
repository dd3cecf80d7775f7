import { useSay } from '../../../i18n/use-say.ts';
import { useCommand } from '../desk-context.ts';
import { countsOf } from './counts-of.ts';
import { Ranking } from './ranking.tsx';
import { Trend } from './trend.tsx';

/** The counters of what is shown, its trend, and the grids with most of it. */
export function LeftColumn() {
  const say = useSay();
  const view = useCommand((s) => s.view);
  const before = useCommand((s) => s.before);
  const tray = useCommand((s) => s.tray.length);
  const now = countsOf(view);
  const then = before && countsOf(before);
  const counters = [
    ['cases', now.cases, then?.cases],
    ['open', now.open, then?.open],
    ['soon', now.soon, then?.soon],
    ['overdue', now.overdue, then?.overdue],
    ['closed', now.closed, then?.closed],
    ['tray', tray, undefined],
  ] as const;
  return (
    <div className="desk-column">
      <section className="desk-panel counters" aria-label={say.t('desk.counters')}>
        <dl>
          {counters.map(([id, count, was]) => (
            <div key={id} data-counter={id}>
              <dt>{say.t(`desk.counter.${id}`)}</dt>
              <dd className="number">
                {say.number(count)}
                {was !== undefined && <small>{say.t('desk.was', { n: say.number(was) })}</small>}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <Trend view={view} before={before} />
      <Ranking view={view} />
    </div>
  );
}
