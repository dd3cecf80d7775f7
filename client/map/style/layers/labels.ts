import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { MAP_FONTS } from '../fonts.ts';
import type { Palette } from '../palette.ts';

const lock: ExpressionSpecification = ['case', ['get', 'locked'], ['image', 'lock'], ''];

/**
 * Grid labels: the name where it fits the grid, the name and the households where both do. Parents speak until
 * their children have room to. `fitName`, `fitBoth` and `until` are zooms (see features/label-feature.ts).
 */
export function labelLayers(p: Palette): LayerSpecification[] {
  const nameOnly: FilterSpecification = [
    'all',
    ['>=', ['zoom'], ['get', 'fitName']],
    ['<', ['zoom'], ['min', ['get', 'fitBoth'], ['get', 'until']]],
  ];
  const both: FilterSpecification = [
    'all',
    ['>=', ['zoom'], ['get', 'fitBoth']],
    ['<', ['zoom'], ['get', 'until']],
  ];
  const size: ExpressionSpecification = ['match', ['get', 'rank'], 0, 12, 1, 13, 15];
  const paint = {
    'text-color': p.ink,
    'text-halo-color': p.halo,
    'text-halo-width': 1.6,
    'text-halo-blur': 0.4,
  };
  const layout = {
    'text-font': MAP_FONTS,
    'text-size': size,
    'text-max-width': 12,
    'text-line-height': 1.25,
    'text-padding': 2,
    'symbol-sort-key': ['get', 'order'] as ExpressionSpecification,
  };
  return [
    {
      id: 'label-name',
      type: 'symbol',
      source: 'labels',
      filter: nameOnly,
      layout: { ...layout, 'text-field': ['format', lock, {}, ['get', 'name'], {}] },
      paint,
    },
    {
      id: 'label-both',
      type: 'symbol',
      source: 'labels',
      filter: both,
      layout: {
        ...layout,
        'text-field': [
          'format',
          lock,
          {},
          ['get', 'name'],
          {},
          '\n',
          {},
          ['get', 'count'],
          { 'font-scale': 0.92 },
        ],
      },
      paint,
    },
  ];
}
