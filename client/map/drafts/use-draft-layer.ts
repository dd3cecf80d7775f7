import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useMemo } from 'react';
import { useDraftView } from '../../drafts/flow/draft-view.ts';
import { proposedName } from '../../drafts/proposed-name.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor } from '../../ui/shell/editor-context.ts';
import type { ProjectedMap } from '../projection/projected-map.ts';
import type { ProposedText } from './draft-features.ts';
import { DraftProjection } from './draft-projection.ts';
import './draft-map.css';

/** Shows what is proposed over the map. */
export function useDraftLayer(map: MapLibre, projected: ProjectedMap): void {
  const editor = useEditor();
  const say = useSay();
  const projection = useMemo(() => new DraftProjection(map, projected), [map, projected]);
  useEffect(() => {
    const text: ProposedText = {
      name: ({ grid }) => {
        const { plan } = editor.store.getState();
        return plan ? proposedName(grid, plan.division, say) : '';
      },
      count: ({ count }, measure) =>
        measure === 'persons' ? say.persons(count) : say.householdsShort(count),
    };
    projection.show(useDraftView.getState(), text);
    return useDraftView.subscribe((view) => projection.show(view, text));
  }, [projection, editor, say]);
}
