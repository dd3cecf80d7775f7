import type { ProposalHead } from '../../../domain/contract/proposal.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditorState, useProfile } from '../../ui/shell/editor-context.ts';
import { BARRIERS, type BarrierId } from '../flow/draft-form.ts';
import { scopeText } from '../scope-text.ts';
import { wishText } from '../wish-text.ts';

/** What was asked for, while there is nothing else to see yet. */
export function WishFacts({ head }: { readonly head: ProposalHead }) {
  const say = useSay();
  const profile = useProfile();
  const division = useEditorState((s) => s.plan!.division);
  const { request } = head;
  const level = profile.levels.find(({ id }) => id === request.level);
  const across = (Object.keys(BARRIERS) as BarrierId[]).filter((id) =>
    BARRIERS[id].every((word) => request.barriers?.includes(word)),
  );
  const drawn = request.drawn ?? [];
  const barriers = [
    ...across.map((id) => say.t(`draftBarrier.${id}`)),
    ...drawn.map((_, i) => say.t('draft.drawnLine', { n: say.number(i + 1) })),
  ];
  const facts = [
    [say.t('draft.scope.title'), scopeText(request.scope, division, say) || head.name],
    [say.t('draft.level'), level ? say.words(level.name) : request.level],
    [say.t('draft.method'), wishText(request, say)],
    [say.t('draft.tolerance'), say.number(Math.round(request.tolerance * 100))],
    [say.t('draft.barriers'), barriers.join(say.t('list.comma')) || say.t('compare.none')],
  ] as const;
  return (
    <dl className="draft-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="number">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
