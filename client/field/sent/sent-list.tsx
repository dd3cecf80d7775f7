import { type KindTree, kindName } from '../../command/town/kind-tree.ts';
import { timeText } from '../../command/words/time-text.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import type { OutboxState } from '../outbox/outbox.ts';
import { isDone, type KeptReport } from '../outbox/report.ts';

/** What was reported from this phone in this shift, and how far each has come. */
export function SentList({
  reports,
  state,
  tree,
  onSend,
  onRemove,
}: {
  readonly reports: readonly KeptReport[];
  readonly state: OutboxState;
  readonly tree: KindTree;
  readonly onSend: () => void;
  readonly onRemove: (id: string) => void;
}) {
  const say = useSay();
  if (reports.length === 0) return <p className="field-hint field-empty">{say.t('field.nothingSent')}</p>;
  const waiting = reports.some((report) => !isDone(report));
  const sendingId = state === 'sending' ? reports.findLast((report) => !isDone(report))?.id : undefined;
  return (
    <>
      {waiting && state !== 'sending' && (
        <button type="button" className="field-send-now" onClick={onSend}>
          {say.t('field.sendNow')}
        </button>
      )}
      <ul className="field-sent">
        {reports.map((report) => {
          const { id, kind, madeAt, note, photos, refused } = report;
          const there = photos.filter(({ sent }) => sent).length;
          const bad = photos.filter((photo) => photo.refused);
          const stand = id === sendingId ? 'sending' : standOf(report);
          return (
            <li key={id} data-stand={stand} data-report={id}>
              <b>{kindName(tree, kind, say)}</b>
              <span className="stand">{say.t(`field.stand.${stand}`)}</span>
              <span className="when">{timeText(madeAt, Date.now(), say)}</span>
              {photos.length > 0 && (
                <span className="photos">{say.t('field.photosSent', { n: there, of: photos.length })}</span>
              )}
              {note !== '' && <p>{note}</p>}
              {refused && <p className="field-wrong">{reasonText(refused, say)}</p>}
              {bad.map((photo) => (
                <p key={photo.id} className="field-wrong">
                  {photo.name} · {reasonText(photo.refused!, say)}
                </p>
              ))}
              {refused && (
                <button type="button" className="field-quiet" onClick={() => onRemove(id)}>
                  {say.t('field.remove')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function standOf(report: KeptReport): 'waiting' | 'photos' | 'sent' | 'refused' {
  if (report.state === 'refused') return 'refused';
  if (report.state === 'waiting') return 'waiting';
  return isDone(report) ? 'sent' : 'photos';
}
