import { Button } from '@mantine/core';
import type { ProposalHead, WireProposalVariant } from '../../../domain/contract/proposal.ts';
import { draftRefusal } from '../../editor/permission.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { boardsOf, useHangingBoards } from '../../ui/data/use-hanging-boards.ts';
import { useEditor, useEditorState } from '../../ui/shell/editor-context.ts';
import { chooseGrids } from '../flow/choose-grids.ts';
import { useDraftView } from '../flow/draft-view.ts';
import { surplus, type Taking } from '../flow/taking.ts';
import { useAdopt } from '../flow/use-adopt.ts';
import { takeText } from '../take-text.ts';
import { AdoptOutcome } from './adopt-outcome.tsx';

/** What taking it means in one sentence, and taking it: all of it, or the grids that are chosen. */
export function Adopt({
  plan,
  head,
  variant,
  place,
  taking,
  taken,
}: {
  readonly plan: string;
  readonly head: ProposalHead;
  readonly variant: WireProposalVariant;
  readonly place: number;
  readonly taking: Taking;
  /** The grids that are chosen and those that come along; null: all. */
  readonly taken: ReadonlySet<string> | null;
}) {
  const say = useSay();
  const { state, adopt, forget } = useAdopt(plan);
  const along = useDraftView((s) => s.along.size);
  const saved = useEditorState((s) => s.plan!.pending.length === 0);
  const hanging = useHangingBoards(plan);
  const editor = useEditor();
  useEditorState((s) => s.plan?.status);
  const refusal = draftRefusal(editor.store.getState());
  // What is chosen after that is another wish.
  if (state.kind === 'done' && taken === null) return <AdoptOutcome state={state} onLeave={forget} />;
  const target =
    head.request.target ?? variant.grids.find((grid) => grid.level === head.request.level)?.target;
  const beyond = taken === null ? surplus(variant, target ?? null) : null;
  const persons = head.request.measure === 'persons';
  const why = refusal ? reasonText(refusal, say) : saved ? null : say.t('draft.stillSaving');
  const counted = { count: taking.grids, n: say.number(taking.grids) };
  return (
    <footer className="draft-footer">
      <p className="draft-take" aria-live="polite">
        {takeText(taking, persons, beyond, variant.today.grids, say, boardsOf(taking.touched, hanging))}
      </p>
      {along > 0 && (
        <p className="draft-along">{say.t('draft.along', { count: along, n: say.number(along) })}</p>
      )}
      {(state.kind === 'refused' || state.kind === 'unanswered') && (
        <AdoptOutcome state={state} onLeave={forget} />
      )}
      {why && <p className="draft-bar">{why}</p>}
      <div className="draft-actions">
        {taken !== null && (
          <Button variant="default" onClick={() => chooseGrids(new Set())}>
            {say.t('draft.chooseNone')}
          </Button>
        )}
        <Button
          disabled={why !== null || taking.nothing}
          loading={state.kind === 'busy'}
          onClick={() =>
            void adopt(
              head,
              { variant: place, ...(taken === null ? {} : { gridIds: [...taken] }) },
              taking.grids,
            )
          }
        >
          {say.t(taken === null ? 'draft.adoptAll' : 'draft.adoptChosen', counted)}
        </Button>
      </div>
    </footer>
  );
}
