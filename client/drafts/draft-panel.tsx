import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useSay } from '../i18n/use-say.ts';
import { DialogError } from '../ui/dialogs/dialog-error.tsx';
import { useEditor, useEditorState } from '../ui/shell/editor-context.ts';
import { useScreen } from '../ui/shell/screen-store.ts';
import { useDraftSession } from './flow/draft-session.ts';
import { useDraftView } from './flow/draft-view.ts';
import { useDraftKeys } from './flow/use-draft-keys.ts';
import { useProposals } from './flow/use-proposals.ts';
import { ProposalList } from './result/proposal-list.tsx';
import { ProposalPart } from './result/proposal-part.tsx';
import { DraftStart } from './start/draft-start.tsx';
import './drafts.css';
import './start/start.css';
import './result/result.css';

/**
 * Proposals beside the map that they lie over: one is asked for, watched while it comes about, held against today's grids
 * and the others, and adopted. Put away, the panel stops nothing.
 */
export function DraftPanel() {
  const editor = useEditor();
  const say = useSay();
  const plan = useEditorState((s) => s.plan!.id);
  const { inHand, take } = useDraftSession();
  const { proposals, ready, error } = useProposals(plan);
  const clear = useDraftView((s) => s.clear);
  useRoomForMap();
  useDraftKeys();
  useEffect(() => clear, [clear]);
  const head = inHand?.plan === plan ? proposals.find(({ job }) => job === inHand.job) : undefined;
  // Deleted, here or elsewhere: nothing is in hand any more.
  const gone = ready && inHand !== null && head === undefined;
  useEffect(() => {
    if (gone) take(null);
  }, [gone, take]);
  return (
    // Not over the page, but as little to be typed past as a dialog is: keys are its own while it is there.
    <aside className="side-panel draft-panel" role="dialog" aria-label={say.t('draft.title')}>
      <header>
        <h2>{say.t('draft.title')}</h2>
        <Tooltip label={say.t('draft.close')} position="left">
          <ActionIcon aria-label={say.t('action.close')} onClick={() => editor.setDrafting(false)}>
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      </header>
      <ProposalList plan={plan} proposals={proposals} inHand={head ?? null} />
      <DialogError error={error} />
      {head ? (
        <ProposalPart key={head.id} plan={plan} head={head} proposals={proposals} />
      ) : (
        <DraftStart plan={plan} />
      )}
    </aside>
  );
}

/** The drawer is closed for as long as the panel is there. */
function useRoomForMap(): void {
  useEffect(() => {
    const { drawer, showTab } = useScreen.getState();
    showTab(null);
    return () => showTab(drawer);
  }, []);
}
