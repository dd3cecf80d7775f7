import type { WireCase } from '../../../../domain/contract/case.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { dueText } from '../../words/due-text.ts';

/** A case as it stands in a list of the wall. */
export interface WallCase {
  readonly of: WireCase;
  readonly urgency: string;
  readonly kind: string;
  readonly grid: string;
}

/** What is overdue, longest first, then what soon will be: the cases that somebody has to ask after. */
export function Queue({ cases, at }: { readonly cases: readonly WallCase[]; readonly at: number }) {
  const say = useSay();
  return (
    <section className="wall-panel wall-queue">
      <h2>{say.t('wall.queue')}</h2>
      {cases.length === 0 && <p className="wall-nothing">{say.t('wall.noneOverdue')}</p>}
      <ul className="wall-rows">
        {cases.map(({ of, urgency, kind, grid }) => (
          <li key={of.id} className="wall-case" data-urgency={urgency} data-case={of.id}>
            <i className="mark" />
            <div className="what">
              <div className="title">{of.title || kind}</div>
              <div className="where">{of.title ? `${kind} · ${grid}` : grid}</div>
            </div>
            <span className="when">{dueText(of, at, say)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
