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
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { PlanContext } from '../plans/context.ts';
import { keepRecounted, type Recounted } from '../plans/follow-buildings.ts';
import { requestDigest } from '../plans/request-digest.ts';
import { buildingsIn, findBuilding, lockBuilding } from './building.queries.ts';
import { findBuildingChange, insertBuildingChange } from './building-change.queries.ts';
import { type BuildingEdit, changeBuildings } from './change-buildings.ts';
import { readSite } from './read-building.ts';
import { lockTerritory, territoryOf } from './territory-of.queries.ts';

/** What stands now, as features: the footprint where there is one, else the point. */
export async function getBuildings(context: PlanContext, bbox?: Bbox): Promise<BuildingCollection> {
  const buildings = await buildingsIn(context.db, bbox);
  return {
    type: 'FeatureCollection',
    features: buildings.map(buildingFeature),
  };
}

/** A building as a feature: its footprint, or where it has none its point. */
export function buildingFeature(building: Building): BuildingCollection['features'][number] {
  return {
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
  };
}

/** Who asks, and the id under which a repeat is known again; without one every request is a new one. */
export interface Asker {
  readonly author: string;
  readonly id?: string | undefined;
}

interface Changed {
  readonly answer: WireBuilding;
  /** Null for a repeat: nothing was changed. */
  readonly recounted: readonly Recounted[] | null;
}

/** Adds a building; refuses a wrong site, and `outside-territories` for one that lies in none of several. */
export async function addBuilding(
  context: PlanContext,
  asker: Asker,
  request: NewBuilding,
): Promise<Result<WireBuilding>> {
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
  return change(context, asker, ['add', request], async (tx) => {
    const territory = await territoryOf(tx, building.at);
    if (territory === undefined) return refuse('outside-territories', {}, building.at);
    await lockTerritory(tx, territory);
    return ok({ territory, building, edit: { added: [building], updated: [], removed: [] } });
  });
}

/** Moves a building, gives it households, renames it; the version before keeps its dates. Refuses `building-gone`. */
export async function changeBuilding(
  context: PlanContext,
  asker: Asker,
  id: string,
  request: BuildingChange,
): Promise<Result<WireBuilding>> {
  const moved = request.at !== undefined || request.geometry !== undefined;
  const site = moved ? readSite(request) : ok({});
  if (!site.ok) return site;
  return change(context, asker, ['change', id, request], async (tx) => {
    const found = await lockStanding(tx, id);
    if (!found) return refuse('building-gone', { id });
    const { at: _at, geometry: _geometry, ...facts } = request;
    const building: Building = { ...found.building, ...facts, ...site.value };
    const edit = { added: [], updated: [building], removed: [] };
    return ok({ territory: found.territory, building, edit });
  });
}

/** Takes a building down: it is gone from every count, and stays on record until now. Refuses `building-gone`. */
export async function removeBuilding(
  context: PlanContext,
  asker: Asker,
  id: string,
): Promise<Result<WireBuilding>> {
  return change(context, asker, ['remove', id], async (tx) => {
    const found = await lockStanding(tx, id);
    if (!found) return refuse('building-gone', { id });
    return ok({ ...found, edit: { added: [], updated: [], removed: [id] } });
  });
}

/** The territory first, then the building: whoever changes buildings takes the locks in one order. */
async function lockStanding(tx: Tx, id: string) {
  const territory = await findBuilding(tx, id);
  if (territory === undefined) return undefined;
  await lockTerritory(tx, territory);
  return lockBuilding(tx, id);
}

/** What is to be changed, in a territory that the transaction has locked; `building` is the answer. */
interface Planned {
  readonly territory: string;
  readonly building: Building;
  readonly edit: BuildingEdit;
}

/**
 * Makes a change once: the same id again gets the same answer, another change under it `edit-id-taken`. `plan` says
 * what to change and takes the locks.
 */
async function change(
  context: PlanContext,
  { author, id = randomUUID() }: Asker,
  request: readonly unknown[],
  plan: (tx: Tx) => Promise<Result<Planned>>,
): Promise<Result<WireBuilding>> {
  const digest = requestDigest(request);
  const changed = await inTransaction(context.db, async (tx): Promise<Result<Changed>> => {
    const earlier = await answeredBefore(tx, id, digest);
    if (earlier) return earlier;
    const planned = await plan(tx);
    // Whoever sent the same at the same time had the locks first, and has made it by now.
    const meanwhile = await answeredBefore(tx, id, digest);
    if (meanwhile) return meanwhile;
    if (!planned.ok) return planned;
    const { territory, building, edit } = planned.value;
    const answer = toWireBuilding(building);
    // First of all that is written, so that a refusal leaves nothing behind.
    const isFirst = await insertBuildingChange(tx, { id, author, request: digest, answer });
    if (!isFirst) return refuse('edit-id-taken', { id });
    return ok({ answer, recounted: await changeBuildings(context, tx, territory, edit) });
  });
  if (!changed.ok) return changed;
  if (changed.value.recounted) keepRecounted(context, changed.value.recounted);
  return ok(changed.value.answer);
}

async function answeredBefore(tx: Tx, id: string, digest: Buffer): Promise<Result<Changed> | null> {
  const earlier = await findBuildingChange(tx, id);
  if (!earlier) return null;
  if (!earlier.request.equals(digest)) return refuse('edit-id-taken', { id });
  return ok({ answer: earlier.answer, recounted: null });
}
