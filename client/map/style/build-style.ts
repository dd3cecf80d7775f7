import type { FeatureCollection } from 'geojson';
import type { GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Profile } from '../../../domain/deployment/types.ts';
import { draftBorderLayers, draftFillLayers, draftMarkLayers } from '../drafts/draft-layers.ts';
import { borderLayers, gridFillLayers } from './layers/grids.ts';
import { groundLayers, streetLayers } from './layers/ground.ts';
import { importLayers } from './layers/imports.ts';
import { labelLayers } from './layers/labels.ts';
import { overlayLayers, selectionLayers } from './layers/overlays.ts';
import { placeLayers } from './layers/places.ts';
import { shapeLayers } from './layers/shapes.ts';
import { streetNameLayers } from './layers/street-names.ts';
import { territoryLayers } from './layers/territory.ts';
import { paletteOf, type Scheme } from './palette.ts';

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Deeper than this nothing is cut into tiles any more; the last ones are stretched. */
const SOURCE_MAXZOOM = 18;

/**
 * `promoteId` names the property that feature-state speaks of. Shapes that must meet without a seam are handed on
 * as they are (`tolerance: 0`).
 */
const SOURCES: Readonly<Record<string, Pick<GeoJSONSourceSpecification, 'promoteId' | 'tolerance'>>> = {
  lines: {},
  buildings: { promoteId: 'id' },
  outside: { tolerance: 0 },
  grids: { promoteId: 'leaf', tolerance: 0 },
  'grids-live': { promoteId: 'leaf', tolerance: 0 },
  borders: { promoteId: 'border', tolerance: 0 },
  'borders-live': { promoteId: 'border', tolerance: 0 },
  shapes: { tolerance: 0 },
  places: {},
  labels: { promoteId: 'id' },
  compare: {},
  hover: { tolerance: 0 },
  selection: { tolerance: 0 },
  preview: { tolerance: 0 },
  sides: {},
  cue: {},
  'draft-ground': { tolerance: 0 },
  'draft-marks': { tolerance: 0 },
  'draft-labels': {},
  'draft-lines': { tolerance: 0 },
  'import-layer': { tolerance: 0.2 },
  'import-faults': { tolerance: 0 },
  'import-marks': {},
  flash: { tolerance: 0 },
};

/** All layers, from the ground up, by day or by night. */
export function allLayers(scheme: Scheme, profile: Profile): LayerSpecification[] {
  const p = paletteOf(scheme);
  return [
    ...groundLayers(p),
    ...gridFillLayers(p, scheme, profile),
    ...draftFillLayers(p, scheme),
    ...streetLayers(p),
    ...territoryLayers(p),
    ...borderLayers(p),
    ...shapeLayers(p),
    ...draftBorderLayers(p),
    ...selectionLayers(p),
    ...streetNameLayers(p),
    ...placeLayers(p),
    ...labelLayers(p),
    ...draftMarkLayers(p),
    ...importLayers(p),
    ...overlayLayers(p),
  ];
}

/** The map's whole style: no glyphs, no sprite, no tiles; nothing in it asks the network for anything. */
export function buildStyle(scheme: Scheme, profile: Profile): StyleSpecification {
  return {
    version: 8,
    state: { borders: { default: 1 } },
    sources: Object.fromEntries(
      Object.entries(SOURCES).map(([id, options]) => [
        id,
        {
          type: 'geojson',
          data: EMPTY,
          maxzoom: SOURCE_MAXZOOM,
          ...options,
        } satisfies GeoJSONSourceSpecification,
      ]),
    ),
    layers: allLayers(scheme, profile),
  };
}
