import type { Map as MapLibre } from 'maplibre-gl';
import { toLattice } from '../../domain/geometry/point.ts';
import type { PointerInput } from '../editor/tool.ts';

/** Metres of one screen pixel at zoom 0 on the equator, for tiles of 512 px. */
const METRES_PER_PIXEL_Z0 = 40_075_016.686 / 512;

/** Metres of one screen pixel at a latitude: Web Mercator stretches towards the poles. */
export function metresPerPixel(lat: number, zoom: number): number {
  return (METRES_PER_PIXEL_Z0 * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom;
}

/** From this zoom on a building is large enough to be meant by a click. */
const BUILDING_ZOOM = 16;

/** The id of the building drawn under the pointer, where the map draws footprints. */
function buildingUnder(map: MapLibre, x: number, y: number): string | undefined {
  if (map.getZoom() < BUILDING_ZOOM || map.getLayoutProperty('buildings', 'visibility') === 'none')
    return undefined;
  const [feature] = map.queryRenderedFeatures([x, y], { layers: ['buildings'] });
  const id: unknown = feature?.properties.id;
  return typeof id === 'string' ? id : undefined;
}

/** A pointer event over the map as the editor's tools take it; a press says which building it is on. */
export function pointerInput(map: MapLibre, event: MouseEvent): PointerInput {
  const box = map.getCanvasContainer().getBoundingClientRect();
  const x = event.clientX - box.left;
  const y = event.clientY - box.top;
  const { lng, lat } = map.unproject([x, y]);
  const building = event.type === 'pointermove' ? undefined : buildingUnder(map, x, y);
  return {
    at: toLattice(lng, lat),
    metresPerPixel: metresPerPixel(lat, map.getZoom()),
    shift: event.shiftKey,
    alt: event.altKey,
    mod: event.ctrlKey || event.metaKey,
    ...(building === undefined ? {} : { building }),
  };
}
