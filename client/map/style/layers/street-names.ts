import type { LayerSpecification } from 'maplibre-gl';
import { MAP_FONTS } from '../fonts.ts';
import type { Palette } from '../palette.ts';

/** Names along streets and rivers; lanes say theirs only near the ground. */
export function streetNameLayers(p: Palette): LayerSpecification[] {
  return [
    {
      id: 'street-name',
      type: 'symbol',
      source: 'lines',
      minzoom: 14,
      filter: [
        'all',
        ['==', ['get', 'kind'], 'road'],
        ['has', 'name'],
        [
          '>=',
          ['zoom'],
          [
            'match',
            ['get', 'class'],
            ['motorway', 'trunk', 'primary'],
            14,
            'secondary',
            14,
            'tertiary',
            15,
            ['residential', 'unclassified'],
            16,
            17,
          ],
        ],
      ],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': ['get', 'name'],
        'text-font': MAP_FONTS,
        'text-size': ['interpolate', ['linear'], ['zoom'], 14, 10.5, 18, 13],
        'text-letter-spacing': 0.08,
        'text-max-angle': 35,
        'text-padding': 8,
      },
      paint: { 'text-color': p.inkQuiet, 'text-halo-color': p.road, 'text-halo-width': 1.6 },
    },
    {
      id: 'water-name',
      type: 'symbol',
      source: 'lines',
      minzoom: 13,
      filter: ['all', ['==', ['get', 'kind'], 'water'], ['has', 'name']],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 600,
        'text-field': ['get', 'name'],
        'text-font': MAP_FONTS,
        'text-size': 12,
        'text-letter-spacing': 0.2,
      },
      paint: { 'text-color': p.accent, 'text-halo-color': p.water, 'text-halo-width': 1.4 },
    },
  ];
}
