import type { Map as MapLibre } from 'maplibre-gl';
import { toLattice } from '../../domain/geometry/point.ts';
import type { PointerInput } from '../editor/tool.ts';

/** Metres of one screen pixel at zoom 0 on the equator, for tiles of 512 px. */
const METRES_PER_PIXEL_Z0 = 40_075_016.686 / 512;

/** Metres of one screen pixel at a latitude: Web Mercator stretches towards the poles. */
export function metresPerPixel(lat: number, zoom: number): number {
  return (METRES_PER_PIXEL_Z0 * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom;
}

/** A pointer event over the map as the editor's tools take it. */
export function pointerInput(map: MapLibre, event: MouseEvent): PointerInput {
  const box = map.getCanvasContainer().getBoundingClientRect();
  const { lng, lat } = map.unproject([event.clientX - box.left, event.clientY - box.top]);
  return {
    at: toLattice(lng, lat),
    metresPerPixel: metresPerPixel(lat, map.getZoom()),
    shift: event.shiftKey,
    alt: event.altKey,
    mod: event.ctrlKey || event.metaKey,
  };
}
