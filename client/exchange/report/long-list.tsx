import { type ReactNode, useState } from 'react';
import { useSay } from '../../i18n/use-say.ts';

const FIRST = 50;

/** A list that may be very long: the first of it, and the rest on demand. `of` is how many there are where not all are told. */
export function LongList<T>({
  items,
  of = items.length,
  children,
}: {
  readonly items: readonly T[];
  readonly of?: number;
  readonly children: (item: T, index: number) => ReactNode;
}) {
  const say = useSay();
  const [shown, setShown] = useState(FIRST);
  const left = Math.max(of, items.length) - Math.min(shown, items.length);
  return (
    <ul className="import-list">
      {items.slice(0, shown).map(children)}
      {left > 0 && (
        <li className="import-more">
          {shown < items.length ? (
            <button type="button" className="import-link" onClick={() => setShown(shown * 4)}>
              {say.t('import.more', { n: say.number(left) })}
            </button>
          ) : (
            <span className="quiet">{say.t('import.more', { n: say.number(left) })}</span>
          )}
        </li>
      )}
    </ul>
  );
}
