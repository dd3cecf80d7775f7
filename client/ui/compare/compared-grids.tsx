import type { ComparedGrid } from '../../../domain/contract/compare.ts';
import { boxOfGrid } from '../../editor/tools/ground.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor, useEditorState, useMapPort } from '../shell/editor-context.ts';

const LISTED = 60;

/** A list of grids that differ; one that is still there is shown on a click. */
export function ComparedGrids({
  title,
  grids,
  coded = false,
}: {
  readonly title: string;
  readonly grids: readonly ComparedGrid[];
  readonly coded?: boolean;
}) {
  const editor = useEditor();
  const map = useMapPort();
  const say = useSay();
  const division = useEditorState((s) => s.plan?.division ?? null);
  if (grids.length === 0) return null;
  const show = ({ id, level }: ComparedGrid) => {
    const box = division && boxOfGrid(division, id);
    if (!box) return;
    editor.setLevel(level);
    editor.select([id]);
    map.current.zoomTo(box);
    map.current.flash({ gridIds: [id] });
  };
  return (
    <>
      <h3>
        {title}
        <span className="number">{say.number(grids.length)}</span>
      </h3>
      <ul>
        {grids.slice(0, LISTED).map((grid) => (
          <li key={grid.id}>
            <button type="button" className="ellipsis" onClick={() => show(grid)}>
              {grid.name || grid.code || say.t('grid.unnamed')}
            </button>
            {coded && <span className="quiet number">{grid.code ?? ''}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
