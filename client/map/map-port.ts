import type { Map as MapLibre } from 'maplibre-gl';
import { LATTICE, toDegrees, toLattice } from '../../domain/geometry/point.ts';
import type { MapPort } from '../editor/map-port.ts';

/** Free space around what is zoomed to, px. */
const MARGIN_PX = 72;
/** A small grid never fills the window: the streets around it say where it is. */
const CLOSEST_ZOOM = 17;
const MOVE_MS = 350;

/** What the editor asks of the map, answered by MapLibre. `flash` is handed in: it needs the division. */
export function createMapPort(map: MapLibre, flash: MapPort['flash']): MapPort {
  return {
    project(p) {
      const { x, y } = map.project(toDegrees(p));
      return [x, y];
    },
    unproject(p) {
      const { lng, lat } = map.unproject([p[0], p[1]]);
      return toLattice(lng, lat);
    },
    zoomTo([minX, minY, maxX, maxY]) {
      map.fitBounds([minX / LATTICE, minY / LATTICE, maxX / LATTICE, maxY / LATTICE], {
        padding: MARGIN_PX,
        maxZoom: CLOSEST_ZOOM,
        duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : MOVE_MS,
      });
    },
    flash,
  };
}
