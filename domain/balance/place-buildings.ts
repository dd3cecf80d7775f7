import { locate } from '../coverage/locate.ts';
import type { Coverage, GridId } from '../coverage/types.ts';
import { PersistentMap } from '../persistent-map.ts';
import { ok, type Result, refuse } from '../result.ts';
import { type Move, moveBuildings, type Placement } from './move-buildings.ts';
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
  const moves = new Map<BuildingId, Move>();
  for (const id of [...change.put.map((building) => building.id), ...change.removed]) {
    const from = buildings.leafOf.get(id) ?? null;
    const building = all.get(id);
    const to = building ? locate(coverage, building.at) : null;
    if (to !== from || (to === null && (building !== undefined) !== buildings.outside.has(id)))
      moves.set(id, { from, to });
  }
  const moved = moveBuildings({ ...buildings, all }, moves);
  const leaves = new Set(moved.leaves);
  for (const { id } of change.put) {
    const leaf = moved.buildings.leafOf.get(id);
    if (leaf !== undefined) leaves.add(leaf);
  }
  return { buildings: moved.buildings, leaves };
}
