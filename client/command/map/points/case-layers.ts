import type { Layer } from '@deck.gl/core';
import { ScatterplotLayer } from '@deck.gl/layers';
import { URGENCIES } from '../../../../domain/case/types.ts';
import { SIMULATED, SUSPENDED } from '../shown-cases.ts';
import { type Rgba, rgba, URGENCY_COLOURS, URGENCY_RGBA } from './case-colours.ts';

/** Points in flat arrays; `which` are the ones that are drawn. */
export interface PointSet {
  readonly positions: Float64Array;
  readonly urgency: Uint8Array;
  readonly marks: Uint8Array;
  readonly count: number;
}

const OVERDUE = URGENCIES.indexOf('overdue');
export const POINT_PX = 5;
const HALO_PX = 10;
const MARK_PX = 2;
const CASING = rgba('#0E1621');
const SIMULATED_MARK = rgba('#FFFFFF');

/**
 * Cases as points in the colours of their urgency: overdue ones with a halo, suspended ones hollow, simulated ones with a
 * white dot in the middle. All of it from flat arrays: deck.gl asks nothing for each point.
 */
export function caseLayers(points: PointSet, scale: number): Layer[] {
  const { count, positions, urgency, marks } = points;
  if (count === 0) return [];
  const halo = pick(points, (i) => urgency[i] === OVERDUE);
  const hollow = pick(points, (i) => (marks[i]! & SUSPENDED) !== 0);
  const simulated = pick(points, (i) => (marks[i]! & SIMULATED) !== 0);
  const colours = new Uint8Array(4 * count);
  for (let i = 0; i < count; i++) colours.set(URGENCY_RGBA[urgency[i]!]!, 4 * i);
  return [
    ...discs('case-halo', halo, HALO_PX * scale, rgba(URGENCY_COLOURS.overdue, 0.38)),
    new ScatterplotLayer({
      id: 'case-point',
      data: {
        length: count,
        attributes: {
          getPosition: { value: positions, size: 2 },
          getFillColor: { value: colours, size: 4, normalized: true },
        },
      },
      getRadius: POINT_PX * scale,
      radiusUnits: 'pixels',
      stroked: true,
      getLineColor: CASING,
      getLineWidth: 1,
      lineWidthUnits: 'pixels',
    }),
    ...discs('case-hollow', hollow, 2.6 * scale, CASING),
    ...discs('case-simulated', simulated, MARK_PX * scale * 0.8, SIMULATED_MARK),
  ];
}

/** The places of those points that are meant. */
function pick({ count, positions }: PointSet, wanted: (i: number) => boolean): Float64Array {
  let many = 0;
  for (let i = 0; i < count; i++) if (wanted(i)) many++;
  const picked = new Float64Array(2 * many);
  for (let i = 0, to = 0; i < count; i++) {
    if (!wanted(i)) continue;
    picked[to++] = positions[2 * i]!;
    picked[to++] = positions[2 * i + 1]!;
  }
  return picked;
}

function discs(id: string, positions: Float64Array, radius: number, colour: Rgba): Layer[] {
  if (positions.length === 0) return [];
  return [
    new ScatterplotLayer({
      id,
      data: { length: positions.length / 2, attributes: { getPosition: { value: positions, size: 2 } } },
      getRadius: radius,
      radiusUnits: 'pixels',
      getFillColor: [...colour],
    }),
  ];
}
