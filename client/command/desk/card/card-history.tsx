import type { WireCaseEntry } from '../../../../domain/contract/case.ts';
import type { CaseFlow } from '../../../../domain/deployment/types.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { stepName } from '../../words/step-name.ts';
import { timeText } from '../../words/time-text.ts';
import { CardSection } from './card-section.tsx';

/** Everything that was ever done to the case, the latest first: who, when, what, to whom, why. */
export function CardHistory({
  entries,
  flow,
  at,
  receiverName,
}: {
  readonly entries: readonly WireCaseEntry[];
  readonly flow: CaseFlow;
  readonly at: number;
  readonly receiverName: (id: string) => string;
}) {
  const say = useSay();
  return (
    <CardSection name="history" title={say.t('card.history')} count={say.number(entries.length)}>
      <ol className="card-history">
        {entries.toReversed().map((entry) => (
          <HistoryEntry key={entry.n} entry={entry} flow={flow} at={at} receiverName={receiverName} />
        ))}
      </ol>
    </CardSection>
  );
}

export function HistoryEntry({
  entry,
  flow,
  at,
  receiverName,
}: {
  readonly entry: WireCaseEntry;
  readonly flow: CaseFlow;
  readonly at: number;
  readonly receiverName: (id: string) => string;
}) {
  const say = useSay();
  const what =
    entry.kind === 'step' && entry.step
      ? stepName(flow, entry.step, say)
      : entry.exception
        ? say.t(`caseEntry.${entry.kind}`, { what: say.t(`caseDo.${entry.exception}`) })
        : say.t(`caseEntry.${entry.kind}`, { what: '' });
  return (
    <li data-entry={entry.kind}>
      <p>
        <strong>{what}</strong>
        <time className="number quiet" dateTime={entry.at}>
          {timeText(entry.at, at, say)}
        </time>
      </p>
      <p className="quiet">
        {entry.actor}
        {entry.approver && entry.approver !== entry.actor
          ? ` · ${say.t('card.approver', { name: entry.approver })}`
          : ''}
      </p>
      {entry.to && entry.to.length > 0 && (
        <p>{say.t('card.to', { names: entry.to.map(receiverName).join(say.t('list.comma')) })}</p>
      )}
      {entry.kind !== 'step' && entry.step && (
        <p>{say.t('card.backTo', { step: stepName(flow, entry.step, say) })}</p>
      )}
      {entry.title !== undefined && <p>{entry.title}</p>}
      {entry.was !== undefined && entry.was !== '' && (
        <p className="quiet">{say.t('card.was', { was: entry.was })}</p>
      )}
      {entry.until && <p>{say.t('card.until', { time: timeText(entry.until, at, say) })}</p>}
      {entry.satisfaction !== undefined && <p>{say.t('card.satisfied', { n: entry.satisfaction })}</p>}
      {entry.note && <p className="card-note">{entry.note}</p>}
    </li>
  );
}
