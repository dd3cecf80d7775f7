import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { ProposalHead } from '../../../domain/contract/proposal.ts';
import { useSay } from '../../i18n/use-say.ts';
import { DialogError } from '../../ui/dialogs/dialog-error.tsx';
import { useDraftSession } from '../flow/draft-session.ts';
import { useDraftView } from '../flow/draft-view.ts';
import { useProposal } from '../flow/use-proposal.ts';
import { DraftProgress } from './draft-progress.tsx';
import { PlacedReason } from './placed-reason.tsx';
import { ProposalResult } from './proposal-result.tsx';
import { WishFacts } from './wish-facts.tsx';

/** The proposal in hand, in whatever state it is. */
export function ProposalPart({
  plan,
  head,
  proposals,
}: {
  readonly plan: string;
  readonly head: ProposalHead;
  readonly proposals: readonly ProposalHead[];
}) {
  const say = useSay();
  const take = useDraftSession((s) => s.take);
  const show = useDraftView((s) => s.show);
  const work = useProposal(plan, head);
  const { picture } = work;
  const drawn = head.request.drawn ?? NONE;
  const stage = work.running ? 'running' : 'ended';
  useEffect(() => show({ stage, picture: picture ?? NONE, drawn }), [show, stage, picture, drawn]);
  if (work.variants && work.variants.length > 0)
    return <ProposalResult plan={plan} head={head} proposals={proposals} variants={work.variants} />;
  const ended = head.state === 'failed' || head.state === 'cancelled';
  return (
    <div className="draft-body">
      <div className="draft-scroll">
        <DialogError error={work.error} />
        <WishFacts head={head} />
        {head.state === 'cancelled' && <p>{say.t('draft.cancelled')}</p>}
        {head.state === 'failed' && (
          <>
            <p>{say.t('draft.failed')}</p>
            {head.reason && <PlacedReason reason={head.reason} />}
          </>
        )}
        {ended && (
          <Button variant="default" onClick={() => take(null)}>
            {say.t('draft.again')}
          </Button>
        )}
      </div>
      {work.running && <DraftProgress job={head.job} progress={work.progress} step={work.step} />}
    </div>
  );
}

const NONE: readonly [] = [];
