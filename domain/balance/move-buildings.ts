import type { GridId } from '../coverage/types.ts';
import type { Building, BuildingId, Buildings } from './types.ts';

/** Where a building lay and lies; null: in no leaf. */
export interface Move {
  readonly from: GridId | null;
  readonly to: GridId | null;
}

/** What moved: the buildings, and the leaves that lost or got one. */
export interface Placement {
  readonly buildings: Buildings;
  readonly leaves: ReadonlySet<GridId>;
}

/** The buildings after some moved from leaf to leaf, came into one, or left the last. Whoever is gone from `all` is in none. */
export function moveBuildings(buildings: Buildings, moves: ReadonlyMap<BuildingId, Move>): Placement {
  const lost = new Map<GridId, Set<BuildingId>>();
  const got = new Map<GridId, BuildingId[]>();
  let outside = false;
  for (const [id, { from, to }] of moves) {
    outside ||= from === null || to === null;
    if (from === to) continue;
    if (from !== null) {
      const set = lost.get(from);
      if (set) set.add(id);
      else lost.set(from, new Set([id]));
    }
    if (to !== null) {
      const list = got.get(to);
      if (list) list.push(id);
      else got.set(to, [id]);
    }
  }
  if (moves.size === 0) return { buildings, leaves: new Set() };
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
        for (const [id, { to }] of moves) {
          if (to === null) m.delete(id);
          else m.set(id, to);
        }
      }),
      outside: outside
        ? buildings.outside.change((m) => {
            for (const [id, { to }] of moves) {
              if (to === null && buildings.all.has(id)) m.set(id, true);
              else m.delete(id);
            }
          })
        : buildings.outside,
    },
  };
}

/** The building of an id that a leaf, or the outside, is said to hold. */
export function buildingOf({ all }: Buildings, id: BuildingId): Building {
  const building = all.get(id);
  if (!building) throw new Error(`building ${id} is not there`);
  return building;
}
