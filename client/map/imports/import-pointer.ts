import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import type { ImportPreview } from '../../../domain/contract/exchange.ts';
import type { LngLat } from '../../../domain/contract/geometry.ts';
import { useImportView } from '../../exchange/flow/import-view.ts';
import { eachPosition } from './moved-geometry.ts';

/** A click this near to a corner of the layer means the corner, px. */
const SNAP_PX = 12;
/** A fault may be a sliver: a click this near to it means it, px. */
const REACH_PX = 6;
const FAULTS = ['import-fault-dot', 'import-fault', 'import-fault-edge'];

/** While a file is being imported the map is asked for its faults and for known points, and no tool is in hand. */
export function captureImportPointer(map: MapLibre): () => void {
  const click = ({ point, lngLat }: MapMouseEvent) => {
    const { picking, picked, preview, selectFault } = useImportView.getState();
    if (picking === 'from' && preview) {
      const corner = nearestCorner(map, preview, [point.x, point.y]);
      if (corner) picked(corner);
    } else if (picking) picked([lngLat.lng, lngLat.lat]);
    else selectFault(faultAt(map, point.x, point.y));
  };
  const move = ({ point }: MapMouseEvent) => {
    const { picking } = useImportView.getState();
    const over = picking === null && faultAt(map, point.x, point.y) !== null;
    map.getCanvas().style.cursor = picking ? 'crosshair' : over ? 'pointer' : '';
  };
  map.on('click', click);
  map.on('mousemove', move);
  return () => {
    map.off('click', click);
    map.off('mousemove', move);
    map.getCanvas().style.cursor = '';
  };
}

function faultAt(map: MapLibre, x: number, y: number): string | null {
  const box: [[number, number], [number, number]] = [
    [x - REACH_PX, y - REACH_PX],
    [x + REACH_PX, y + REACH_PX],
  ];
  const [feature] = map.queryRenderedFeatures(box, { layers: FAULTS });
  const id: unknown = feature?.properties.fault;
  return typeof id === 'string' ? id : null;
}

/** The corner of the layer that a click means; null beside all of them. */
function nearestCorner(map: MapLibre, { features }: ImportPreview, at: [number, number]): LngLat | null {
  const box = [
    map.unproject([at[0] - SNAP_PX, at[1] + SNAP_PX]),
    map.unproject([at[0] + SNAP_PX, at[1] - SNAP_PX]),
  ] as const;
  let best: LngLat | null = null;
  let least = SNAP_PX;
  for (const { geometry } of features)
    eachPosition(geometry, (lng, lat) => {
      if (lng < box[0].lng || lng > box[1].lng || lat < box[0].lat || lat > box[1].lat) return;
      const { x, y } = map.project([lng, lat]);
      const off = Math.hypot(x - at[0], y - at[1]);
      if (off < least) [best, least] = [[lng, lat], off];
    });
  return best;
}
