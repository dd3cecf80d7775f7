import { useSay } from '../../../i18n/use-say.ts';
import type { WallNumbers } from '../wall-numbers.ts';

/** What came today, what is open, soon due and overdue now, and what share was closed in time: large enough for a hall. */
export function Counters({ numbers }: { readonly numbers: WallNumbers | null }) {
  const say = useSay();
  const shown = (n: number | undefined) => (n === undefined ? '–' : say.number(n));
  const share =
    numbers === null || numbers.inTime === null ? '–' : `${Math.round(numbers.inTime * 1000) / 10}`;
  return (
    <section className="wall-panel wall-counters-panel" aria-label={say.t('wall.counters')}>
      <dl className="wall-counters">
        <div className="wall-counter" data-counter="today">
          <dt>{say.t('wall.today')}</dt>
          <dd>{shown(numbers?.today)}</dd>
        </div>
        <div className="wall-counter" data-counter="open">
          <dt>{say.t('wall.open')}</dt>
          <dd>{shown(numbers?.open)}</dd>
        </div>
        <div className="wall-counter" data-counter="soon">
          <dt>{say.t('wall.soon')}</dt>
          <dd>{shown(numbers?.soon)}</dd>
        </div>
        <div className="wall-counter" data-counter="overdue">
          <dt>{say.t('wall.overdue')}</dt>
          <dd>{shown(numbers?.overdue)}</dd>
        </div>
        <div className="wall-counter" data-counter="tray">
          <dt>{say.t('wall.tray')}</dt>
          <dd>{shown(numbers?.tray)}</dd>
        </div>
        <div className="wall-counter" data-counter="in-time">
          <dt>{say.t('wall.inTime')}</dt>
          <dd>
            {share}
            <small>%</small>
          </dd>
        </div>
      </dl>
    </section>
  );
}
