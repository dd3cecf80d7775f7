import { useDraftView } from '../../drafts/flow/draft-view.ts';
import { proposedName } from '../../drafts/proposed-name.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditorState } from '../../ui/shell/editor-context.ts';

/** What the proposed grid under the pointer holds, how far it is off, and which of today's it goes on as. */
export function DraftCard() {
  const say = useSay();
  const hover = useDraftView((s) => s.hover);
  const layer = useDraftView((s) => s.layer);
  const division = useEditorState((s) => s.plan?.division ?? null);
  const proposed = hover && layer?.grids.find(({ grid }) => grid.id === hover.grid);
  if (!hover || !layer || !proposed || !division) return null;
  const { grid, ratio, step } = proposed;
  const kept = grid.keeps === null ? null : division.tree.grids.get(grid.keeps);
  const off = ratio === null ? null : Math.round((ratio - 1) * 100);
  const side = off === null ? null : off === 0 ? 'on' : off < 0 ? 'under' : 'over';
  const toneOf = step === null || step === 'in' ? 'in' : step.endsWith('under') ? 'under' : 'over';
  const goesOn = kept
    ? grid.changed
      ? say.t('draft.keeps', { name: kept.code ?? kept.name })
      : say.t('draft.unchanged')
    : say.t('draft.born');
  const [x, y] = hover.at;
  return (
    <div className="draft-card number" style={{ transform: `translate(${x + 16}px, ${y + 16}px)` }}>
      <strong>{proposedName(grid, division, say)}</strong>
      <span>
        {say[layer.measure](proposed.count)}
        {side && off !== null && (
          <span className="draft-card-off" data-side={toneOf}>
            {say.t(`draft.off.${side}`, { n: say.number(Math.abs(off)) })}
          </span>
        )}
      </span>
      <span className="quiet">
        {goesOn} · {say.t('draft.hoverCompact', { n: grid.compactness.toFixed(2) })}
      </span>
    </div>
  );
}
