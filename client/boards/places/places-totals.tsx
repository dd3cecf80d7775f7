import { Button } from '@mantine/core';
import { useSay } from '../../i18n/use-say.ts';
import type { PlacesTotal } from './place-grids.ts';

/** What is to be said before a grid is chosen: all places in numbers, or how to begin. */
export function PlacesTotals({
  total,
  mayChange,
  onPaste,
}: {
  readonly total: PlacesTotal;
  readonly mayChange: boolean;
  readonly onPaste: () => void;
}) {
  const say = useSay();
  if (total.places === 0)
    return (
      <div className="places-totals">
        <h2>{say.t('boardLedger.begin.title')}</h2>
        <p className="quiet">{say.t('boardLedger.begin.text')}</p>
        {mayChange && <Button onClick={onPaste}>{say.t('boardLedger.paste.open')}</Button>}
      </div>
    );
  const right = total.places - total.bare - total.must - total.may;
  return (
    <div className="places-totals">
      <h2>{say.t('boardLedger.total.places', { count: total.places, n: say.number(total.places) })}</h2>
      <dl>
        {(
          [
            ['right', right],
            ['must', total.must],
            ['may', total.may],
            ['bare', total.bare],
          ] as const
        ).map(([state, places]) => (
          <div key={state} data-state={state}>
            <dt>
              <span className="places-mark" aria-hidden />
              {say.t(`boardLedger.state.${state}`)}
            </dt>
            <dd className="number">{say.number(places)}</dd>
          </div>
        ))}
        <div>
          <dt>{say.t('boardLedger.total.without')}</dt>
          <dd className="number">{say.number(total.without)}</dd>
        </div>
      </dl>
      <p className="quiet">{say.t('boardLedger.total.hint')}</p>
    </div>
  );
}
