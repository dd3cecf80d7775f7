import { randomUUID } from 'node:crypto';
import type { Building } from '../../domain/balance/types.ts';
import type {
  BuildingChange,
  BuildingCollection,
  NewBuilding,
  WireBuilding,
} from '../../domain/contract/building.ts';
import { toWireBuilding } from '../../domain/edit/wire.ts';
import { toGeoJson } from '../../domain/geometry/measure.ts';
import { toDegrees } from '../../domain/geometry/point.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Bbox } from '../bbox-query.ts';
import { inTransaction } from '../db/transaction.ts';
import type { PlanContext } from '../plans/context.ts';
import { keepRecounted, type Recounted } from '../plans/follow-buildings.ts';
import { buildingsIn, findBuilding, lockBuilding } from './building.queries.ts';
import { changeBuildings } from './change-buildings.ts';
import { readSite } from './read-building.ts';
import { lockTerritory, territoryOf } from './territory-of.queries.ts';

/** What stands now, as features: the footprint where there is one, else the point. */
export async function getBuildings(context: PlanContext, bbox?: Bbox): Promise<BuildingCollection> {
  const buildings = await buildingsIn(context.db, bbox);
  return {
    type: 'FeatureCollection',
    features: buildings.map((building) => ({
      type: 'Feature',
      id: building.id,
      geometry: building.footprint
        ? toGeoJson(building.footprint)
        : { type: 'Point', coordinates: toDegrees(building.at) },
      properties: {
        id: building.id,
        households: building.households,
        persons: building.persons,
        name: building.name,
        use: building.use,
      },
    })),
  };
}

interface Changed {
  readonly building: Building;
  readonly recounted: readonly Recounted[];
}

/** Adds a building; refuses a wrong site, and `outside-territories` for one that lies in none of several. */
export async function addBuilding(context: PlanContext, request: NewBuilding): Promise<Result<WireBuilding>> {
  const site = readSite(request);
  if (!site.ok) return site;
  const building: Building = {
    id: randomUUID(),
    ...site.value,
    households: request.households,
    persons: request.persons ?? null,
    name: request.name ?? '',
    use: request.use ?? null,
  };
  return change(context, async (tx) => {
    const territory = await territoryOf(tx, building.at);
    if (territory === undefined) return refuse('outside-territories', {}, building.at);
    await lockTerritory(tx, territory);
    const recounted = await changeBuildings(context, tx, territory, {
      added: [building],
      updated: [],
      removed: [],
    });
    return ok({ building, recounted });
  });
}

/** Moves a building, gives it households, renames it; the version before keeps its dates. Refuses `building-gone`. */
export async function changeBuilding(
  context: PlanContext,
  id: string,
  request: BuildingChange,
): Promise<Result<WireBuilding>> {
  const moved = request.at !== undefined || request.geometry !== undefined;
  const site = moved ? readSite(request) : ok({});
  if (!site.ok) return site;
  return change(context, async (tx) => {
    const found = await lockStanding(tx, id);
    if (!found) return refuse('building-gone', { id });
    const { at: _at, geometry: _geometry, ...facts } = request;
    const building: Building = { ...found.building, ...facts, ...site.value };
    const recounted = await changeBuildings(context, tx, found.territory, {
      added: [],
      updated: [building],
      removed: [],
    });
    return ok({ building, recounted });
  });
}

/** Takes a building down: it is gone from every count, and stays on record until now. Refuses `building-gone`. */
export async function removeBuilding(context: PlanContext, id: string): Promise<Result<WireBuilding>> {
  return change(context, async (tx) => {
    const found = await lockStanding(tx, id);
    if (!found) return refuse('building-gone', { id });
    const recounted = await changeBuildings(context, tx, found.territory, {
      added: [],
      updated: [],
      removed: [id],
    });
    return ok({ building: found.building, recounted });
  });
}

/** The territory first, then the building: whoever changes buildings takes the locks in one order. */
async function lockStanding(tx: Parameters<typeof lockBuilding>[0], id: string) {
  const territory = await findBuilding(tx, id);
  if (territory === undefined) return undefined;
  await lockTerritory(tx, territory);
  return lockBuilding(tx, id);
}

async function change(
  context: PlanContext,
  work: (tx: Parameters<typeof lockBuilding>[0]) => Promise<Result<Changed>>,
): Promise<Result<WireBuilding>> {
  const changed = await inTransaction(context.db, work);
  if (!changed.ok) return changed;
  keepRecounted(context, changed.value.recounted);
  return ok(toWireBuilding(changed.value.building));
}
