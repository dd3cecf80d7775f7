import { samePoint } from '../geometry/point.ts';
import { type HalfEdges, OUTSIDE } from './half-edges.ts';
import type { Border, BorderId, Coverage, GridId, LeafGrid } from './types.ts';

/** A border between changed and unchanged ground, and where its edges begin as the unchanged side walks them. */
interface OutlineBorder {
  readonly border: Border;
  /** Index among the neighbours, `OUTSIDE` for the outside. */
  readonly neighbour: number;
  slot: number;
}

/** The edge of the ground that a change touches, as the untouched leaves around it and the outside walk it. */
export interface Outline {
  readonly borders: ReadonlyMap<BorderId, OutlineBorder>;
  readonly neighbours: readonly GridId[];
  /** The neighbours with borders of which one may follow another: where it does, their rings must be asked. */
  readonly several: ReadonlySet<number>;
  /** All slots that `addOutline` takes. */
  readonly corners: number;
}

export function outlineOf(coverage: Coverage, touched: ReadonlyMap<GridId, LeafGrid>): Outline {
  const borders = new Map<BorderId, OutlineBorder>();
  const neighbours = new Map<GridId, number>();
  const several = new Set<number>();
  let corners = 0;
  for (const leaf of touched.values()) {
    for (const ring of leaf.rings) {
      for (const ref of ring) {
        const border = coverage.borders.get(ref.border)!;
        const other = ref.reversed ? border.left : border.right;
        let neighbour = OUTSIDE;
        if (other !== null) {
          if (touched.has(other)) continue;
          const known = neighbours.get(other);
          if (known !== undefined) several.add(known);
          neighbour = known ?? neighbours.size;
          if (known === undefined) neighbours.set(other, neighbour);
          if (samePoint(border.points[0]!, border.points.at(-1)!)) several.add(neighbour);
        }
        borders.set(border.id, { border, neighbour, slot: -1 });
        corners += border.points.length;
      }
    }
  }
  return { borders, neighbours: [...neighbours.keys()], several, corners };
}

/** Adds the outline's edges, the outside's last; the neighbours' owners count on from `firstOwner`. */
export function addOutline(edges: HalfEdges, outline: Outline, coverage: Coverage, firstOwner: number): void {
  for (const found of outline.borders.values()) {
    if (found.neighbour !== OUTSIDE)
      addRun(edges, found, firstOwner + found.neighbour, outline.neighbours[found.neighbour]!);
  }
  for (const neighbour of outline.several) {
    const leaf = coverage.leaves.get(outline.neighbours[neighbour]!)!;
    for (const ring of leaf.rings) {
      let before = outline.borders.get(ring.at(-1)!.border);
      for (const ref of ring) {
        const after = outline.borders.get(ref.border);
        if (before !== undefined && after !== undefined) {
          edges.next[before.slot + before.border.points.length - 2] = after.slot;
        }
        before = after;
      }
    }
  }
  for (const found of outline.borders.values()) {
    if (found.neighbour === OUTSIDE) addRun(edges, found, OUTSIDE, null);
  }
}

/** A border as an open run, walked with `walker` on its left hand. */
function addRun(edges: HalfEdges, found: OutlineBorder, owner: number, walker: GridId | null): void {
  const { id, points, left } = found.border;
  const last = points.length - 1;
  const reversed = left !== walker;
  found.slot = edges.size;
  for (let k = 0; k <= last; k++) edges.borderAt[edges.add(points[reversed ? last - k : k]!, owner)] = id;
  edges.next[edges.size - 1] = -1;
}
