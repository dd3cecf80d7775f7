import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import { ROAD_ORDER, roadWidth } from '../road-widths.ts';

/** What lies on the ground beneath the grids: water, green, buildings. */
export function groundLayers(p: Palette): LayerSpecification[] {
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': p.ground } },
    {
      id: 'green',
      type: 'fill',
      source: 'lines',
      filter: ['all', ['==', ['geometry-type'], 'Polygon'], ['==', ['get', 'kind'], 'green']],
      paint: { 'fill-color': p.green },
    },
    {
      id: 'water-area',
      type: 'fill',
      source: 'lines',
      filter: ['all', ['==', ['geometry-type'], 'Polygon'], ['==', ['get', 'kind'], 'water']],
      paint: { 'fill-color': p.water, 'fill-outline-color': p.waterEdge },
    },
    {
      id: 'buildings',
      type: 'fill',
      source: 'buildings',
      minzoom: 13,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: {
        'fill-color': p.building,
        'fill-outline-color': p.buildingEdge,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13, 0, 14, 1],
      },
    },
    {
      id: 'building-points',
      type: 'circle',
      source: 'buildings',
      minzoom: 15,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-color': p.building,
        'circle-stroke-color': p.buildingEdge,
        'circle-stroke-width': 1,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 15, 1.5, 18, 5],
      },
    },
  ];
}

/** Streets, rail, rivers and walls, drawn over the grids' colours so that they stay crisp. */
export function streetLayers(p: Palette): LayerSpecification[] {
  return [
    {
      id: 'water-line',
      type: 'line',
      source: 'lines',
      filter: ['all', ['==', ['geometry-type'], 'LineString'], ['==', ['get', 'kind'], 'water']],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': p.water,
        'line-width': [
          'interpolate',
          ['exponential', 2],
          ['zoom'],
          12,
          ['match', ['get', 'class'], 'river', 4, 'canal', 2, 1],
          19,
          ['match', ['get', 'class'], 'river', 190, 'canal', 60, 8],
        ],
      },
    },
    {
      id: 'road-casing',
      type: 'line',
      source: 'lines',
      filter: ['==', ['get', 'kind'], 'road'],
      layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': ROAD_ORDER },
      paint: { 'line-color': p.roadCasing, 'line-width': roadWidth(1.6) },
    },
    {
      id: 'road',
      type: 'line',
      source: 'lines',
      filter: ['==', ['get', 'kind'], 'road'],
      layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': ROAD_ORDER },
      paint: { 'line-color': p.road, 'line-width': roadWidth(0) },
    },
    {
      id: 'rail',
      type: 'line',
      source: 'lines',
      filter: ['==', ['get', 'kind'], 'rail'],
      paint: { 'line-color': p.rail, 'line-width': ['interpolate', ['linear'], ['zoom'], 12, 1, 18, 3] },
    },
    {
      id: 'rail-ties',
      type: 'line',
      source: 'lines',
      minzoom: 13,
      filter: ['==', ['get', 'kind'], 'rail'],
      paint: {
        'line-color': p.road,
        'line-width': ['interpolate', ['linear'], ['zoom'], 13, 0.8, 18, 2],
        'line-dasharray': [4, 4],
      },
    },
    {
      id: 'wall',
      type: 'line',
      source: 'lines',
      minzoom: 14.5,
      filter: ['==', ['get', 'kind'], 'wall'],
      paint: { 'line-color': p.wall, 'line-width': 1, 'line-dasharray': [3, 1.5] },
    },
  ];
}
