import type { Building } from '../../../domain/balance/types.ts';
import type { Point, Polygon } from '../../../domain/geometry/point.ts';
import { locateInPolygon } from '../../../domain/geometry/ring.ts';
import type { IncomingBuilding } from './incoming-building.ts';
import { sameFootprint, samePlace } from './same-footprint.ts';

/**
 * A building that stands as a newer file has it; the very same object where the file says nothing new. What the file does
 * not say stays: an empty name or use, no persons, and the footprint where it has but a point: an address is one at the gate.
 */
export function renewBuilding(known: Building, said: IncomingBuilding): Building {
  const is = (field: NonNullable<IncomingBuilding['unsaid']>[number]) => !said.unsaid?.includes(field);
  const households = is('households') ? said.households : known.households;
  const persons = is('persons') ? (said.persons ?? known.persons) : known.persons;
  const name = is('name') && said.name !== '' ? said.name : known.name;
  const use = is('use') ? (said.use ?? known.use) : known.use;
  const moved = !isSameSite(known, said);
  if (
    !moved &&
    households === known.households &&
    persons === known.persons &&
    name === known.name &&
    use === known.use
  )
    return known;
  const { at, footprint } = moved ? said : known;
  return { id: known.id, at, footprint, households, persons, name, use };
}

function isSameSite(known: Building, said: Building): boolean {
  if (said.footprint) return sameFootprint(known.footprint, said.footprint);
  return known.footprint !== null || samePlace(known.at, said.at);
}

/** Whether a file has a place for a building that its footprint, which stays, does not hold. */
export function isPlacedElsewhere(known: Building, said: Building): boolean {
  return known.footprint !== null && said.footprint === null && !holds(known.footprint, said.at);
}

/** Does a point lie in a footprint, its edge included? */
export function holds(footprint: readonly Polygon[], p: Point): boolean {
  return footprint.some((polygon) => locateInPolygon(p, polygon) !== 'outside');
}
