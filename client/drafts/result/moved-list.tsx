import { useMemo } from 'react';
import type { WireProposalVariant } from '../../../domain/contract/proposal.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditorState } from '../../ui/shell/editor-context.ts';
import { gridName } from '../../ui/shell/grid-name.ts';
import { useDraftView } from '../flow/draft-view.ts';
import { movedGroups } from '../flow/moved-groups.ts';
import { nameOfProposed } from '../proposed-name.ts';
import { DraftList } from './draft-list.tsx';
import { Fold } from './fold.tsx';

/** Which buildings go from where to where; a click shows them on the map. */
export function MovedList({
  moved,
  variant,
}: {
  readonly moved: WireProposalVariant['moved'];
  readonly variant: WireProposalVariant;
}) {
  const say = useSay();
  const division = useEditorState((s) => s.plan!.division);
  const group = useDraftView((s) => s.group);
  const pointAt = useDraftView((s) => s.pointAt);
  const lookAt = useDraftView((s) => s.lookAt);
  const groups = useMemo(() => movedGroups(moved), [moved]);
  if (groups.length === 0) return null;
  const fromName = (id: string | null) => {
    const grid = id === null ? undefined : division.tree.grids.get(id);
    return grid ? gridName(grid, say) : say.t('draft.nowhere');
  };
  return (
    <Fold part="moved" title={say.t('draft.movedTitle')} count={moved.length}>
      <DraftList items={groups}>
        {(one) => (
          <li key={one.key} data-group={one.key}>
            <button
              type="button"
              className="draft-row"
              aria-pressed={group?.key === one.key}
              title={say.t('draft.movedHere')}
              onClick={() => {
                const same = group?.key === one.key;
                pointAt({ group: same ? null : one });
                if (!same) lookAt(one.buildings.map(({ at }) => at));
              }}
            >
              <span className="draft-row-main">
                {fromName(one.from)} → {nameOfProposed(one.to, variant, division, say)}
              </span>
              <span className="number">
                {say.t('draft.movedRow', {
                  buildings: say.number(one.buildings.length),
                  households: say.householdsShort(one.households),
                })}
              </span>
            </button>
          </li>
        )}
      </DraftList>
    </Fold>
  );
}
