import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect } from 'react';
import { useImportView } from '../../exchange/flow/import-view.ts';
import type { ProjectedMap } from '../projection/projected-map.ts';
import { ImportProjection } from './import-projection.ts';

/** Shows a file that is being imported. */
export function useImportLayer(map: MapLibre, projected: ProjectedMap): void {
  useEffect(() => {
    const projection = new ImportProjection(map, projected);
    projection.show(useImportView.getState());
    return useImportView.subscribe((view) => projection.show(view));
  }, [map, projected]);
}
