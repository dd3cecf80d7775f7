import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';

/** What lies outside the territory steps back; its edge is the strongest line. */
export function territoryLayers(p: Palette): LayerSpecification[] {
  return [
    {
      id: 'outside',
      type: 'fill',
      source: 'outside',
      paint: { 'fill-color': p.ground, 'fill-opacity': 0.62, 'fill-antialias': false },
    },
    {
      id: 'territory-edge',
      type: 'line',
      source: 'outside',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': p.parentBorder, 'line-width': 3 },
    },
  ];
}
