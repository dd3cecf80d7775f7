import type { DayGround, Position } from '../../../data/day/types.ts';
import { type Ring, toDegrees } from '../../../domain/geometry/point.ts';
import { inTransaction } from '../../db/transaction.ts';
import { territoryLines, territoryPlaces } from '../../places/places.service.ts';
import { standingBuildings } from '../../places/standing-buildings.ts';
import type { PlanContext } from '../../plans/context.ts';
import { groundOf } from '../../plans/territory-of-plan.ts';

/** A stored territory as cases are drawn from it, with whatever is known to stand in it. */
export async function storedGround({ db }: PlanContext, territory: string): Promise<DayGround> {
  const polygons = await groundOf(db, territory);
  const lines = await territoryLines(db, territory);
  const places = await territoryPlaces(db, territory);
  const buildings = await inTransaction(db, (tx) => standingBuildings(tx, territory));
  return {
    territory: polygons.map((rings) => rings.map(closed)),
    lines: lines.features.map(({ geometry, properties }) => ({
      kind: properties.kind,
      class: properties.class ?? '',
      name: properties.name,
      line: geometry.coordinates as unknown as Position[],
    })),
    buildings: buildings.map(({ at, households, use }) => ({
      at: toDegrees(at),
      households,
      use: use ?? '',
    })),
    places: places.features.flatMap(({ geometry, properties: { kind, category } }) =>
      kind === 'camera'
        ? []
        : [{ kind, category: category ?? '', at: geometry.coordinates as unknown as Position }],
    ),
  };
}

function closed(ring: Ring): Position[] {
  return [...ring, ring[0]!].map(toDegrees);
}
