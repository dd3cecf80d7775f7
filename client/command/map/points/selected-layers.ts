import type { Layer } from '@deck.gl/core';
import { ScatterplotLayer } from '@deck.gl/layers';
import { URGENCIES } from '../../../../domain/case/types.ts';
import type { LngLat } from '../command-map-props.ts';
import { type Rgba, rgba, URGENCY_RGBA } from './case-colours.ts';
import { POINT_PX } from './case-layers.ts';

const ACCENT = rgba('#4DA3F5');
const CASING = rgba('#FFFFFF');
const MARK = rgba('#FF7AA8');

/** The selected case above all others and out of its cluster: larger, in a white casing and the ring of what is selected. */
export function selectedLayers(
  selected: { readonly at: LngLat; readonly urgency: number } | null,
  mark: LngLat | null,
  scale: number,
): Layer[] {
  const layers: Layer[] = [];
  if (selected) {
    const fill = URGENCY_RGBA[selected.urgency] ?? URGENCY_RGBA[URGENCIES.indexOf('open')]!;
    layers.push(
      ring('selected-ring', selected.at, (POINT_PX + 10) * scale, rgba('#000000', 0), ACCENT, 3 * scale),
      ring('selected-point', selected.at, (POINT_PX + 3) * scale, fill, CASING, 2 * scale),
    );
  }
  if (mark) {
    layers.push(
      ring('mark-ring', mark, 13 * scale, rgba('#000000', 0), MARK, 3 * scale),
      ring('mark-point', mark, 3 * scale, MARK, CASING, 1 * scale),
    );
  }
  return layers;
}

function ring(id: string, at: LngLat, radius: number, fill: Rgba, line: Rgba, width: number): Layer {
  return new ScatterplotLayer({
    id,
    data: [at],
    getPosition: (one: LngLat) => [one[0], one[1]],
    getRadius: radius,
    radiusUnits: 'pixels',
    getFillColor: [...fill],
    stroked: true,
    getLineColor: [...line],
    getLineWidth: width,
    lineWidthUnits: 'pixels',
    updateTriggers: { getFillColor: fill },
  });
}
