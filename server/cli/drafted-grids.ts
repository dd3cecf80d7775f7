import { compactnessOf } from '../../domain/draft/propose/shape-figures.ts';
import type { Divided, PartGraph, Parts } from '../../domain/draft/types.ts';

/** What a grid of a draft is, by its number. */
export interface DraftedGrid {
  readonly households: number;
  readonly persons: number;
  readonly areaM2: number;
  readonly compactness: number;
  readonly buildings: number;
  readonly parent: string;
}

/** Sums and shapes of the grids, from the parts that they are made of. */
export function draftedGrids(
  parts: Parts,
  graph: PartGraph,
  { gridOf, grids }: Divided,
  parentOf: (ground: number) => string,
): DraftedGrid[] {
  const households = new Float64Array(grids);
  const persons = new Float64Array(grids);
  const areaM2 = new Float64Array(grids);
  const outlineM = new Float64Array(grids);
  const buildings = new Int32Array(grids);
  const parent: string[] = new Array(grids).fill('');
  for (let p = 0; p < parts.count; p++) {
    const grid = gridOf[p]!;
    households[grid]! += parts.households[p]!;
    persons[grid]! += parts.persons[p]!;
    areaM2[grid]! += parts.areaM2[p]!;
    buildings[grid]! += parts.buildings[p]!.length;
    parent[grid] = parentOf(parts.groundOf[p]!);
    outlineM[grid]! += graph.outerM[p]!;
    for (let i = graph.start[p]!; i < graph.start[p + 1]!; i++)
      if (gridOf[graph.neighbour[i]!] !== grid) outlineM[grid]! += graph.lengthM[i]!;
  }
  return parent.map((name, grid) => ({
    households: households[grid]!,
    persons: persons[grid]!,
    areaM2: areaM2[grid]!,
    compactness: compactnessOf({ areaM2: areaM2[grid]!, outlineM: outlineM[grid]! }),
    buildings: buildings[grid]!,
    parent: name,
  }));
}
