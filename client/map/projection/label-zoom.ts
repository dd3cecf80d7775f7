import type { Map as MapLibre } from 'maplibre-gl';
import { LABEL_LAYERS, labelFilters } from '../style/layers/labels.ts';

/** Labels are chosen anew at every quarter of a zoom: each time the worker lays them out again. */
const STEPS = 4;

/** Shows the labels that fit at the map's zoom, and follows it; gives what ends that. */
export function followZoom(map: MapLibre): () => void {
  let shown = Number.NaN;
  const choose = () => {
    const zoom = Math.floor(map.getZoom() * STEPS) / STEPS;
    if (zoom === shown) return;
    shown = zoom;
    const filters = labelFilters(zoom);
    for (const layer of LABEL_LAYERS) map.setFilter(layer, filters[layer], { validate: false });
  };
  choose();
  map.on('zoomend', choose);
  return () => {
    map.off('zoomend', choose);
  };
}
