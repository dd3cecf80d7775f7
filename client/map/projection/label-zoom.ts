import type { Map as MapLibre } from 'maplibre-gl';
import { LABEL_LAYERS, labelFilters } from '../style/layers/labels.ts';

/** Labels are chosen anew at every quarter of a zoom: each time the worker lays them out again. */
const STEPS = 4;

export interface LabelZoom {
  /** The words are so many times as large as the style has them: they fit as much nearer. */
  readonly enlarge: (scale: number) => void;
  readonly end: () => void;
}

/** Shows the labels that fit at the map's zoom, and follows it. */
export function followZoom(map: MapLibre): LabelZoom {
  let shown = Number.NaN;
  let further = 0;
  const choose = () => {
    const zoom = Math.floor((map.getZoom() - further) * STEPS) / STEPS;
    if (zoom === shown) return;
    shown = zoom;
    const filters = labelFilters(zoom);
    for (const layer of LABEL_LAYERS) map.setFilter(layer, filters[layer], { validate: false });
  };
  choose();
  map.on('zoomend', choose);
  return {
    enlarge(scale) {
      further = Math.log2(scale);
      choose();
    },
    end: () => map.off('zoomend', choose),
  };
}
