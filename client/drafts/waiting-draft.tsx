import { Button, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSay } from '../i18n/use-say.ts';
import { answered, api } from '../ui/data/api.ts';
import { useEditor, useEditorState } from '../ui/shell/editor-context.ts';
import { useScreen } from '../ui/shell/screen-store.ts';
import { useDraftSession } from './flow/draft-session.ts';
import { keepDraft, keptDraft } from './flow/kept-draft.ts';
import { isRunning, useProposals } from './flow/use-proposals.ts';
import { scopeText } from './scope-text.ts';

/** A draft that was put away or left by a reload: over the map until the person opens it again or has no use for it. */
export function WaitingDraft() {
  const plan = useEditorState((s) => s.plan?.id ?? null);
  const drafting = useEditorState((s) => s.drafting);
  const dialog = useScreen((s) => s.dialog);
  const [kept, setKept] = useState(keptDraft);
  // Put away: what is kept may be another now.
  useEffect(() => {
    if (!drafting) setKept(keptDraft());
  }, [drafting]);
  if (!kept || kept.plan !== plan || drafting || dialog !== null) return null;
  const drop = () => {
    keepDraft(null);
    useDraftSession.getState().take(null);
    setKept(null);
  };
  return <Waiting plan={kept.plan} job={kept.job} onDrop={drop} />;
}

function Waiting({
  plan,
  job,
  onDrop,
}: {
  readonly plan: string;
  readonly job: string;
  readonly onDrop: () => void;
}) {
  const say = useSay();
  const editor = useEditor();
  const division = useEditorState((s) => s.plan!.division);
  const { proposals, ready } = useProposals(plan);
  const head = proposals.find((one) => one.job === job);
  const over = ready && (head === undefined || head.state === 'cancelled' || head.adoptedAt !== null);
  useEffect(() => {
    if (over) onDrop();
  }, [over, onDrop]);
  const running = head !== undefined && isRunning(head);
  const progress = useQuery({
    queryKey: ['job', job, 'waiting'],
    queryFn: () => answered(api.job(job)),
    enabled: running,
    refetchInterval: 1000,
  });
  if (!head || over) return null;
  const state = running ? 'running' : head.state === 'failed' ? 'failed' : 'done';
  return (
    <div className="waiting-import waiting-draft" role="status" data-state={state}>
      <span className="ellipsis">
        {say.t(`draft.waiting.${state}`, { name: scopeText(head.request.scope, division, say) || head.name })}
      </span>
      {running && <Progress w={120} animated value={(progress.data?.progress ?? 0) * 100} />}
      {!running && (
        <Button size="compact-sm" variant="default" onClick={onDrop}>
          {say.t('draft.waiting.drop')}
        </Button>
      )}
      <Button
        size="compact-sm"
        onClick={() => {
          useDraftSession.getState().take({ plan, job });
          editor.setDrafting(true);
        }}
      >
        {say.t('draft.waiting.open')}
      </Button>
    </div>
  );
}
