import { readFileSync } from 'node:fs';
import { generateTown } from '../../../data/town/generate.ts';
import type { Town } from '../../../data/town/types.ts';
import { levelsOf } from '../../../domain/deployment/levels.ts';
import { type Profile, readProfile } from '../../../domain/deployment/profile.ts';
import { createDivision } from '../../../domain/edit/create-division.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { townBuildings, townGrids, townTerritory } from '../../../server/exchange/town-records.ts';

export function xincheng(): Profile {
  const file = new URL('../../../data/profiles/xincheng.json', import.meta.url);
  const read = readProfile(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.ok) throw new Error(JSON.stringify(read.reason));
  return read.value;
}

/** The demonstration town of a seed, and the division that the product makes of it. */
export function townDivision(seed: number): { town: Town; division: Division } {
  const profile = xincheng();
  const town = generateTown(profile, seed);
  const territory = townTerritory(town);
  const division = createDivision({
    territory: { polygons: territory, original: territory },
    levels: levelsOf(profile),
    grids: townGrids(town),
    buildings: townBuildings(town),
  });
  if (!division.ok) throw new Error(JSON.stringify(division.reason));
  return { town, division: division.value };
}
