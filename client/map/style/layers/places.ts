import type { LayerSpecification } from 'maplibre-gl';
import { MAP_FONTS } from '../fonts.ts';
import type { Palette } from '../palette.ts';

export const PLACE_KINDS = ['camera', 'shop', 'unit'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Cameras, shops and units: a dot from afar, a sign near by, the name only where it has room. */
export function placeLayers(p: Palette): LayerSpecification[] {
  return PLACE_KINDS.flatMap((kind): LayerSpecification[] => [
    {
      id: `place-${kind}-dot`,
      type: 'circle',
      source: 'places',
      maxzoom: 17.5,
      filter: ['==', ['get', 'kind'], kind],
      layout: { visibility: 'none' },
      paint: {
        'circle-color': p.place[kind],
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 12, 1.2, 17, 3.6],
        'circle-opacity': 0.8,
      },
    },
    {
      id: `place-${kind}-sign`,
      type: 'symbol',
      source: 'places',
      minzoom: 17.5,
      filter: ['==', ['get', 'kind'], kind],
      layout: {
        visibility: 'none',
        'icon-image': `place-${kind}`,
        'icon-allow-overlap': true,
        'text-field': ['step', ['zoom'], '', 18.5, ['get', 'name']],
        'text-font': MAP_FONTS,
        'text-size': 11,
        'text-anchor': 'top',
        'text-offset': [0, 0.9],
        'text-optional': true,
      },
      paint: { 'text-color': p.place[kind], 'text-halo-color': p.halo, 'text-halo-width': 1.4 },
    },
  ]);
}
