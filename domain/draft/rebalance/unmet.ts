import { explain } from '../divide/explain.ts';
import { joinRegions } from '../divide/joined.ts';
import { isOpen } from '../divide/regions.ts';
import type { PartGraph, Shortfall } from '../types.ts';
import type { Band } from './region.ts';

/** Why grids that were to be brought into the band are not, or lie across a barrier; nothing of those that were not asked for. */
export function unmet(
  graph: PartGraph,
  today: Int32Array,
  band: Band,
  chosen: ReadonlySet<number> | undefined,
  gridOf: Int32Array,
): Shortfall[] {
  const numbers = new Map<number, number>();
  for (const grid of gridOf) if (!numbers.has(grid)) numbers.set(grid, numbers.size);
  const weight = Float64Array.from(graph.weight, (w) => (w > 0 && w < Infinity ? w : 0));
  const joined = joinRegions(graph, weight, band, null);
  const shortfalls = explain({
    graph,
    weight,
    band,
    joined,
    open: (p, q, slot) => isOpen(graph, p, q, slot),
    proven: new Uint8Array(joined.set.count),
    gridOf: gridOf.map((grid) => numbers.get(grid)!),
    grids: numbers.size,
  });
  if (chosen === undefined) return shortfalls;
  const known = new Set(today);
  return shortfalls.filter(({ parts }) =>
    parts.some((p) => chosen.has(gridOf[p]!) || !known.has(gridOf[p]!)),
  );
}
