import { homed } from '../propose/homed.ts';
import { inOnePiece } from '../propose/in-one-piece.ts';
import { partedGraph } from '../propose/parted-graph.ts';
import type { TodayLevel } from '../propose/today-parts.ts';
import type { PartGraph } from '../types.ts';

/** Grids of one level: grid per part, and per grid the one of today's that it keeps (place in `TodayLevel.ids`; −1: it is born) or is cut from. */
export interface EvenLevel {
  readonly gridOf: Int32Array;
  readonly grids: number;
  readonly keeps: Int32Array;
  readonly cutFrom: Int32Array;
}

/** The level that is split: the piece with the most households (then the largest) stays what it was. */
export function pieces(graph: PartGraph, numbers: Int32Array): EvenLevel {
  const { gridOf, grids } = inOnePiece(graph, numbers);
  return { gridOf, grids, ...identity(graph, gridOf, new Int32Array(grids)) };
}

/**
 * The level beneath one that has been split: today's grids go with their ground, those that a cut goes through are cut, and the part with
 * the most households stays what it was. Cut-off ground where nobody lives goes with its neighbour instead of being a grid.
 */
export function gridsBeneath(graph: PartGraph, above: Int32Array, today: TodayLevel): EvenLevel {
  const parted = partedGraph(graph, above);
  const labels = homed(parted, today.ofPart);
  const cut = inOnePiece(
    parted,
    labels.map((label, p) => above[p]! * today.ids.length + label),
  );
  const labelOf = new Int32Array(cut.grids);
  const aboveOf = new Int32Array(cut.grids);
  cut.gridOf.forEach((grid, p) => {
    labelOf[grid] = labels[p]!;
    aboveOf[grid] = above[p]!;
  });
  const { keeps } = identity(graph, cut.gridOf, labelOf);
  const { households } = sums(graph, cut.gridOf, cut.grids);
  const largest = heaviest(graph, cut.gridOf, aboveOf);
  const isScrap = (grid: number) =>
    keeps[grid] === -1 && households[grid] === 0 && largest.get(aboveOf[grid]!) !== grid;
  const { gridOf, grids } = inOnePiece(
    parted,
    homed(
      parted,
      cut.gridOf.map((grid) => (isScrap(grid) ? -1 : grid)),
    ),
  );
  const kept = new Int32Array(grids).fill(-1);
  const cutFrom = new Int32Array(grids);
  cut.gridOf.forEach((was, p) => {
    if (isScrap(was)) return;
    kept[gridOf[p]!] = keeps[was]!;
    cutFrom[gridOf[p]!] = labelOf[was]!;
  });
  return { gridOf, grids, keeps: kept, cutFrom };
}

function identity(graph: PartGraph, gridOf: Int32Array, cutFrom: Int32Array) {
  const keeps = new Int32Array(cutFrom.length).fill(-1);
  for (const [was, grid] of heaviest(graph, gridOf, cutFrom)) keeps[grid] = was;
  return { keeps, cutFrom };
}

/** Of the grids with one label the one with the most households, then the largest, then the first. */
function heaviest(graph: PartGraph, gridOf: Int32Array, labelOf: Int32Array): Map<number, number> {
  const { households, areaM2 } = sums(graph, gridOf, labelOf.length);
  const best = new Map<number, number>();
  labelOf.forEach((label, grid) => {
    const other = best.get(label);
    const more =
      other === undefined ||
      households[grid]! > households[other]! ||
      (households[grid] === households[other] && areaM2[grid]! > areaM2[other]!);
    if (more) best.set(label, grid);
  });
  return best;
}

function sums(graph: PartGraph, gridOf: Int32Array, grids: number) {
  const households = new Float64Array(grids);
  const areaM2 = new Float64Array(grids);
  gridOf.forEach((grid, p) => {
    households[grid]! += graph.households[p]!;
    areaM2[grid]! += graph.areaM2[p]!;
  });
  return { households, areaM2 };
}
