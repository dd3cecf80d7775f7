import { HEAT_BANDWIDTH_M } from '../../../domain/case/heat/heat-classes.ts';
import { type HeatFrame, heatFrame } from '../../../domain/case/heat/heat-frame.ts';
import type { HeatCounts, HeatQuery } from '../../../domain/contract/case.ts';
import { joinBoxes } from '../../../domain/geometry/box.ts';
import { ringBox } from '../../../domain/geometry/ring.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { PlanContext } from '../../plans/context.ts';
import { groundOf, territoryOfPlan } from '../../plans/territory-of-plan.ts';
import { PLACED, REPEAT } from '../index/columns.ts';
import { askIndex, type Found } from './ask-index.ts';

const DAY_MS = 86_400_000;
/** Nobody's heat: a raster of ten metres is larger than any screen. */
const LEAST_BANDWIDTH_M = 10;

/**
 * How many cases of a window lie in each cell of the heat's raster over the box of the territory as surveyed, and how many days the
 * window has: from its beginning, or the first case, to its end or now. Repeats are not counted. Refuses what `askIndex` does,
 * `plan-needed` where there are several territories, `bandwidth-wrong`.
 */
export async function getHeat(context: PlanContext, query: HeatQuery): Promise<Result<HeatCounts>> {
  const { bandwidth, plan, ...rest } = query;
  const metres = Number(bandwidth ?? HEAT_BANDWIDTH_M);
  if (metres < LEAST_BANDWIDTH_M)
    return refuse('bandwidth-wrong', { value: metres, least: LEAST_BANDWIDTH_M });
  const territory = await territoryOfPlan(context.db, plan);
  if (!territory.ok) return territory;
  const ground = await groundOf(context.db, territory.value);
  const box = ground.map((polygon) => ringBox(polygon[0]!)).reduce(joinBoxes);
  const frame = heatFrame(box, metres);
  const counted = await askIndex(context, { query: rest, territory: territory.value }, (found) => ({
    days: daysOf(found),
    ...cellsOf(found, frame),
  }));
  if (!counted.ok) return counted;
  const { days, total, cells, counts } = counted.value;
  return ok({ total, days, box: [...box], columns: frame.columns, rows: frame.rows, cells, counts });
}

function daysOf({ index, filter, now, rows }: Found): number {
  const { occurred } = index.columns;
  let from = filter.from ?? now;
  if (filter.from === null) for (const row of rows) from = Math.min(from, occurred[row]!);
  return Math.max(1, (filter.to ?? now) - from) / DAY_MS;
}

/** As `domain/case/heat/heat-cells` counts, on the lattice's own numbers: cells that have cases, in their order. */
function cellsOf({ index, rows }: Found, frame: HeatFrame) {
  const { flags, x, y } = index.columns;
  const { origin, cell, columns, reach } = frame;
  const [lastColumn, lastRow] = [columns - reach, frame.rows - reach];
  const raster = new Uint32Array(columns * frame.rows);
  let total = 0;
  for (const at of rows) {
    if ((flags[at]! & (PLACED | REPEAT)) !== PLACED) continue;
    const column = Math.floor((x[at]! - origin[0]) / cell[0]);
    const row = Math.floor((y[at]! - origin[1]) / cell[1]);
    if (!(column >= reach && column < lastColumn && row >= reach && row < lastRow)) continue;
    raster[row * columns + column]!++;
    total++;
  }
  const cells: number[] = [];
  const counts: number[] = [];
  for (let i = 0; i < raster.length; i++) {
    if (raster[i] === 0) continue;
    cells.push(i);
    counts.push(raster[i]!);
  }
  return { total, cells, counts };
}
