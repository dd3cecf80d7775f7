import { changedBox } from '../coverage/changed-box.ts';
import { locate } from '../coverage/locate.ts';
import type { Coverage, GridId, LeafGrid } from '../coverage/types.ts';
import { boxesMeet } from '../geometry/box.ts';
import type { Box, Point } from '../geometry/point.ts';
import { locateInPolygon } from '../geometry/ring.ts';
import { buildingOf, type Move, moveBuildings, type Placement } from './move-buildings.ts';
import type { BuildingId, Buildings } from './types.ts';

/** Up to this many leaves are asked one by one, before the index is. */
const FEW = 8;

export interface LeavesChanged {
  readonly was: Coverage;
  readonly is: Coverage;
  /** The leaves of `was` that are gone or have another polygon. */
  readonly before: readonly GridId[];
  /** The leaves of `is` that are new or have another polygon. */
  readonly after: readonly GridId[];
  /** The ground of the two is not the same. */
  readonly edgeMoved: boolean;
}

/**
 * The buildings after leaves changed. Asked anew: the buildings of those leaves; a neighbour's on the border that a new
 * polygon of lower id now reaches; and, when the territory's edge moved, those outside.
 */
export function followLeaves(buildings: Buildings, changed: LeavesChanged): Placement {
  const { was, is } = changed;
  const before = changed.before.map((id) => was.leaves.get(id)!);
  const after = changed.after.map((id) => is.leaves.get(id)!);
  const beforeById = new Map(before.map((leaf) => [leaf.id, leaf]));
  const afterById = new Map(after.map((leaf) => [leaf.id, leaf]));
  const moves = new Map<BuildingId, Move>();
  const follow = (id: BuildingId, from: GridId | null, to: GridId | null) => {
    if (to !== from) moves.set(id, { from, to });
  };
  for (const { id: from } of before) {
    const ids = buildings.byLeaf.get(from);
    if (!ids) continue;
    const own = afterById.get(from);
    for (const id of ids) {
      const { at } = buildingOf(buildings, id);
      if (own && isInside(at, own)) continue;
      const other = after.length <= FEW ? after.find((leaf) => leaf !== own && isInside(at, leaf)) : null;
      follow(id, from, other ? other.id : locate(is, at));
    }
  }
  const touched = new Set([...changed.before, ...changed.after]);
  for (const leaf of after) {
    const to = leaf.id;
    const old = beforeById.get(to);
    const box = old ? changedBox(old.polygon, leaf.polygon) : leaf.box;
    for (const near of yielding(changed, beforeById, to, box)) {
      if (touched.has(near)) continue;
      for (const id of buildings.byLeaf.get(near) ?? []) {
        const { at } = buildingOf(buildings, id);
        if (inBox(at, box)) follow(id, near, locate(is, at));
      }
    }
  }
  if (changed.edgeMoved) {
    for (const id of buildings.outside.keys()) {
      const { at } = buildingOf(buildings, id);
      if (after.some(({ box }) => inBox(at, box))) follow(id, null, locate(is, at));
    }
  }
  return moveBuildings(buildings, moves);
}

/** Is the point in the leaf and off its border, and so in no other? */
function isInside(p: Point, { box, polygon }: LeafGrid): boolean {
  return inBox(p, box) && locateInPolygon(p, polygon) === 'inside';
}

/**
 * The leaves around a new polygon, or around what is new of it (`box`), that may have to yield a building on its border to it, as
 * the lowest id does. Its ground was some old leaf's, and if a neighbour had the building then, the neighbour's id is
 * lower than that one's.
 */
function yielding(
  { was, is, edgeMoved }: LeavesChanged,
  before: ReadonlyMap<GridId, LeafGrid>,
  to: GridId,
  box: Box,
): GridId[] {
  let highest = to;
  if (before.size <= FEW) {
    for (const leaf of before.values()) if (leaf.id > highest && boxesMeet(leaf.box, box)) highest = leaf.id;
  } else for (const id of was.index.search(box)) if (id > highest && before.has(id)) highest = id;
  if (highest === to && !edgeMoved) return [];
  return is.index.search(box).filter((near) => near > to && (edgeMoved || near < highest));
}

function inBox(p: Point, box: Box): boolean {
  return p[0] >= box[0] && p[0] <= box[2] && p[1] >= box[1] && p[1] <= box[3];
}
