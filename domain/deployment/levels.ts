import type { Profile } from './types.ts';

/**
 * What a division must know of the profile's levels, top first: `Level` of `domain/plan/types.ts`, spelt out here
 * because a profile knows nothing of plans. `requiredRoles` are ids of roles.
 */
export interface DivisionLevel {
  readonly id: string;
  readonly tiles: boolean;
  readonly measure: 'households' | 'persons';
  readonly target: number | null;
  readonly band: readonly [low: number, high: number];
  readonly outOfBand: 'block' | 'reason';
  readonly requiredRoles: readonly string[];
}

/** The levels of a profile as a division needs them. */
export function levelsOf(profile: Profile): DivisionLevel[] {
  return profile.levels.map(({ id, tiles, measure, target, band, outOfBand }) => ({
    id,
    tiles,
    measure,
    target,
    band,
    outOfBand,
    requiredRoles: profile.roles.filter((role) => role.requiredAt.includes(id)).map((role) => role.id),
  }));
}
