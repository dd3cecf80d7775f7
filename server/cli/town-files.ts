import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Town } from '../../data/town/types.ts';
import { dissolve } from '../../domain/coverage/dissolve.ts';
import { levelsOf } from '../../domain/deployment/levels.ts';
import type { Profile } from '../../domain/deployment/profile.ts';
import { createDivision } from '../../domain/edit/create-division.ts';
import { toGeoJson } from '../../domain/geometry/measure.ts';
import { leavesUnder } from '../../domain/plan/tree.ts';
import { townBuildings, townGrids, townTerritory } from '../exchange/town-records.ts';

/**
 * The demonstration town as files, each a FeatureCollection in degrees: the territory, the grids of every level
 * (parents dissolved from their leaves, so that shared vertices are the same numbers), buildings, lines, places by
 * kind; and the teams by code. Throws when the town is no division: a bug of the generator.
 */
export function townFiles(profile: Profile, town: Town): Map<string, FeatureCollection | object[]> {
  const territory = townTerritory(town);
  const levels = levelsOf(profile);
  const made = createDivision({
    territory: { polygons: territory, original: territory },
    levels,
    grids: townGrids(town),
    buildings: townBuildings(town),
  });
  if (!made.ok) throw new Error(`the demonstration is no division: ${JSON.stringify(made.reason)}`);
  const { tree, coverage, counts } = made.value;

  const files = new Map<string, FeatureCollection | object[]>();
  files.set('territory.geojson', collection([feature({ name: profile.place.zh }, toGeoJson(territory))]));
  for (const level of levels) {
    const grids = town.grids.filter((grid) => grid.level === level.id);
    const features = grids.map(({ id, parentId, code, name, nameEn, type, risk }) => {
      const leaves = leavesUnder(tree, id).map((leaf) => coverage.leaves.get(leaf)!.polygon);
      const { households, persons } = counts.get(id)!;
      const properties = {
        id,
        parentId,
        level: level.id,
        code,
        name,
        nameEn,
        type,
        risk,
        households,
        persons,
      };
      return feature(properties, toGeoJson(dissolve(leaves)));
    });
    files.set(`grids-${level.id}.geojson`, collection(features));
  }
  files.set(
    'buildings.geojson',
    collection(
      town.buildings.map(({ polygon, ...properties }) =>
        feature(properties, { type: 'Polygon', coordinates: positions(polygon) }),
      ),
    ),
  );
  files.set(
    'lines.geojson',
    collection(
      town.lines.map(({ line, ...properties }) =>
        feature(properties, { type: 'LineString', coordinates: line.map((p) => [...p]) }),
      ),
    ),
  );
  for (const kind of ['camera', 'shop', 'unit'] as const) {
    const places = town.places.filter((place) => place.kind === kind);
    const features = places.map(({ at, ...properties }) =>
      feature(properties, { type: 'Point', coordinates: [...at] }),
    );
    files.set(`${kind}s.geojson`, collection(features));
  }
  files.set(
    'teams.json',
    town.grids.map(({ code, team }) => ({ code, ...team })),
  );
  return files;
}

function collection(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features };
}

function feature(properties: Record<string, unknown>, geometry: Geometry): Feature {
  return { type: 'Feature', properties, geometry };
}

function positions(polygon: readonly (readonly (readonly [number, number])[])[]): number[][][] {
  return polygon.map((ring) => ring.map((p) => [...p]));
}
