import { useSay } from '../i18n/use-say.ts';
import { useDraftView } from './flow/draft-view.ts';

/** What the pointer does while the panel is there: for the status line, where the tool in hand says so else. */
export function DraftHint() {
  const say = useSay();
  const mode = useDraftView((s) =>
    s.line !== null ? 'line' : s.layer === null ? s.stage : s.layer.asked ? 'choose' : 'look',
  );
  return (
    <p className="status-hint ellipsis" aria-live="polite">
      <strong>{say.t('command.draft.label')}</strong>
      {mode !== 'ended' && say.t(`draft.hint.${mode}`)}
    </p>
  );
}
