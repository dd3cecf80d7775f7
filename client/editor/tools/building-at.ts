import type { Building } from '../../../domain/balance/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { boxAround, metresBetween, scaleAt } from '../snap/scale.ts';
import { SNAP_PX } from '../snap/snap.ts';
import type { PointerInput } from '../tool.ts';

/** The building that the map says is under the pointer, else the nearest whose point is within `SNAP_PX`. */
export function buildingAt(division: Division, input: PointerInput): Building | null {
  const { all, byLeaf } = division.buildings;
  const named = input.building === undefined ? undefined : all.get(input.building);
  if (named) return named;
  const scale = scaleAt(input.at);
  let best: Building | null = null;
  let least = SNAP_PX * input.metresPerPixel;
  for (const leaf of division.coverage.index.search(boxAround(input.at, least, scale))) {
    for (const id of byLeaf.get(leaf) ?? []) {
      const building = all.get(id)!;
      const metres = metresBetween(input.at, building.at, scale);
      if (metres > least) continue;
      best = building;
      least = metres;
    }
  }
  return best;
}
