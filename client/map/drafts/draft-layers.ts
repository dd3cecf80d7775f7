import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { MAP_FONTS } from '../style/fonts.ts';
import { BALANCE_STEPS, balanceColour } from '../style/grid-colours.ts';
import type { Palette, Scheme } from '../style/palette.ts';

const round = { 'line-cap': 'round', 'line-join': 'round' } as const;

const is = (...roles: string[]): FilterSpecification => ['in', ['get', 'role'], ['literal', roles]];

/** The proposed grids' colours by count against target: under the streets, as today's are. */
export function draftFillLayers(p: Palette, scheme: Scheme): LayerSpecification[] {
  const colours = BALANCE_STEPS.flatMap((step) => [step, balanceColour(step, scheme)]);
  return [
    {
      id: 'draft-fill',
      type: 'fill',
      source: 'draft-ground',
      filter: is('grid'),
      paint: {
        'fill-color': ['match', ['get', 'step'], ...colours, p.ground] as unknown as ExpressionSpecification,
        'fill-opacity': p.fillOpacity,
        'fill-antialias': false,
      },
    },
  ];
}

/** Their borders over today's, which stay to be seen; and what is chosen of them. */
export function draftBorderLayers(p: Palette): LayerSpecification[] {
  const width = (near: number, far: number): ExpressionSpecification => [
    'interpolate',
    ['linear'],
    ['zoom'],
    11,
    ['case', ['get', 'changed'], far, far * 0.6],
    16,
    ['case', ['get', 'changed'], near, near * 0.6],
  ];
  return [
    {
      id: 'draft-below',
      type: 'line',
      source: 'draft-ground',
      filter: is('below'),
      minzoom: 13,
      layout: round,
      paint: { 'line-color': p.accent, 'line-width': 0.8, 'line-opacity': 0.7 },
    },
    {
      id: 'draft-casing',
      type: 'line',
      source: 'draft-ground',
      filter: is('grid'),
      layout: round,
      paint: { 'line-color': p.selectionCasing, 'line-width': width(6.5, 3), 'line-opacity': 0.9 },
    },
    {
      id: 'draft-border',
      type: 'line',
      source: 'draft-ground',
      filter: is('grid'),
      layout: round,
      paint: { 'line-color': p.accent, 'line-width': width(3.5, 1.6) },
    },
    {
      id: 'draft-chosen-fill',
      type: 'fill',
      source: 'draft-marks',
      filter: is('chosen', 'hover'),
      paint: { 'fill-color': p.accent, 'fill-opacity': ['match', ['get', 'role'], 'chosen', 0.22, 0.1] },
    },
    {
      id: 'draft-chosen',
      type: 'line',
      source: 'draft-marks',
      filter: is('chosen'),
      layout: round,
      paint: { 'line-color': p.accent, 'line-width': 5 },
    },
    {
      id: 'draft-along',
      type: 'line',
      source: 'draft-marks',
      filter: is('along'),
      paint: { 'line-color': p.accent, 'line-width': 5, 'line-dasharray': [1.6, 1.2] },
    },
    {
      id: 'draft-picture',
      type: 'line',
      source: 'draft-lines',
      filter: is('picture'),
      layout: round,
      paint: { 'line-color': p.accent, 'line-width': 2, 'line-opacity': 0.85 },
    },
    {
      id: 'draft-drawn-casing',
      type: 'line',
      source: 'draft-lines',
      filter: is('drawn', 'line'),
      layout: round,
      paint: { 'line-color': p.selectionCasing, 'line-width': 6 },
    },
    {
      id: 'draft-drawn',
      type: 'line',
      source: 'draft-lines',
      filter: is('drawn', 'line'),
      paint: { 'line-color': p.cue, 'line-width': 3, 'line-dasharray': [2, 1] },
    },
  ];
}

/** What stands above the names: buildings that change grid, what could not be met, the labels of the proposal. */
export function draftMarkLayers(p: Palette): LayerSpecification[] {
  return [
    movedLayer(p),
    {
      id: 'draft-label',
      type: 'symbol',
      source: 'draft-labels',
      minzoom: 11.5,
      layout: {
        'text-field': [
          'step',
          ['zoom'],
          ['get', 'count'],
          13.6,
          ['format', ['get', 'name'], {}, '\n', {}, ['get', 'count'], { 'font-scale': 1.08 }],
        ],
        'text-font': MAP_FONTS,
        'text-size': ['interpolate', ['linear'], ['zoom'], 12, 11, 15, 14],
        'text-max-width': 9,
        'text-line-height': 1.2,
        'text-padding': 1,
        'symbol-sort-key': ['get', 'order'],
      },
      paint: { 'text-color': p.ink, 'text-halo-color': p.halo, 'text-halo-width': 1.8 },
    },
    {
      id: 'draft-shortfall',
      type: 'circle',
      source: 'draft-marks',
      filter: is('shortfall'),
      paint: {
        'circle-color': p.error,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 3.5, 15, 6.5],
        'circle-stroke-color': p.halo,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'draft-corner',
      type: 'circle',
      source: 'draft-lines',
      filter: is('corner'),
      paint: {
        'circle-color': p.selectionCasing,
        'circle-radius': 4.5,
        'circle-stroke-color': p.cue,
        'circle-stroke-width': 2,
      },
    },
  ];
}

/** Buildings that change grid: many at once are a tint from afar, and buildings only from near by. */
function movedLayer(p: Palette): LayerSpecification {
  return {
    id: 'draft-moved',
    type: 'circle',
    source: 'draft-marks',
    filter: is('moved'),
    paint: {
      'circle-color': p.cue,
      'circle-opacity': [
        'interpolate',
        ['linear'],
        ['zoom'],
        12.5,
        ['case', ['get', 'inHand'], 0.95, ['get', 'many'], 0.25, 0.7],
        15,
        ['case', ['get', 'inHand'], 0.95, 0.7],
      ],
      'circle-radius': [
        'interpolate',
        ['linear'],
        ['zoom'],
        11,
        ['case', ['get', 'inHand'], 3, ['get', 'many'], 0.8, 1.4],
        16,
        ['case', ['get', 'inHand'], 8, 5],
      ],
      'circle-stroke-color': p.halo,
      'circle-stroke-width': [
        'interpolate',
        ['linear'],
        ['zoom'],
        13.5,
        ['case', ['get', 'inHand'], 1, 0],
        15,
        1.5,
      ],
    },
  };
}
