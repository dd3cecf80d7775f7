import type { PartGraph } from '../../../../domain/draft/types.ts';

/** The parts of each grid. */
export function membersOf(gridOf: Int32Array): Map<number, number[]> {
  const members = new Map<number, number[]>();
  gridOf.forEach((grid, p) => {
    const parts = members.get(grid);
    if (parts) parts.push(p);
    else members.set(grid, [p]);
  });
  return members;
}

/** What each grid holds. */
export function heldBy(graph: PartGraph, gridOf: Int32Array): Map<number, number> {
  const held = new Map<number, number>();
  gridOf.forEach((grid, p) => {
    held.set(grid, (held.get(grid) ?? 0) + graph.weight[p]!);
  });
  return held;
}

/** Households that have another grid than before. */
export function movedBetween(graph: PartGraph, today: Int32Array, gridOf: Int32Array): number {
  let moved = 0;
  gridOf.forEach((grid, p) => {
    if (grid !== today[p]) moved += graph.households[p]!;
  });
  return moved;
}

export function isConnected(graph: PartGraph, parts: readonly number[]): boolean {
  const left = new Set(parts);
  const found = [parts[0]!];
  left.delete(parts[0]!);
  for (let p = found.pop(); p !== undefined; p = found.pop()) {
    for (let k = graph.start[p]!; k < graph.start[p + 1]!; k++) {
      if (left.delete(graph.neighbour[k]!)) found.push(graph.neighbour[k]!);
    }
  }
  return left.size === 0;
}
