import type { LayerSpecification } from 'maplibre-gl';
import { MAP_FONTS } from '../fonts.ts';
import type { Palette } from '../palette.ts';

const round = { 'line-cap': 'round', 'line-join': 'round' } as const;

/** The comparison, the hover and the selection: over the borders, under the names. */
export function selectionLayers(p: Palette): LayerSpecification[] {
  return [
    {
      id: 'compare-gone',
      type: 'line',
      source: 'compare',
      filter: ['==', ['get', 'change'], 'gone'],
      paint: { 'line-color': p.inkQuiet, 'line-width': 3, 'line-dasharray': [1.5, 1.5] },
    },
    {
      id: 'compare-new',
      type: 'line',
      source: 'compare',
      filter: ['==', ['get', 'change'], 'new'],
      layout: round,
      paint: { 'line-color': p.cue, 'line-width': 3 },
    },
    {
      id: 'hover',
      type: 'line',
      source: 'hover',
      layout: round,
      paint: { 'line-color': p.accent, 'line-width': 1.5 },
    },
    {
      id: 'selection-casing',
      type: 'line',
      source: 'selection',
      layout: round,
      paint: { 'line-color': p.selectionCasing, 'line-width': 6 },
    },
    {
      id: 'selection',
      type: 'line',
      source: 'selection',
      layout: round,
      paint: { 'line-color': p.accent, 'line-width': 3 },
    },
  ];
}

/** What a tool shows while it works, and the flash: over everything. */
export function overlayLayers(p: Palette): LayerSpecification[] {
  return [
    {
      id: 'preview-area',
      type: 'fill',
      source: 'preview',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': p.accent, 'fill-opacity': ['match', ['get', 'role'], 'box', 0.08, 0.16] },
    },
    {
      id: 'preview-area-edge',
      type: 'line',
      source: 'preview',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'line-color': p.accent, 'line-width': 1.5, 'line-dasharray': [3, 2] },
    },
    {
      id: 'preview-casing',
      type: 'line',
      source: 'preview',
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: round,
      paint: { 'line-color': p.selectionCasing, 'line-width': 5.5 },
    },
    {
      id: 'preview-line',
      type: 'line',
      source: 'preview',
      filter: ['all', ['==', ['geometry-type'], 'LineString'], ['!=', ['get', 'role'], 'extended']],
      layout: round,
      paint: {
        'line-color': [
          'match',
          ['get', 'role'],
          'handle',
          p.inkQuiet,
          ['case', ['get', 'refused'], p.error, p.accent],
        ],
        'line-width': 2.5,
      },
    },
    {
      id: 'preview-extended',
      type: 'line',
      source: 'preview',
      filter: ['all', ['==', ['geometry-type'], 'LineString'], ['==', ['get', 'role'], 'extended']],
      paint: { 'line-color': p.accent, 'line-width': 2, 'line-dasharray': [2, 2] },
    },
    {
      id: 'preview-point',
      type: 'circle',
      source: 'preview',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': ['match', ['get', 'role'], 'insert', 3.5, 4.5],
        'circle-color': ['match', ['get', 'role'], 'remove', p.error, 'insert', p.accent, p.selectionCasing],
        'circle-stroke-color': ['match', ['get', 'role'], 'remove', p.error, p.accent],
        'circle-stroke-width': 2,
        'circle-opacity': ['match', ['get', 'role'], 'insert', 0.55, 1],
      },
    },
    {
      id: 'side-letter',
      type: 'symbol',
      source: 'sides',
      layout: {
        'text-field': ['format', ['get', 'letter'], { 'font-scale': 1.3 }, '\n', {}, ['get', 'count'], {}],
        'text-font': MAP_FONTS,
        'text-size': 15,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': p.accent, 'text-halo-color': p.halo, 'text-halo-width': 2.5 },
    },
    {
      id: 'cue',
      type: 'circle',
      source: 'cue',
      paint: {
        'circle-radius': ['match', ['get', 'kind'], 'vertex', 7, 'crossing', 7, 5],
        'circle-color': 'rgba(0,0,0,0)',
        'circle-stroke-color': p.cue,
        'circle-stroke-width': 2.5,
      },
    },
    {
      id: 'flash-fill',
      type: 'fill',
      source: 'flash',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: {
        'fill-color': p.cue,
        'fill-opacity': 0,
        'fill-opacity-transition': { duration: 150, delay: 0 },
      },
    },
    {
      id: 'flash-line',
      type: 'line',
      source: 'flash',
      paint: {
        'line-color': p.cue,
        'line-width': 4,
        'line-opacity': 0,
        'line-opacity-transition': { duration: 150, delay: 0 },
      },
    },
    {
      id: 'flash-point',
      type: 'circle',
      source: 'flash',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 14,
        'circle-color': 'rgba(0,0,0,0)',
        'circle-stroke-color': p.cue,
        'circle-stroke-width': 4,
        'circle-stroke-opacity': 0,
        'circle-stroke-opacity-transition': { duration: 150, delay: 0 },
      },
    },
  ];
}
