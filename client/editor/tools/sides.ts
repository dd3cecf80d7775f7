import { NOTHING } from '../../../domain/balance/count.ts';
import { deviation } from '../../../domain/balance/target.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { AppliedEdit } from '../../../domain/edit/apply-edit.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Polygon } from '../../../domain/geometry/point.ts';
import { ringArea2 } from '../../../domain/geometry/ring.ts';
import { pointOnSurface } from '../../../domain/geometry/surface-point.ts';
import { ancestorAt, leavesUnder } from '../../../domain/plan/tree.ts';
import type { LevelId } from '../../../domain/plan/types.ts';
import type { Preview, SideCount } from '../preview.ts';

/** More sides than this beside a pointer nobody reads. */
const SIDES_SHOWN = 6;

/** Edges of one leaf that a single edit puts new vertices into without moving them. */
const EDGES_TAKEN_INTO = 2;

/** What a map shows of an edit that is being tried: the division as it would be, and the counts of (so many) grids whose ground changed. */
export function showTrial(
  before: Division,
  trial: AppliedEdit,
  level: LevelId,
  most = SIDES_SHOWN,
): Pick<Preview, 'ghost' | 'sides'> {
  const { division } = trial;
  return { ghost: division, sides: sideCounts(division, regrounded(before, trial, level), most) };
}

/**
 * The grids of a level that have won or lost ground, those that were there before first. One that has only taken in a
 * neighbour's new vertex has not: that lies within a lattice unit of the edge it was put into.
 */
export function regrounded(before: Division, { division, diff }: AppliedEdit, level: LevelId): GridId[] {
  const gains = new Map<GridId, { area2: bigint; rounded: bigint }>();
  const add = (tree: Division['tree'], leaf: GridId, polygon: Polygon | null, sign: bigint) => {
    const id = polygon && ancestorAt(tree, leaf, level);
    if (!id) return;
    const gain = gains.get(id) ?? { area2: 0n, rounded: 0n };
    gain.area2 += sign * area2(polygon);
    gain.rounded += BigInt(Math.ceil(EDGES_TAKEN_INTO * longestEdge(polygon)));
    gains.set(id, gain);
  };
  for (const grid of diff.removed) add(before.tree, grid.id, grid.polygon, -1n);
  const stayed = new Set<GridId>();
  for (const [was, is] of diff.updated) {
    if (is.polygon) stayed.add(is.id);
    // Ground that goes over with the grid that it lies in is in no leaf of the diff.
    else if (was.parentId !== is.parentId)
      for (const leaf of leavesUnder(division.tree, is.id)) if (before.tree.grids.has(leaf)) stayed.add(leaf);
  }
  for (const leaf of stayed) {
    add(before.tree, leaf, before.tree.grids.get(leaf)!.polygon, -1n);
    add(division.tree, leaf, division.tree.grids.get(leaf)!.polygon, 1n);
  }
  for (const grid of diff.added) add(division.tree, grid.id, grid.polygon, 1n);
  const found: GridId[] = [];
  for (const [id, { area2, rounded }] of gains) {
    if (!division.tree.grids.has(id)) continue;
    if (area2 > rounded || area2 < -rounded) found.push(id);
  }
  const rank = (id: GridId) => (before.tree.grids.has(id) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Counts of grids as they stand beside a pointer: A, B, … */
export function sideCounts(division: Division, ids: readonly GridId[], most = SIDES_SHOWN): SideCount[] {
  return ids.slice(0, most).flatMap((id, i) => {
    const grid = division.tree.grids.get(id);
    const level = division.levels.find((one) => one.id === grid?.level);
    const polygon = grid && largestLeaf(division, id);
    if (!grid || !level || !polygon) return [];
    const count = division.counts.get(id) ?? NOTHING;
    const off = deviation(count, grid, level);
    return {
      gridId: id,
      letter: String.fromCharCode(65 + i),
      households: count.households,
      persons: count.persons,
      target: off?.band.target ?? null,
      deviation: off?.side ?? null,
      at: pointOnSurface(polygon),
    };
  });
}

function largestLeaf(division: Division, id: GridId): Polygon | null {
  let best: Polygon | null = null;
  let most = -1n;
  for (const leaf of leavesUnder(division.tree, id)) {
    const { polygon } = division.coverage.leaves.get(leaf)!;
    const area = area2(polygon);
    if (area <= most) continue;
    best = polygon;
    most = area;
  }
  return best;
}

/** In lattice units. A point that is moved by one of them across an edge changes twice the area by the edge's length. */
function longestEdge(polygon: Polygon): number {
  let longest = 0;
  for (const ring of polygon) {
    let a = ring.at(-1)!;
    for (const b of ring) {
      longest = Math.max(longest, Math.hypot(b[0] - a[0], b[1] - a[1]));
      a = b;
    }
  }
  return longest;
}

function area2(polygon: Polygon): bigint {
  return polygon.reduce((sum, ring) => sum + ringArea2(ring), 0n);
}
