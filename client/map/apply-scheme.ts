import type { Map as MapLibre } from 'maplibre-gl';
import type { Profile } from '../../domain/deployment/types.ts';
import { allLayers } from './style/build-style.ts';
import { addImages } from './style/images.ts';
import { paintLayers } from './style/paint-layers.ts';
import type { Scheme } from './style/palette.ts';

/** Day and night differ in paint alone: sources, and what feature-state says of them, stay. */
export function applyScheme(map: MapLibre, scheme: Scheme, profile: Profile): void {
  addImages(map, scheme);
  paintLayers(map, allLayers(scheme, profile));
}
