import { readFileSync } from 'node:fs';
import type { DayGround, Position } from '../../../data/day/types.ts';
import { generateTown } from '../../../data/town/generate.ts';
import { townGround } from '../../../server/cases/simulate/town-ground.ts';
import { sharedData } from '../../fixtures/shared-data.ts';
import { profileOf } from '../case/profiles.ts';

/** The demonstration's town. */
export function townOne() {
  return generateTown(profileOf('xincheng'), 1);
}

export { townGround };

interface Feature {
  readonly geometry: { readonly type: string; readonly coordinates: never };
  readonly properties: Record<string, string | number | null>;
}

/** A real quarter without a shop or a river on record; null where the shared data is not there. */
export function westVillage(): DayGround | null {
  const path = sharedData('west-village/', 'a stream of cases in the West Village');
  if (path === null) return null;
  const read = (name: string): Feature[] =>
    JSON.parse(readFileSync(`${path}${name}.geojson`, 'utf8')).features;
  const word = (value: string | number | null | undefined) => String(value ?? '');
  return {
    territory: read('territory').map(({ geometry }) => geometry.coordinates),
    lines: read('lines').map(({ geometry, properties }) => ({
      kind: word(properties.kind),
      class: word(properties.class),
      name: word(properties.name),
      line: geometry.coordinates,
    })),
    buildings: read('buildings').map(({ geometry, properties }) => ({
      at: (geometry.type === 'Polygon'
        ? geometry.coordinates[0]
        : geometry.coordinates[0]![0])![0] as Position,
      households: Number(properties.households),
      use: word(properties.use),
    })),
    places: [],
  };
}
