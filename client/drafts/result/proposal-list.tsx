import { ActionIcon, Tooltip } from '@mantine/core';
import { IconColumns2, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ProposalHead } from '../../../domain/contract/proposal.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditorState } from '../../ui/shell/editor-context.ts';
import { sameWish } from '../flow/compared.ts';
import { useDraftSession } from '../flow/draft-session.ts';
import { letterOf } from '../flow/letter-of.ts';
import { useProposalActions } from '../flow/use-proposals.ts';
import { scopeText } from '../scope-text.ts';
import { whenText } from '../when-text.ts';
import { wishText } from '../wish-text.ts';

/** The one in hand is seen, however long the list. */
const intoView = (item: HTMLElement | null) => item?.scrollIntoView({ block: 'nearest' });

/** The proposals that are kept, each by its letter, and a new one: one of them is in hand. */
export function ProposalList({
  plan,
  proposals,
  inHand,
}: {
  readonly plan: string;
  readonly proposals: readonly ProposalHead[];
  readonly inHand: ProposalHead | null;
}) {
  const say = useSay();
  const { take, compared, compare } = useDraftSession();
  const { forget } = useProposalActions(plan);
  const revision = useEditorState((s) => s.plan!.revision);
  const account = useEditorState((s) => s.account?.name);
  const division = useEditorState((s) => s.plan!.division);
  if (proposals.length === 0) return null;
  return (
    <nav className="draft-list" aria-label={say.t('draft.kept')}>
      <ul>
        <li data-in-hand={inHand === null}>
          <button
            type="button"
            className="draft-pick draft-new"
            aria-current={inHand === null}
            onClick={() => take(null)}
          >
            <IconPlus size={16} aria-hidden />
            <span>{say.t('draft.new')}</span>
          </button>
        </li>
        {proposals.map((head, place) => {
          const mine = head.id === inHand?.id;
          const beside = inHand !== null && !mine && head.state === 'done';
          const alike = inHand !== null && sameWish(head.request, inHand.request);
          const on = compared.includes(head.id);
          const letter = letterOf(place);
          return (
            <li
              key={head.id}
              ref={mine ? intoView : undefined}
              data-proposal={head.id}
              data-in-hand={mine}
              data-state={head.state}
            >
              <button
                type="button"
                className="draft-pick"
                aria-current={mine}
                onClick={() => take({ plan, job: head.job })}
              >
                <span className="draft-letter" aria-hidden>
                  {letter}
                </span>
                <span className="draft-pick-text">
                  <span className="ellipsis">
                    {scopeText(head.request.scope, division, say) || head.name}
                  </span>
                  <span className="quiet ellipsis number">
                    {[
                      wishText(head.request, say),
                      whenText(head.createdAt, say),
                      ...(head.author === account ? [] : [head.author]),
                    ].join(' · ')}
                  </span>
                </span>
                <span className="draft-pick-state number">
                  {head.state === 'done' && head.proposed
                    ? say.t('draft.summary.parts', { n: say.number(head.proposed.grids) })
                    : say.t(`draftState.${head.state}`)}
                  {head.adoptedAt ? (
                    <span className="draft-adopted">{say.t('draft.adopted')}</span>
                  ) : (
                    head.state === 'done' &&
                    head.baseRevision < revision && <span className="quiet">{say.t('draft.stale')}</span>
                  )}
                </span>
              </button>
              {beside && (
                <Tooltip label={say.t(alike ? 'draft.compareWith' : 'draft.otherScope', { name: letter })}>
                  <ActionIcon
                    size={24}
                    variant={on && alike ? 'light' : 'subtle'}
                    color={on && alike ? 'accent' : 'gray'}
                    aria-label={say.t('draft.compareWith', { name: letter })}
                    aria-pressed={on}
                    aria-disabled={!alike}
                    {...(alike ? {} : { 'data-disabled': true })}
                    onClick={() =>
                      alike && compare(on ? compared.filter((id) => id !== head.id) : [...compared, head.id])
                    }
                  >
                    <IconColumns2 size={14} />
                  </ActionIcon>
                </Tooltip>
              )}
              <ActionIcon
                size={24}
                aria-label={say.t('draft.delete', { name: letter })}
                disabled={forget.isPending}
                onClick={() => forget.mutate(head)}
              >
                <IconTrash size={14} />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
