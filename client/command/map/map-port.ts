import type { Map as MapLibre } from 'maplibre-gl';
import { boxOf, joinBoxes } from '../../../domain/geometry/box.ts';
import { type Box, LATTICE } from '../../../domain/geometry/point.ts';
import { leavesUnder } from '../../../domain/plan/tree.ts';
import type { CommandMapPort } from './command-map-props.ts';
import type { Picture } from './picture.ts';

const MARGIN_PX = 64;
/** A small grid never fills the window: the streets around it say where it is. */
const CLOSEST_ZOOM = 17;
const NEAR_ZOOM = 16.5;
const MOVE_MS = 350;
/** A point's own size, and a little more. */
const EDGE_PX = 32;

/** What a screen asks of the map, answered by MapLibre. */
export function createMapPort(map: MapLibre, picture: Picture): CommandMapPort {
  const duration = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : MOVE_MS);
  const show = ([minX, minY, maxX, maxY]: Box) =>
    map.fitBounds([minX / LATTICE, minY / LATTICE, maxX / LATTICE, maxY / LATTICE], {
      padding: MARGIN_PX,
      maxZoom: CLOSEST_ZOOM,
      duration: duration(),
    });
  return {
    lookAt(at, zoom = NEAR_ZOOM) {
      map.easeTo({ center: [at[0], at[1]], zoom: Math.max(map.getZoom(), zoom), duration: duration() });
    },
    keepInSight(at, { top, right, bottom, left }) {
      const { x, y } = map.project([at[0], at[1]]);
      const { clientWidth: width, clientHeight: height } = map.getContainer();
      const beyond = (n: number, low: number, high: number) => (n < low ? n - low : n > high ? n - high : 0);
      const dx = beyond(x, left + EDGE_PX, width - right - EDGE_PX);
      const dy = beyond(y, top + EDGE_PX, height - bottom - EDGE_PX);
      if (dx === 0 && dy === 0) return;
      // What is out of the window altogether comes into the middle of what is free.
      if (x < 0 || x > width || y < 0 || y > height)
        map.easeTo({
          center: [at[0], at[1]],
          offset: [(left - right) / 2, (top - bottom) / 2],
          duration: duration(),
        });
      else map.panBy([dx, dy], { duration: duration() });
    },
    lookAtGrid(id) {
      const division = picture.plan?.division;
      if (!division?.tree.grids.has(id)) return;
      const boxes = leavesUnder(division.tree, id)
        .map((leaf) => division.coverage.leaves.get(leaf)?.polygon[0])
        .filter((ring) => ring !== undefined)
        .map(boxOf);
      if (boxes.length > 0) show(boxes.reduce(joinBoxes));
    },
    lookAtAll() {
      if (picture.box) show(picture.box);
    },
    heatAt: (at) => picture.heat.at(at),
  };
}
