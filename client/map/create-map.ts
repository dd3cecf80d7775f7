import { Map as MapLibre } from 'maplibre-gl';
import type { Profile } from '../../domain/deployment/types.ts';
import { buildStyle } from './style/build-style.ts';
import { MAP_FONT_FAMILY } from './style/fonts.ts';
import { addImages } from './style/images.ts';
import type { Scheme } from './style/palette.ts';

/** A map in an element, at the deployment's place, flat and turning only when asked to. */
export function createMap(container: HTMLElement, scheme: Scheme, profile: Profile): MapLibre {
  const map = new MapLibre({
    container,
    style: buildStyle(scheme, profile),
    center: [...profile.map.centre],
    zoom: profile.map.zoom,
    minZoom: 8,
    maxZoom: 21,
    maxPitch: 0,
    pitchWithRotate: false,
    attributionControl: false,
    fadeDuration: 120,
    // The place stays in the address: over a reload, and in a link to a colleague.
    hash: true,
    localIdeographFontFamily: MAP_FONT_FAMILY,
    // The keys belong to the tools; arrows and +/- are taken up in use-map-keys.
    keyboard: false,
  });
  map.on('load', () => addImages(map, scheme));
  // Layers name images that are drawn a moment later; asked for before that, they are drawn at once.
  map.on('styleimagemissing', () => addImages(map, scheme));
  return map;
}
