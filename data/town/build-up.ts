import { apportion } from './apportion.ts';
import { buildFrontage } from './frontage.ts';
import type { Ground } from './ground.ts';
import { buildHomes, chooseTexture } from './homes.ts';
import type { CompoundParcel, LeafParcel } from './parcels.ts';
import { Plot } from './plot.ts';
import { buildPremises, choosePremises, type Premises } from './premises.ts';
import type { Random } from './random.ts';
import type { Structure } from './structure.ts';
import type { Texture } from './textures.ts';

/** A block that is used for something other than homes. */
export interface Site {
  readonly premises: Premises;
  readonly structures: readonly Structure[];
}

/** What stands in a leaf, with the households of each building. */
export interface BuiltLeaf {
  readonly structures: readonly Structure[];
  readonly households: readonly number[];
  readonly sites: readonly Site[];
}

/** Where a leaf holds less than this share of its households, gaps are filled, with the large first. */
const ENOUGH = 0.7;
const FILLERS: readonly Texture[] = ['midrise', 'slabs', 'terraces'];

/**
 * Builds up the leaves of a compound: shops along the streets, homes block by block until they hold the leaf's
 * households, then whatever else the zone has; every household is on a building.
 */
export function buildCompound(ground: Ground, compound: CompoundParcel, random: Random): BuiltLeaf[] {
  const plots = compound.leaves.map((leaf) => leaf.blocks.map((face) => new Plot(ground, face)));
  const area = plots.flat().reduce((sum, plot) => sum + plot.area, 0);
  const households = compound.leaves.reduce((sum, leaf) => sum + leaf.households, 0);
  const texture = chooseTexture(compound.zone, households, area, random);
  const station =
    compound.institution === 'station' ? plots.flat().toSorted((a, b) => b.railM - a.railM)[0] : undefined;
  return compound.leaves.map((leaf, i) => buildLeaf(compound, leaf, plots[i]!, station, texture, random));
}

function buildLeaf(
  { zone, institution }: CompoundParcel,
  leaf: LeafParcel,
  plots: readonly Plot[],
  station: Plot | undefined,
  texture: Texture,
  random: Random,
): BuiltLeaf {
  const structures: Structure[] = [];
  const sites: Site[] = [];
  let held = 0;
  const huddled = zone === 'rural' || zone === 'industry';
  for (const plot of random.shuffled(plots)) {
    const missing = leaf.households - held;
    if (missing > 0 && (plot !== station || plots.length === 1)) {
      const built = [
        ...buildFrontage(plot, zone, random),
        ...buildHomes(plot, texture, missing, huddled, random),
      ];
      structures.push(...built);
      held += built.reduce((sum, { holds }) => sum + holds, 0);
    } else {
      const premises = plot === station ? 'station' : choosePremises(zone, institution, random);
      const shops = premises === 'open' || huddled ? [] : buildFrontage(plot, zone, random);
      const built = buildPremises(plot, premises, random);
      sites.push({ premises, structures: built });
      structures.push(...shops, ...built);
    }
  }
  for (const denser of FILLERS) {
    if (held >= ENOUGH * leaf.households) break;
    for (const plot of plots) {
      const built = buildHomes(plot, denser, leaf.households - held, false, random);
      structures.push(...built);
      held += built.reduce((sum, { holds }) => sum + holds, 0);
    }
  }
  return { structures, households: dealHouseholds(leaf.households, structures), sites };
}

/** Households by what each building holds; at least one on each that anybody lives in, where there are enough. */
function dealHouseholds(households: number, structures: readonly Structure[]): number[] {
  const lived = structures.flatMap(({ holds }, i) => (holds > 0 ? [i] : []));
  if (households > 0 && lived.length === 0) throw new Error('A leaf has households and no home.');
  const shares = apportion(
    households,
    lived.map((i) => structures[i]!.holds),
    households >= lived.length ? 1 : 0,
  );
  const dealt = structures.map(() => 0);
  for (const [k, i] of lived.entries()) dealt[i] = shares[k]!;
  return dealt;
}
