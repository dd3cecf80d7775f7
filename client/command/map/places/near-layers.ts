import type { Layer } from '@deck.gl/core';
import { LineLayer, ScatterplotLayer, TextLayer } from '@deck.gl/layers';
import type { NearCamera } from '../../../../domain/contract/case.ts';
import { MAP_FONT_FAMILY } from '../../../map/style/fonts.ts';
import type { LngLat } from '../command-map-props.ts';
import { rgba } from '../points/case-colours.ts';
import { PLACE_COLOURS } from './place-layers.ts';

const COLOUR = rgba(PLACE_COLOURS.camera);

/** Lines from a case to its nearest cameras, and how far each is in words. */
export function nearLayers(
  from: LngLat,
  cameras: readonly NearCamera[],
  text: (camera: NearCamera) => string,
  scale: number,
): Layer[] {
  if (cameras.length === 0) return [];
  const data = [...cameras];
  const offsets = labelOffsets(
    from,
    data.map(({ at }) => at as [number, number]),
    scale,
  );
  return [
    new LineLayer({
      id: 'near-line',
      data,
      getSourcePosition: () => [from[0], from[1]],
      getTargetPosition: (camera) => camera.at as [number, number],
      getColor: rgba(PLACE_COLOURS.camera, 0.9),
      getWidth: 1.5 * scale,
      widthUnits: 'pixels',
    }),
    new ScatterplotLayer({
      id: 'near-camera',
      data,
      getPosition: (camera) => camera.at as [number, number],
      getRadius: 6 * scale,
      radiusUnits: 'pixels',
      getFillColor: COLOUR,
      stroked: true,
      getLineColor: rgba('#FFFFFF'),
      getLineWidth: 1.5,
      lineWidthUnits: 'pixels',
    }),
    new TextLayer({
      id: 'near-distance',
      data,
      getPosition: (camera) => camera.at as [number, number],
      getText: text,
      getPixelOffset: (_, { index }) => offsets[index]!,
      getSize: 12 * scale,
      getColor: rgba('#DCE6F2'),
      fontFamily: MAP_FONT_FAMILY,
      characterSet: 'auto',
      background: true,
      getBackgroundColor: rgba('#0E1621', 0.8),
      backgroundPadding: [4, 1],
    }),
  ];
}

/** Of a line of words, so that two that stand beneath each other can both be read. */
const LINE_PX = 17;
const OUT_PX = 20;

/**
 * Pixels by which each camera's words stand away from it: outwards, so that lines that leave the case together do not hide
 * them; from far above all cameras are one place, so words that go the same way stand beneath each other.
 */
export function labelOffsets(from: LngLat, to: readonly LngLat[], scale: number): [number, number][] {
  const placed: [number, number][] = [];
  for (const at of to) {
    const [x, y] = outward(from, at, OUT_PX * scale);
    let down = 0;
    const taken = (dy: number) =>
      placed.some(
        ([px, py]) => Math.abs(px - x) < 3 * OUT_PX * scale && Math.abs(py - y - dy) < LINE_PX * scale,
      );
    while (taken(down)) down += LINE_PX * scale;
    placed.push([x, y + down]);
  }
  return placed;
}

/** So many pixels on from `to`, in the direction in which it lies from `from`; y grows downwards. */
function outward(from: LngLat, to: LngLat, px: number): [number, number] {
  const dx = (to[0] - from[0]) * Math.cos((from[1] * Math.PI) / 180);
  const dy = to[1] - from[1];
  const far = Math.hypot(dx, dy) || 1;
  return [(1.6 * px * dx) / far, (-px * dy) / far];
}
