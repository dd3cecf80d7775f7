import type { Building } from '../../../domain/balance/types.ts';
import type { BuildingEdit } from '../../places/change-buildings.ts';
import type { IncomingBuilding } from './incoming-building.ts';
import { matchByPlace } from './match-by-place.ts';
import { isPlacedElsewhere, renewBuilding } from './renew-building.ts';

export interface BuildingUpdate {
  /** Nothing is ever removed: a file may hold a part of the territory. */
  readonly edit: BuildingEdit;
  readonly changed: number;
  readonly unchanged: number;
  readonly added: number;
  /** How many keep their footprint, though the file has a point that is not within it. */
  readonly kept: number;
  /** How many stand that the file does not have. */
  readonly missing: number;
  /** Of the file: left out, since it is not clear which building they are. */
  readonly ambiguous: readonly IncomingBuilding[];
}

/**
 * What a newer file of buildings changes of those that stand: known again by their ids, or by their place (`matchByPlace`), they get
 * what differs of households, persons, name, use and footprint, and keep their ids; the others of the file are new. Ids are unique in both lists.
 */
export function planBuildingUpdate(
  existing: readonly Building[],
  incoming: readonly IncomingBuilding[],
  key: 'id' | 'place',
): BuildingUpdate {
  const { knownOf, ambiguous, doubtful } =
    key === 'id' ? matchById(existing, incoming) : matchByPlace(incoming, existing);
  const added: Building[] = [];
  const updated: Building[] = [];
  let unchanged = 0;
  let kept = 0;
  for (const [i, said] of incoming.entries()) {
    if (ambiguous.has(i)) continue;
    const k = knownOf.get(i);
    if (k === undefined) {
      const { row: _row, unsaid: _unsaid, ...building } = said;
      added.push(building);
      continue;
    }
    const known = existing[k] as Building;
    const renewed = renewBuilding(known, said);
    if (isPlacedElsewhere(known, said)) kept += 1;
    if (renewed === known) unchanged += 1;
    else updated.push(renewed);
  }
  return {
    edit: { added, updated, removed: [] },
    changed: updated.length,
    unchanged,
    added: added.length,
    kept,
    missing: existing.length - knownOf.size - doubtful.size,
    ambiguous: [...ambiguous].sort((a, b) => a - b).map((i) => incoming[i] as IncomingBuilding),
  };
}

const NONE: ReadonlySet<number> = new Set();

function matchById(existing: readonly Building[], incoming: readonly Building[]) {
  const placeOf = new Map(existing.map(({ id }, k) => [id, k]));
  const knownOf = new Map<number, number>();
  for (const [i, { id }] of incoming.entries()) {
    const k = placeOf.get(id);
    if (k !== undefined) knownOf.set(i, k);
  }
  return { knownOf, ambiguous: NONE, doubtful: NONE };
}
