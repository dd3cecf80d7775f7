import { locate } from '../coverage/locate.ts';
import type { Coverage, GridId } from '../coverage/types.ts';
import type { Box } from '../geometry/point.ts';
import { PersistentMap } from '../persistent-map.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { Building, BuildingId, Buildings } from './types.ts';

/** Every building into the leaf that holds its point (the lowest id on a shared border), or outside. */
export function placeBuildings(all: Iterable<Building>, coverage: Coverage): Result<Buildings> {
  const byId = new Map<BuildingId, Building>();
  const byLeaf = new Map<GridId, BuildingId[]>();
  const leafOf = new Map<BuildingId, GridId>();
  const outside: [BuildingId, true][] = [];
  for (const building of all) {
    if (byId.has(building.id)) return refuse('duplicate-id', { id: building.id }, building.at);
    if (!isCount(building.households) || (building.persons !== null && !isCount(building.persons)))
      return refuse('bad-count', { id: building.id }, building.at);
    byId.set(building.id, building);
    const leaf = locate(coverage, building.at);
    if (leaf === null) {
      outside.push([building.id, true]);
      continue;
    }
    leafOf.set(building.id, leaf);
    const list = byLeaf.get(leaf);
    if (list) list.push(building.id);
    else byLeaf.set(leaf, [building.id]);
  }
  return ok({
    all: PersistentMap.from(byId),
    byLeaf: PersistentMap.from(byLeaf),
    leafOf: PersistentMap.from(leafOf),
    outside: PersistentMap.from(outside),
  });
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** What moved: the buildings, and the leaves that lost or got one. */
export interface Placement {
  readonly buildings: Buildings;
  readonly leaves: ReadonlySet<GridId>;
}

/**
 * The buildings after leaves changed. `before` are the leaves that are gone or have a new polygon, `after` those
 * that are new or have one. Asked anew: the buildings of those leaves; any neighbour's that lie within a new
 * polygon's box and yield to a lower id on a shared border; and, when the territory's edge moved, those outside.
 */
export function followLeaves(
  buildings: Buildings,
  coverage: Coverage,
  before: Iterable<GridId>,
  after: Iterable<GridId>,
  edgeMoved: boolean,
): Placement {
  const asked = new Set<BuildingId>();
  for (const leaf of before) for (const id of buildings.byLeaf.get(leaf) ?? []) asked.add(id);
  const boxes: Box[] = [];
  for (const id of after) {
    const { box } = coverage.leaves.get(id)!;
    boxes.push(box);
    for (const near of coverage.index.search(box)) {
      if (near <= id) continue;
      for (const building of buildings.byLeaf.get(near) ?? [])
        if (inBox(buildings.all.get(building)!, box)) asked.add(building);
    }
  }
  if (edgeMoved) {
    for (const [id] of buildings.outside)
      if (boxes.some((box) => inBox(buildings.all.get(id)!, box))) asked.add(id);
  }
  return relocate(buildings, coverage, asked);
}

/** The buildings after some were added, changed or removed. */
export function changeBuildings(
  buildings: Buildings,
  coverage: Coverage,
  change: { readonly put: readonly Building[]; readonly removed: readonly BuildingId[] },
): Placement {
  const all = buildings.all.change((m) => {
    for (const building of change.put) m.set(building.id, building);
    for (const id of change.removed) m.delete(id);
  });
  const moved = relocate({ ...buildings, all }, coverage, [
    ...change.put.map((building) => building.id),
    ...change.removed,
  ]);
  const leaves = new Set(moved.leaves);
  for (const { id } of change.put) {
    const leaf = moved.buildings.leafOf.get(id);
    if (leaf !== undefined) leaves.add(leaf);
  }
  return { buildings: moved.buildings, leaves };
}

function inBox(building: Building, box: Box): boolean {
  const [x, y] = building.at;
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

function relocate(buildings: Buildings, coverage: Coverage, asked: Iterable<BuildingId>): Placement {
  const lost = new Map<GridId, Set<BuildingId>>();
  const got = new Map<GridId, BuildingId[]>();
  const moves: [BuildingId, GridId | null][] = [];
  for (const id of asked) {
    const was = buildings.leafOf.get(id) ?? null;
    const building = buildings.all.get(id);
    const is = building ? locate(coverage, building.at) : null;
    if (is === was && (is !== null || (building !== undefined) === buildings.outside.has(id))) continue;
    moves.push([id, is]);
    if (was !== null && was !== is) {
      const set = lost.get(was);
      if (set) set.add(id);
      else lost.set(was, new Set([id]));
    }
    if (is !== null && is !== was) {
      const list = got.get(is);
      if (list) list.push(id);
      else got.set(is, [id]);
    }
  }
  if (moves.length === 0) return { buildings, leaves: new Set() };
  const leaves = new Set([...lost.keys(), ...got.keys()]);
  return {
    leaves,
    buildings: {
      all: buildings.all,
      byLeaf: buildings.byLeaf.change((m) => {
        for (const leaf of leaves) {
          const gone = lost.get(leaf);
          const stay = m.get(leaf) ?? [];
          const list = [...(gone ? stay.filter((id) => !gone.has(id)) : stay), ...(got.get(leaf) ?? [])];
          if (list.length > 0) m.set(leaf, list);
          else m.delete(leaf);
        }
      }),
      leafOf: buildings.leafOf.change((m) => {
        for (const [id, leaf] of moves) {
          if (leaf === null) m.delete(id);
          else m.set(id, leaf);
        }
      }),
      outside: buildings.outside.change((m) => {
        for (const [id, leaf] of moves) {
          if (leaf === null && buildings.all.has(id)) m.set(id, true);
          else m.delete(id);
        }
      }),
    },
  };
}
