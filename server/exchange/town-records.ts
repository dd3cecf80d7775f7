import type { Coordinates, Town, TownBuilding, TownGrid } from '../../data/town/types.ts';
import type { Building } from '../../domain/balance/types.ts';
import { type Polygon, toLattice } from '../../domain/geometry/point.ts';
import { readPolygon } from '../../domain/geometry/read-polygon.ts';
import { pointOnSurface } from '../../domain/geometry/surface-point.ts';
import type { Grid } from '../../domain/plan/types.ts';
import type { NewLine, NewPlace } from '../places/new-records.ts';

/** The demonstration's grids as records of a plan. Throws on a polygon that the gate refuses: a bug of the generator. */
export function townGrids(town: Town): Grid[] {
  return town.grids.map((grid: TownGrid) => ({
    id: grid.id,
    parentId: grid.parentId,
    level: grid.level,
    leaf: grid.polygon !== null,
    unassigned: false,
    code: grid.code,
    name: grid.name,
    type: grid.type,
    risk: grid.risk,
    target: null,
    locked: false,
    note: '',
    tags: [],
    team: grid.team,
    declared: null,
    from: [],
    polygon: grid.polygon && polygonOf(grid.polygon),
    shape: null,
  }));
}

export function townTerritory(town: Town): Polygon[] {
  return town.territory.map(polygonOf);
}

export function townBuildings(town: Town): Building[] {
  return town.buildings.map(({ id, polygon, households, persons, name, use }: TownBuilding) => {
    const footprint = polygonOf(polygon);
    return { id, at: pointOnSurface(footprint), households, persons, name, use, footprint: [footprint] };
  });
}

export function townLines(town: Town): NewLine[] {
  return town.lines.map(({ id, kind, class: klass, name, bridge, tunnel, line }) => ({
    id,
    kind,
    class: klass,
    name,
    bridge,
    tunnel,
    points: line.map(([lng, lat]) => toLattice(lng, lat)),
  }));
}

export function townPlaces(town: Town): NewPlace[] {
  return town.places.map(({ id, kind, category, name, at, direction, rangeM }) => ({
    id,
    kind,
    category,
    name,
    direction,
    rangeM,
    link: null,
    at: toLattice(...at),
  }));
}

function polygonOf(coordinates: Coordinates): Polygon {
  const read = readPolygon(coordinates);
  if (!read.ok) throw new Error(`the demonstration has a bad polygon: ${JSON.stringify(read.reason)}`);
  return read.value[0] as Polygon;
}
