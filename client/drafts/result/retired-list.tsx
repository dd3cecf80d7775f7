import type { WireProposalVariant } from '../../../domain/contract/proposal.ts';
import { boxOfGrid } from '../../editor/tools/ground.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditorState, useMapPort } from '../../ui/shell/editor-context.ts';
import { DraftList } from './draft-list.tsx';
import { Fold } from './fold.tsx';

/** Codes that go; a click shows the grid that has one today. */
export function RetiredList({ retired }: { readonly retired: WireProposalVariant['retired'] }) {
  const say = useSay();
  const map = useMapPort();
  const division = useEditorState((s) => s.plan!.division);
  if (retired.length === 0) return null;
  const show = (id: string) => {
    const box = division.tree.grids.has(id) ? boxOfGrid(division, id) : null;
    if (!box) return;
    map.current.zoomTo(box);
    map.current.flash({ gridIds: [id] });
  };
  return (
    <Fold part="retired" title={say.t('draft.retiredTitle')} count={retired.length}>
      <DraftList items={retired}>
        {({ id, code, name }) => (
          <li key={id}>
            <button type="button" className="draft-row" onClick={() => show(id)}>
              <span className="draft-row-main">{name || say.t('grid.unnamed')}</span>
              <span className="quiet number">{code ?? say.t('draft.noCode')}</span>
            </button>
          </li>
        )}
      </DraftList>
    </Fold>
  );
}
