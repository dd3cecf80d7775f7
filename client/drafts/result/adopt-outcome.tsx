import { Button } from '@mantine/core';
import { toDegrees } from '../../../domain/geometry/point.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor } from '../../ui/shell/editor-context.ts';
import { useDraftView } from '../flow/draft-view.ts';
import type { AdoptState } from '../flow/use-adopt.ts';
import { PlacedReason } from './placed-reason.tsx';

/** What came of adopting: done and how to take it back, refused and where, or no answer at all. */
export function AdoptOutcome({
  state,
  onLeave,
}: {
  readonly state: AdoptState;
  readonly onLeave: () => void;
}) {
  const editor = useEditor();
  const say = useSay();
  const seeToday = useDraftView((s) => s.seeToday);
  if (state.kind === 'unanswered')
    return (
      <p className="draft-reason" role="alert">
        {say.t('draft.unanswered')}
      </p>
    );
  if (state.kind === 'refused') {
    const { at, ...reason } = state.reason;
    return <PlacedReason reason={at ? { ...reason, at: toDegrees(at) } : reason} />;
  }
  if (state.kind !== 'done') return null;
  return (
    <footer className="draft-footer" data-adopted>
      <p className="draft-done" role="status">
        {say.t('draft.adoptedNow', { count: state.grids, n: say.number(state.grids) })}
      </p>
      <div className="draft-actions">
        <Button
          variant="default"
          onClick={() => {
            editor.make({ kind: 'revert', edits: [state.edit] });
            seeToday(false);
            onLeave();
          }}
        >
          {say.t('draft.undo')}
        </Button>
        <Button onClick={() => editor.setDrafting(false)}>{say.t('draft.toMap')}</Button>
      </div>
    </footer>
  );
}
