import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useSay } from '../../i18n/use-say.ts';
import { DialogError } from '../../ui/dialogs/dialog-error.tsx';
import { useEditorState, useProfile } from '../../ui/shell/editor-context.ts';
import { lacking, requestOf } from '../flow/draft-form.ts';
import { useDraftSession } from '../flow/draft-session.ts';
import { useDraftView } from '../flow/draft-view.ts';
import { useProposalActions } from '../flow/use-proposals.ts';
import { useScope } from '../flow/use-scope.ts';
import { scopeText } from '../scope-text.ts';
import { BarrierFields } from './barrier-fields.tsx';
import { MissingGround } from './missing-ground.tsx';
import { MoreFields } from './more-fields.tsx';
import { ScopeLine } from './scope-line.tsx';
import { SizeFields } from './size-fields.tsx';
import { WeightSliders } from './weight-sliders.tsx';

/** What a draft is asked for: which ground, how large its grids, what they are not to cross, and what matters most. */
export function DraftStart({ plan }: { readonly plan: string }) {
  const say = useSay();
  const profile = useProfile();
  const name = useEditorState((s) => s.plan!.name);
  const division = useEditorState((s) => s.plan!.division);
  const saved = useEditorState((s) => s.plan!.pending.length === 0);
  const { form, drawn } = useDraftSession();
  const { scope, levels, level } = useScope();
  const show = useDraftView((s) => s.show);
  const { start } = useProposalActions(plan);
  useEffect(() => show({ layer: null, stage: 'scope', picture: [], drawn }), [show, drawn]);
  // Opened by its key, Enter starts it.
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  // Clicked again before the screen says that it is on its way, it is sent once.
  const sending = useRef(false);
  const lacks = lacking(form, level);
  const ids = scope.grids.map(({ id }) => id);
  const called = scope.all ? name : scopeText(ids, division, say);
  return (
    <form
      className="draft-body"
      onSubmit={(event) => {
        event.preventDefault();
        if (lacks !== null || !saved || sending.current) return;
        sending.current = true;
        const settled = () => {
          sending.current = false;
        };
        start.mutate(requestOf(form, level, scope, drawn, called), { onSettled: settled });
      }}
    >
      <div className="draft-scroll">
        <ScopeLine scope={scope} />
        <MissingGround scope={scope} />
        <SizeFields scope={scope} level={level} levels={levels} />
        <BarrierFields />
        <WeightSliders />
        <MoreFields />
      </div>
      <footer className="draft-footer">
        <DialogError error={start.error} />
        {lacks && <p className="draft-bar">{say.t(`draft.lacking.${lacks}`)}</p>}
        {!saved && <p className="draft-bar">{say.t('plan.stillSaving')}</p>}
        <div className="draft-actions">
          <span className="quiet">
            {say.words(profile.levels.find(({ id }) => id === level.id)!.name)} ·{' '}
            {say.t(`draftMethod.${form.method}`)}
          </span>
          <Button
            type="submit"
            ref={button}
            disabled={lacks !== null || !saved}
            loading={start.isPending}
            aria-keyshortcuts="Enter"
          >
            {say.t(form.method === 'draft' ? 'draft.start' : 'draft.startRebalance')}
          </Button>
        </div>
      </footer>
    </form>
  );
}
