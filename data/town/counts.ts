import type { Profile } from '../../domain/deployment/profile.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

/** How many of each thing the town is to have. */
export interface Counts {
  readonly communities: number;
  readonly compounds: number;
  readonly leaves: number;
  readonly households: number;
  readonly persons: number;
  /** Target of a compound, in households. */
  readonly target: number;
  readonly shops: number;
  readonly units: number;
  readonly cameras: number;
}

/**
 * The counts that a profile has published. Refuses a profile without four tiling levels whose numbers are known, or
 * without a target for the third: of such a deployment there is no demonstration town.
 */
export function townCounts(profile: Profile): Result<Counts> {
  const [, community, compound, leaf, ...more] = profile.levels;
  const known = [community, compound, leaf].every((level) => level?.tiles && level.expected !== null);
  if (!known || more.length > 0 || compound!.target === null) {
    return refuse('town-not-described', { deployment: profile.id });
  }
  const compounds = compound!.expected!;
  const fact = (id: string, otherwise: number) =>
    profile.facts.find((one) => one.id === id)?.value ?? otherwise;
  const households = Math.round((compounds * compound!.target) / 1000) * 1000;
  return ok({
    communities: community!.expected!,
    compounds,
    leaves: leaf!.expected!,
    households,
    persons: fact('people-entered', Math.round(households * 1.75)),
    target: compound!.target,
    shops: fact('shops', 2_000),
    units: fact('units', 150),
    cameras: fact('cameras', 4_000),
  });
}
