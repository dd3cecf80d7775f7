import { useSay } from '../../../i18n/use-say.ts';
import type { WallRank } from '../wall-numbers.ts';

/** The grids with most cases in the window: how many, and how many for each hundred households. */
export function Ranking({
  ranks,
  level,
  span,
}: {
  readonly ranks: readonly WallRank[];
  readonly level: string;
  readonly span: string;
}) {
  const say = useSay();
  const most = Math.max(1, ...ranks.map(({ count }) => count));
  const rate = new Intl.NumberFormat(say.language === 'zh' ? 'zh-CN' : 'en-GB', {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return (
    <section className="wall-panel wall-ranking">
      <h2>
        {say.t('wall.ranking', { level })} <small>{span}</small>
      </h2>
      <div className="wall-row wall-row-head">
        <span />
        <span className="n">{say.t('wall.count')}</span>
        <span className="rate">{say.t('wall.per100')}</span>
      </div>
      {ranks.length === 0 && <p className="wall-nothing">{say.t('wall.none')}</p>}
      <ol className="wall-rows">
        {ranks.map(({ key, name, count, per100 }) => (
          <li key={key} className="wall-row" data-grid={key}>
            <i className="wall-bar" style={{ width: `${(100 * count) / most}%` }} />
            <span className="name">{name}</span>
            <span className="n">{say.number(count)}</span>
            <span className="rate">{per100 === null ? '–' : rate.format(per100)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
