import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect } from 'react';
import type { Editor } from '../../editor/editor.ts';
import { useImportView } from '../../exchange/flow/import-view.ts';
import { useScreen } from '../../ui/shell/screen-store.ts';
import { capturePointer } from '../pointer-capture.ts';
import type { ProjectedMap } from '../projection/projected-map.ts';
import { captureImportPointer } from './import-pointer.ts';
import { ImportProjection } from './import-projection.ts';

/** Shows a file that is being imported, and gives the pointer to it for as long; else to the tool in hand. */
export function useImportLayer(map: MapLibre, projected: ProjectedMap, editor: Editor): void {
  const importing = useScreen((s) => s.dialog === 'import');
  useEffect(() => {
    const projection = new ImportProjection(map, projected);
    projection.show(useImportView.getState());
    return useImportView.subscribe((view) => projection.show(view));
  }, [map, projected]);
  useEffect(
    () => (importing ? captureImportPointer(map) : capturePointer(map, editor)),
    [map, editor, importing],
  );
}
