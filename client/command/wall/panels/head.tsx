import { useSay } from '../../../i18n/use-say.ts';
import type { Freshness } from '../../store/types.ts';
import { clockText, dateText } from '../clock-text.ts';
import { freshText } from '../fresh-text.ts';
import { useNow } from '../use-now.ts';

/** Whose wall it is, that the cases are simulated where they are, how old what is seen is, and the time. */
export function Head({
  title,
  simulated,
  filtered,
  freshness,
  signedOut,
  clock,
}: {
  readonly title: string;
  readonly simulated: boolean;
  /** Its address shows some of the cases alone. */
  readonly filtered: boolean;
  readonly freshness: () => Freshness;
  readonly signedOut: boolean;
  readonly clock: boolean;
}) {
  const say = useSay();
  const now = useNow(1000);
  const fresh = freshness();
  return (
    <header className="wall-head">
      <h1>{title}</h1>
      {filtered && <span className="wall-filtered">{say.t('wall.filtered')}</span>}
      {simulated && <strong className="wall-simulated">{say.t('wall.simulated')}</strong>}
      <div className="wall-fresh" data-state={signedOut ? 'lost' : fresh.state} role="status">
        {freshText(fresh, signedOut, say)}
      </div>
      {clock && (
        <div className="wall-clock">
          <span>{dateText(now, say)}</span>
          <b>{clockText(now, true)}</b>
        </div>
      )}
    </header>
  );
}
