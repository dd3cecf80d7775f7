import type { PartGraph } from '../../../../domain/draft/types.ts';
import type { Random } from '../../../arbitrary/random.ts';

/** A graph of parts that form a rectangle of squares 100 m wide, all links open. */
export function meshGraph(columns: number, rows: number, households: ArrayLike<number>): PartGraph {
  const count = columns * rows;
  const start = new Int32Array(count + 1);
  const neighbour: number[] = [];
  const outerM = new Float64Array(count);
  for (let p = 0; p < count; p++) {
    const x = p % columns;
    const y = Math.floor(p / columns);
    if (x > 0) neighbour.push(p - 1);
    if (x < columns - 1) neighbour.push(p + 1);
    if (y > 0) neighbour.push(p - columns);
    if (y < rows - 1) neighbour.push(p + columns);
    start[p + 1] = neighbour.length;
    outerM[p] = 100 * (4 - (start[p + 1]! - start[p]!));
  }
  const links = neighbour.length;
  const counts = Float64Array.from(households);
  return {
    count,
    weight: counts,
    households: counts,
    areaM2: new Float64Array(count).fill(10_000),
    outerM,
    x: Float64Array.from({ length: count }, (_, p) => 100 * (p % columns) + 50),
    y: Float64Array.from({ length: count }, (_, p) => 100 * Math.floor(p / columns) + 50),
    start,
    neighbour: Int32Array.from(neighbour),
    lengthM: new Float64Array(links).fill(100),
    offLineM: new Float64Array(links),
    mainM: new Float64Array(links),
    keptM: new Float64Array(links),
    barrier: new Uint8Array(links),
    ground: new Int32Array(count),
    unit: new Int32Array(count).fill(-1),
    kind: new Int32Array(count).fill(-1),
  };
}

/** So many connected grids grown at random over all parts. */
export function grownGrids(graph: PartGraph, grids: number, random: Random): Int32Array {
  const gridOf = new Int32Array(graph.count).fill(-1);
  random
    .shuffle(Array.from({ length: graph.count }, (_, p) => p))
    .slice(0, grids)
    .forEach((p, grid) => {
      gridOf[p] = grid;
    });
  for (;;) {
    const edge: [part: number, grid: number][] = [];
    for (let p = 0; p < graph.count; p++) {
      if (gridOf[p]! >= 0) continue;
      for (let k = graph.start[p]!; k < graph.start[p + 1]!; k++) {
        const grid = gridOf[graph.neighbour[k]!]!;
        if (grid >= 0) edge.push([p, grid]);
      }
    }
    if (edge.length === 0) return gridOf;
    const [part, grid] = random.pick(edge);
    gridOf[part] = grid;
  }
}
