import type { PathMark, Trace } from '../drawing.ts';
import { CellRaster } from './cell-raster.ts';
import type { Inks } from './inks.ts';
import type { Layer } from './layer.ts';
import { grown, type PaperGround, type Sides } from './paper-ground.ts';
import type { PaperBuilding } from './read-areas.ts';
import { boxTrace, closedTrace } from './traces.ts';
import type { LegendItem } from './types.ts';

const EDGE_MM = 0.1;

/** The buildings around the grid pale, its own darker; without `edges` as mere patches. Few marks hold them all, and no two that may overlap are in one (even-odd). */
export function layBuildings(
  buildings: readonly PaperBuilding[],
  ground: PaperGround,
  inks: Inks,
  edges: boolean,
): Layer {
  const own = buildings.filter(({ building }) => building.within);
  const far = buildings.filter(({ building }) => !building.within);
  const style = (within: boolean) => ({
    fill: within ? inks.building : inks.farBuilding,
    ...(edges ? { stroke: within ? inks.buildingEdge : inks.farBuildingEdge, strokeWidth: EDGE_MM } : {}),
  });
  const legend: LegendItem[] = [];
  for (const [within, group, name] of [
    [true, own, { zh: '本网格楼栋', en: 'Building of this grid' }],
    [false, far, { zh: '周边楼栋', en: 'Building around it' }],
  ] as const) {
    if (!group.some(({ seen }) => seen)) continue;
    legend.push({
      id: within ? 'building' : 'building-around',
      name,
      sample: (box) => [{ kind: 'path', traces: [boxTrace(box)], ...style(within) }],
    });
  }
  const marks = [
    ...batches(far, ground.kept).map((traces): PathMark => ({ kind: 'path', traces, ...style(false) })),
    ...batches(own, ground.kept).map((traces): PathMark => ({ kind: 'path', traces, ...style(true) })),
  ];
  return { marks, legend };
}

/** Buildings dealt out so that no two of a batch share a cell: first fit into seven batches, what fits in none is alone. */
function batches(buildings: readonly PaperBuilding[], kept: Sides): readonly Trace[][] {
  const raster = new CellRaster(kept);
  const filled: Trace[][] = Array.from({ length: 7 }, () => []);
  const alone: Trace[][] = [];
  for (const { rings, sides } of buildings) {
    const around = grown(sides, -0.01);
    const taken = raster.any(around);
    const free = filled.findIndex((_, i) => (taken & (1 << i)) === 0);
    const traces = rings.map(closedTrace);
    if (free < 0) {
      alone.push(traces);
      continue;
    }
    raster.setBox(around, 1 << free);
    filled[free]!.push(...traces);
  }
  return [...filled.filter((traces) => traces.length > 0), ...alone];
}
