import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { MAP_FONTS } from '../fonts.ts';
import type { Palette } from '../palette.ts';

const lock: ExpressionSpecification = ['case', ['get', 'locked'], ['image', 'lock'], ''];

export const LABEL_LAYERS = ['label-name', 'label-both'] as const;

/**
 * Which labels each layer shows at a zoom: the name where it fits the grid, the name and the households where both do;
 * parents speak until their children have room to. `fitName`, `fitBoth` and `until` are zooms (see
 * features/label-feature.ts). The zoom is a number here, since a filter that asks for it is answered by that of the
 * tile, a whole number: a name that fits from 10.1 would wait for 11.
 */
export function labelFilters(zoom: number): Record<(typeof LABEL_LAYERS)[number], FilterSpecification> {
  return {
    'label-name': [
      'all',
      ['<=', ['get', 'fitName'], zoom],
      ['>', ['min', ['get', 'fitBoth'], ['get', 'until']], zoom],
    ],
    'label-both': ['all', ['<=', ['get', 'fitBoth'], zoom], ['>', ['get', 'until'], zoom]],
  };
}

/** Grid labels, none of them shown until the map's zoom is known. */
export function labelLayers(p: Palette): LayerSpecification[] {
  const filters = labelFilters(0);
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
      filter: filters['label-name'],
      layout: { ...layout, 'text-field': ['format', lock, {}, ['get', 'name'], {}] },
      paint,
    },
    {
      id: 'label-both',
      type: 'symbol',
      source: 'labels',
      filter: filters['label-both'],
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
