import { memo } from 'react';
import type { Urgency } from '../../../../domain/case/types.ts';
import type { WireCase } from '../../../../domain/contract/case.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { dueText } from '../../words/due-text.ts';
import { durationText } from '../../words/duration-text.ts';
import { UrgencyMark } from './urgency-mark.tsx';

export interface RowWords {
  readonly kind: string;
  readonly grid: string;
  readonly receivers: string;
}

/** One case of the list: its mark, what and where it is, how old, how long it has, whose it is. */
export const CaseRow = memo(function CaseRow({
  of,
  words,
  urgency,
  at,
  selected,
  top,
  onChoose,
}: {
  readonly of: WireCase;
  readonly words: RowWords;
  readonly urgency: Urgency;
  /** The clock that ages are for, in whole quarter minutes. */
  readonly at: number;
  readonly selected: boolean;
  readonly top: number;
  readonly onChoose: (id: string) => void;
}) {
  const say = useSay();
  const title = of.title || words.kind;
  return (
    <div
      className="case-row"
      role="option"
      id={`case-${of.id}`}
      aria-selected={selected}
      tabIndex={-1}
      data-case={of.id}
      data-urgency={urgency}
      style={{ top }}
      onClick={() => onChoose(of.id)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onChoose(of.id);
      }}
    >
      <UrgencyMark urgency={urgency} />
      <span className="case-row-title ellipsis" title={title}>
        {title}
      </span>
      <span className="case-row-due number" data-urgency={urgency}>
        {dueText(of, at, say)}
      </span>
      <span className="case-row-what ellipsis">
        {[of.title ? words.kind : '', words.grid].filter(Boolean).join(' · ')}
      </span>
      <span className="case-row-age number">
        {say.t('desk.age', { time: durationText(at - Date.parse(of.occurredAt), say) })}
      </span>
      <span className="case-row-to ellipsis">
        {of.simulated && <em className="case-simulated">{say.t('desk.simulatedShort')}</em>}
        {of.repeatOf !== null && <em className="case-repeat">{say.t('desk.repeatShort')}</em>}
        {of.repeatOf === null && of.likelyOf !== null && (
          <em className="case-repeat" data-likely>
            {say.t('desk.likelyShort')}
          </em>
        )}
        {of.asked && <em className="case-asked">{say.t('desk.askedShort')}</em>}
        {words.receivers || (
          <span className="case-unsent">{say.t(of.endedAt === null ? 'desk.unsent' : 'desk.ended')}</span>
        )}
      </span>
    </div>
  );
});
