import { memo } from 'react';
import { useSay } from '../../../i18n/use-say.ts';
import { timeText } from '../../words/time-text.ts';
import type { WallCase } from './queue.tsx';

/** The cases that came last, newest first. It moves when something came, and not otherwise. */
export const Ticker = memo(function Ticker({ cases }: { readonly cases: readonly WallCase[] }) {
  const say = useSay();
  return (
    <footer className="wall-ticker">
      <h2>{say.t('wall.newest')}</h2>
      {cases.length === 0 && <p className="wall-nothing">{say.t('wall.none')}</p>}
      <ul>
        {cases.map(({ of, urgency, kind, grid }) => (
          <li key={of.id} data-urgency={urgency} data-case={of.id}>
            <time dateTime={of.occurredAt}>{timeText(of.occurredAt, Date.parse(of.reportedAt), say)}</time>
            <span>
              {kind} · {grid}
            </span>
          </li>
        ))}
      </ul>
    </footer>
  );
});
