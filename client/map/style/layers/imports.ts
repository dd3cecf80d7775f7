import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { MAP_FONTS } from '../fonts.ts';
import type { Palette } from '../palette.ts';

const round = { 'line-cap': 'round', 'line-join': 'round' } as const;

const is = (type: 'Point' | 'LineString' | 'Polygon', role?: string): FilterSpecification =>
  role === undefined
    ? ['==', ['geometry-type'], type]
    : ['all', ['==', ['geometry-type'], type], ['==', ['get', 'role'], role]];

/** A file that is being imported: over the plan, which steps back behind a veil; what is wrong with it over that. */
export function importLayers(p: Palette): LayerSpecification[] {
  return [
    {
      id: 'import-veil',
      type: 'fill',
      source: 'import-marks',
      filter: is('Polygon', 'veil'),
      paint: { 'fill-color': p.ground, 'fill-opacity': 0.62 },
    },
    {
      id: 'import-area',
      type: 'fill',
      source: 'import-layer',
      filter: is('Polygon'),
      paint: { 'fill-color': p.imported, 'fill-opacity': ['case', ['get', 'fine'], 0.5, 0.12] },
    },
    {
      id: 'import-edge',
      type: 'line',
      source: 'import-layer',
      filter: ['!=', ['geometry-type'], 'Point'],
      layout: round,
      paint: {
        'line-color': p.imported,
        'line-width': [
          'interpolate',
          ['linear'],
          ['zoom'],
          11,
          ['case', ['get', 'fine'], 0.1, 0.8],
          16,
          ['case', ['get', 'fine'], 1.2, 1.8],
        ],
      },
    },
    {
      id: 'import-dot',
      type: 'circle',
      source: 'import-layer',
      filter: is('Point'),
      paint: {
        'circle-color': p.imported,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 1.6, 16, 4],
        'circle-stroke-color': p.halo,
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 12, 0, 15, 1],
      },
    },
    {
      id: 'import-repair',
      type: 'fill',
      source: 'import-faults',
      filter: is('Polygon', 'repair'),
      paint: { 'fill-color': p.repaired, 'fill-opacity': 0.55 },
    },
    {
      id: 'import-repair-edge',
      type: 'line',
      source: 'import-faults',
      filter: is('Polygon', 'repair'),
      paint: { 'line-color': p.repaired, 'line-width': 1.5 },
    },
    {
      id: 'import-candidate',
      type: 'fill',
      source: 'import-marks',
      filter: is('Polygon', 'candidate'),
      paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': 0.34 },
    },
    {
      id: 'import-candidate-edge',
      type: 'line',
      source: 'import-marks',
      filter: is('Polygon', 'candidate'),
      layout: round,
      paint: { 'line-color': ['get', 'colour'], 'line-width': 3 },
    },
    {
      id: 'import-fault',
      type: 'fill',
      source: 'import-faults',
      filter: is('Polygon', 'fault'),
      paint: { 'fill-pattern': 'hatch-fault' },
    },
    {
      id: 'import-fault-edge',
      type: 'line',
      source: 'import-faults',
      filter: ['all', ['!=', ['geometry-type'], 'Point'], ['==', ['get', 'role'], 'fault']],
      layout: round,
      paint: { 'line-color': p.error, 'line-width': ['case', ['get', 'selected'], 3, 1.5] },
    },
    {
      id: 'import-name',
      type: 'symbol',
      source: 'import-marks',
      filter: is('Point', 'name'),
      layout: { 'text-field': ['get', 'name'], 'text-font': MAP_FONTS, 'text-size': 13, 'text-max-width': 8 },
      paint: { 'text-color': p.imported, 'text-halo-color': p.halo, 'text-halo-width': 1.8 },
    },
    {
      id: 'import-fault-dot',
      type: 'circle',
      source: 'import-faults',
      filter: is('Point', 'fault'),
      paint: {
        'circle-color': p.error,
        'circle-opacity': ['case', ['get', 'selected'], 1, 0.75],
        'circle-radius': ['case', ['get', 'selected'], 7, 4.5],
        'circle-stroke-color': p.halo,
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: 'import-way',
      type: 'line',
      source: 'import-marks',
      filter: is('LineString', 'way'),
      paint: { 'line-color': p.cue, 'line-width': 2, 'line-dasharray': [2, 2] },
    },
    {
      id: 'import-mark',
      type: 'circle',
      source: 'import-marks',
      filter: ['in', ['get', 'role'], ['literal', ['from', 'to']]],
      paint: {
        'circle-radius': 7,
        'circle-color': ['match', ['get', 'role'], 'from', p.imported, p.cue],
        'circle-stroke-color': p.halo,
        'circle-stroke-width': 2,
      },
    },
  ];
}
