import type { LayerSpecification } from 'maplibre-gl';
import { MAP_FONTS } from '../fonts.ts';
import type { Palette } from '../palette.ts';

/** From this zoom on a footprint is more than a dot. */
const FOOTPRINT_ZOOM = 15;

/** Grids of levels that do not tile: a dot from afar, a footprint near by, the name where it has room. */
export function shapeLayers(p: Palette): LayerSpecification[] {
  return [
    {
      id: 'shapes-area',
      type: 'fill',
      source: 'shapes',
      minzoom: FOOTPRINT_ZOOM,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': p.shape, 'fill-opacity': 0.28 },
    },
    {
      id: 'shapes-edge',
      type: 'line',
      source: 'shapes',
      minzoom: FOOTPRINT_ZOOM,
      filter: ['==', ['geometry-type'], 'Polygon'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': p.shape, 'line-width': 1.4 },
    },
    {
      id: 'shapes-dot',
      type: 'circle',
      source: 'shapes',
      maxzoom: FOOTPRINT_ZOOM,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-color': p.shape,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 12, 1.4, 15, 2.8],
        'circle-opacity': 0.85,
      },
    },
    {
      id: 'shapes-name',
      type: 'symbol',
      source: 'shapes',
      minzoom: 17,
      filter: ['==', ['geometry-type'], 'Point'],
      layout: { 'text-field': ['get', 'name'], 'text-font': MAP_FONTS, 'text-size': 12, 'text-max-width': 9 },
      paint: { 'text-color': p.shape, 'text-halo-color': p.halo, 'text-halo-width': 1.5 },
    },
  ];
}
