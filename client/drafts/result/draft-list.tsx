import { type ReactNode, useState } from 'react';
import { useSay } from '../../i18n/use-say.ts';

const FIRST = 20;

/** A list that may be very long: the first of it, and the rest on demand. */
export function DraftList<T>({
  items,
  children,
}: {
  readonly items: readonly T[];
  readonly children: (item: T, index: number) => ReactNode;
}) {
  const say = useSay();
  const [shown, setShown] = useState(FIRST);
  const left = items.length - shown;
  return (
    <ul className="draft-rows">
      {items.slice(0, shown).map(children)}
      {left > 0 && (
        <li className="draft-rest">
          <button type="button" className="draft-link" onClick={() => setShown(shown * 4)}>
            {say.t('draft.rest', { n: say.number(left) })}
          </button>
        </li>
      )}
    </ul>
  );
}
