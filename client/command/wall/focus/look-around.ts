import { countCells } from '../../../../domain/case/heat/heat-cells.ts';
import { HEAT_BANDWIDTH_M } from '../../../../domain/case/heat/heat-classes.ts';
import { densityOf } from '../../../../domain/case/heat/heat-field.ts';
import { heatFrame } from '../../../../domain/case/heat/heat-frame.ts';
import type { WireCase } from '../../../../domain/contract/case.ts';
import { type Box, LATTICE, toLattice } from '../../../../domain/geometry/point.ts';
import { narrowing, UNIT_M } from '../../../../domain/geometry/unit-metres.ts';
import { type Concentration, concentrationsOf } from './concentrations.ts';

const DAY_MS = 86_400_000;

/** Where the cases of a window concentrate, by the same heat as the map's; `positions` lng, lat, NaN where there is none. */
export function denseAmong(
  positions: Float64Array,
  { from, to }: { readonly from: number; readonly to: number },
  most: number,
): Concentration[] {
  const box = boxOf(positions);
  if (box === null || !(to > from)) return [];
  const frame = heatFrame(box, HEAT_BANDWIDTH_M);
  return concentrationsOf(densityOf(countCells(frame, positions), (to - from) / DAY_MS), most);
}

function boxOf(positions: Float64Array): Box | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < positions.length; i += 2) {
    const [x, y] = [positions[i]!, positions[i + 1]!];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return west > east ? null : [...toLattice(west, south), ...toLattice(east, north)];
}

/** The cases within so many metres of a place in degrees. */
export function casesNear(
  cases: readonly WireCase[],
  [lng, lat]: readonly [number, number],
  metres: number,
): WireCase[] {
  const narrow = narrowing(lat * LATTICE);
  const unit = UNIT_M * LATTICE;
  return cases.filter(
    ({ at }) => at !== null && Math.hypot((at[0] - lng) * narrow * unit, (at[1] - lat) * unit) <= metres,
  );
}
