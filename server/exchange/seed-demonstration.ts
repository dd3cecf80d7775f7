import { townCounts } from '../../data/town/counts.ts';
import { generateTown } from '../../data/town/generate.ts';
import type { Town } from '../../data/town/types.ts';
import { dissolve } from '../../domain/coverage/dissolve.ts';
import type { Profile } from '../../domain/deployment/types.ts';
import type { Polygon } from '../../domain/geometry/point.ts';
import { staysEmpty } from '../db/is-empty.ts';
import { type Db, inTransaction, type Tx } from '../db/transaction.ts';
import { addStanding } from '../places/store-places.ts';
import { planContext } from '../plans/context.ts';
import { seedPlans } from '../plans/seed-plans.ts';
import { townBuildings, townGrids, townLines, townPlaces, townTerritory } from './town-records.ts';

/** The demonstration is the same on every machine. */
export const DEMONSTRATION_SEED = 1;

/** Whether a deployment has published enough for a demonstration town. */
export function hasTown(profile: Profile): boolean {
  return townCounts(profile).ok;
}

/** What was made: the id of its territory, and the town as its generator gives it. */
export interface SeededTown {
  readonly territory: string;
  readonly town: Town;
}

/**
 * Fills an empty database with the demonstration: a town's territory, buildings, lines and places, a plan in force
 * with its codes, and a draft copied from it to work on. All in one transaction: a start that is cut short leaves
 * nothing behind. A deployment that has published too little for a town starts empty. `last` ends the transaction; what
 * it throws undoes all. Gives whether it was made: not where something has been put in.
 */
export async function seedDemonstration(
  db: Db,
  profile: Profile,
  seed: number,
  last: (tx: Tx, made: SeededTown) => Promise<void> = async () => {},
): Promise<boolean> {
  if (!hasTown(profile)) return false;
  const town = generateTown(profile, seed);
  const grids = townGrids(town);
  return inTransaction(db, async (tx) => {
    if (!(await staysEmpty(tx))) return false;
    const territory = townTerritory(town);
    const ground = dissolve(grids.flatMap((grid) => (grid.polygon ? [grid.polygon as Polygon] : [])));
    const id = await seedPlans(
      planContext({ db, profile }),
      tx,
      { name: profile.place.zh, territory, ground, grids },
      (territoryId) =>
        addStanding(tx, territoryId, {
          buildings: townBuildings(town),
          lines: townLines(town),
          places: townPlaces(town),
        }),
    );
    await last(tx, { territory: id, town });
    return true;
  });
}
