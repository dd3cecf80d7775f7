import type { Point } from '../geometry/point.ts';
import { type HalfEdges, OUTSIDE } from './half-edges.ts';
import type { Border, BorderId, BorderRef, Coverage, GridId, LeafGrid } from './types.ts';

/** A border between changed and unchanged ground, and where its edges begin as the unchanged side walks them. */
interface OutlineBorder {
  readonly border: Border;
  slot: number;
}

/** The edge of the ground that a change touches, as the untouched leaves around it and the outside walk it. */
export interface Outline {
  readonly borders: ReadonlyMap<BorderId, OutlineBorder>;
  readonly neighbours: readonly LeafGrid[];
  /** All vertices that `addOutline` may add. */
  readonly corners: number;
}

export function outlineOf(coverage: Coverage, touched: ReadonlyMap<GridId, LeafGrid>): Outline {
  const borders = new Map<BorderId, OutlineBorder>();
  const neighbours = new Map<GridId, LeafGrid>();
  let corners = 0;
  for (const leaf of touched.values()) {
    for (const ring of leaf.rings) {
      for (const ref of ring) {
        const border = coverage.borders.get(ref.border)!;
        const other = ref.reversed ? border.left : border.right;
        if (other !== null) {
          if (touched.has(other)) continue;
          if (!neighbours.has(other)) neighbours.set(other, coverage.leaves.get(other)!);
        }
        borders.set(border.id, { border, slot: -1 });
        corners += border.points.length;
      }
    }
  }
  return { borders, neighbours: [...neighbours.values()], corners };
}

/** Adds the outline's edges; the neighbours' owners count on from `firstOwner`. */
export function addOutline(
  edges: HalfEdges,
  outline: Outline,
  borderAt: Int32Array,
  firstOwner: number,
): void {
  outline.neighbours.forEach((leaf, i) => {
    for (const ring of leaf.rings) addWalk(edges, ring, outline, borderAt, firstOwner + i);
  });
  for (const { border } of outline.borders.values()) {
    if (border.right === null)
      addWalk(edges, [{ border: border.id, reversed: true }], outline, borderAt, OUTSIDE);
  }
}

/**
 * The stretches of a closed walk that lie on the outline, each an open run or the whole ring. Borders that follow
 * one another are joined, so that `next` tells what the walker's ring does at the vertex between them.
 */
function addWalk(
  edges: HalfEdges,
  walk: readonly BorderRef[],
  outline: Outline,
  borderAt: Int32Array,
  owner: number,
): void {
  let opening = -1;
  let end: Point | null = null;
  for (let i = 0; i < walk.length; i++) {
    const { border: id, reversed } = walk[i]!;
    const found = outline.borders.get(id);
    if (found === undefined) {
      if (end !== null) endRun(edges, end, owner);
      end = null;
      continue;
    }
    found.slot = edges.size;
    if (i === 0) opening = edges.size;
    const { points } = found.border;
    const last = points.length - 1;
    for (let k = 0; k < last; k++) borderAt[edges.add(points[reversed ? last - k : k]!, owner)] = id;
    end = points[reversed ? 0 : last]!;
  }
  if (end === null) return;
  if (opening >= 0 && edges.x[opening] === end[0] && edges.y[opening] === end[1])
    edges.next[edges.size - 1] = opening;
  else endRun(edges, end, owner);
}

function endRun(edges: HalfEdges, end: Point, owner: number): void {
  edges.next[edges.add(end, owner)] = -1;
}
