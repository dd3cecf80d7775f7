import { useSay } from '../../../i18n/use-say.ts';
import type { WallShare } from '../wall-numbers.ts';

/** How many kinds stand on a wall; the others are added up. */
const MOST = 5;

/** What kinds of cases came in the window, most first. */
export function Kinds({ kinds, span }: { readonly kinds: readonly WallShare[]; readonly span: string }) {
  const say = useSay();
  const shown = kinds.length > MOST ? kinds.slice(0, MOST - 1) : kinds;
  const rest = kinds.slice(shown.length).reduce((sum, { count }) => sum + count, 0);
  const rows = rest > 0 ? [...shown, { key: '', name: say.t('wall.otherKinds'), count: rest }] : shown;
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <section className="wall-panel wall-kinds">
      <h2>
        {say.t('wall.kinds')} <small>{span}</small>
      </h2>
      {rows.length === 0 && <p className="wall-nothing">{say.t('wall.none')}</p>}
      <ul className="wall-rows">
        {rows.map(({ key, name, count }) => (
          <li key={key} className="wall-row" data-kind={key}>
            <i className="wall-bar" style={{ width: `${(100 * count) / most}%` }} />
            <span className="name">{name}</span>
            <span />
            <span className="n">{say.number(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
