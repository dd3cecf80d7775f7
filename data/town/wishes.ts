import { apportion } from './apportion.ts';
import type { Random } from './random.ts';
import type { Zone } from './zones.ts';

/** What stands on a compound's ground apart from homes, where that is the point of it. */
export type Institution =
  | 'hospital'
  | 'college'
  | 'government'
  | 'station'
  | 'market'
  | 'mall'
  | 'stadium'
  | 'industry';

/** What a compound grid is to become. */
export interface CompoundWish {
  readonly households: number;
  readonly institution: Institution | null;
}

const PLACES: readonly (readonly [Institution, readonly Zone[]])[] = [
  ['station', ['station']],
  ['hospital', ['modern', 'centre']],
  ['college', ['modern', 'highrise', 'village']],
  ['government', ['centre', 'modern']],
  ['market', ['lanes', 'modern']],
  ['market', ['rural', 'village', 'modern']],
  ['mall', ['centre', 'modern']],
  ['stadium', ['highrise', 'modern']],
];

/** Shares of the compounds with homes that begin well over, and well under, the target: the work there is to do. */
const OVER = 0.24;
const UNDER = 0.15;

/** The ground that a compound is to be built on. */
export interface Lot {
  readonly zone: Zone;
  /** What may be built on, in m². */
  readonly room: number;
}

/**
 * Households for every compound: most within the target's band, a good share outside, few where an institution
 * stands; more of those that are over where there is room; together exactly `total`.
 */
export function wishHouseholds(
  lots: readonly Lot[],
  total: number,
  target: number,
  random: Random,
): CompoundWish[] {
  const institutions = placeInstitutions(
    lots.map((lot) => lot.zone),
    random,
  );
  const homes = lots
    .map(({ room }, i) => ({ i, rank: Math.log(room) + random.normal(0, 0.6) }))
    .filter(({ i }) => institutions[i] === null)
    .sort((a, b) => b.rank - a.rank)
    .map(({ i }) => i);
  const over = new Set(homes.slice(0, Math.round(homes.length * OVER)));
  const under = new Set(homes.slice(homes.length - Math.round(homes.length * UNDER)));
  const draws = lots.map((_, i) => {
    if (institutions[i] !== null) return target * random.between(0.04, 0.3);
    if (over.has(i)) return target * random.between(1.24, 1.75);
    if (under.has(i)) return target * random.between(0.42, 0.77);
    return target * random.between(0.86, 1.14);
  });
  const bands = lots.map((_, i) => {
    if (institutions[i] !== null || under.has(i)) return [draws[i]!, draws[i]!] as const;
    return over.has(i)
      ? ([1.22 * target, 1.95 * target] as const)
      : ([0.82 * target, 1.18 * target] as const);
  });
  balance(draws, bands, total);
  const whole = apportion(total, draws);
  return lots.map((_, i) => ({ households: whole[i]!, institution: institutions[i]! }));
}

function placeInstitutions(zones: readonly Zone[], random: Random): (Institution | null)[] {
  const placed: (Institution | null)[] = zones.map((zone) =>
    zone === 'industry' && random.chance(0.8) ? 'industry' : null,
  );
  for (const [institution, allowed] of PLACES) {
    const free = [...zones.keys()].filter((i) => placed[i] === null && allowed.includes(zones[i]!));
    if (free.length > 0) placed[random.pick(free)] = institution;
  }
  return placed;
}

/** Moves the draws within their bands, all alike, until they add up to the total as nearly as the bands allow. */
function balance(draws: number[], bands: readonly (readonly [number, number])[], total: number): void {
  for (let round = 0; round < 40; round++) {
    const missing = total - draws.reduce((a, b) => a + b, 0);
    const free = [...draws.keys()].filter((i) => {
      const [low, high] = bands[i]!;
      return missing > 0 ? draws[i]! < high : draws[i]! > low;
    });
    if (Math.abs(missing) < 0.5 || free.length === 0) return;
    for (const i of free) {
      const [low, high] = bands[i]!;
      draws[i] = Math.min(high, Math.max(low, draws[i]! + missing / free.length));
    }
  }
}
