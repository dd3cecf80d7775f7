import type { BuiltLeaf } from './build-up.ts';
import type { CompoundParcel } from './parcels.ts';
import type { Random } from './random.ts';
import type { Institution } from './wishes.ts';

/** Ids of the default grid types and risk levels; a profile that has others gets none. */
export type TypeId = 'residential' | 'commercial' | 'unit' | 'crowded';
export type RiskId = 'routine' | 'general' | 'focus' | 'comprehensive';

const OF_INSTITUTION: Readonly<Record<Institution, TypeId>> = {
  hospital: 'crowded',
  college: 'unit',
  government: 'unit',
  station: 'crowded',
  market: 'crowded',
  mall: 'commercial',
  stadium: 'crowded',
  industry: 'unit',
};

/** What a leaf is: by the institution that it belongs to, else by what most of its buildings' fronts are. */
export function typeOfLeaf({ zone, institution }: CompoundParcel, built: BuiltLeaf, random: Random): TypeId {
  if (institution !== null) return OF_INSTITUTION[institution];
  const premises = built.sites.map((site) => site.premises);
  const trade = premises.filter((one) => one === 'mall' || one === 'office' || one === 'retail').length;
  if (premises.includes('market') || premises.includes('mall')) {
    return premises.includes('mall') ? 'commercial' : random.pick(['crowded', 'residential']);
  }
  if (zone === 'centre' && trade > 0) return 'commercial';
  if (zone === 'industry' || (premises.includes('school') && random.chance(0.35))) return 'unit';
  return 'residential';
}

/** How closely a leaf is watched: most are routine; crowded places and quarters without walls less often. */
export function riskOfLeaf({ zone }: CompoundParcel, type: TypeId, random: Random): RiskId {
  const draw = random.next();
  const [general, focus, comprehensive] =
    type === 'crowded'
      ? [0.95, 0.55, 0.08]
      : type === 'commercial'
        ? [0.6, 0.12, 0]
        : zone === 'village' || zone === 'station'
          ? [0.5, 0.14, 0.05]
          : zone === 'lanes' || zone === 'old'
            ? [0.4, 0.07, 0.01]
            : [0.2, 0.03, 0.005];
  if (draw < comprehensive!) return 'comprehensive';
  if (draw < focus!) return 'focus';
  return draw < general! ? 'general' : 'routine';
}

/** What most of them are; of those equally many, the one that came first. */
export function mostCommon<T>(items: readonly T[]): T {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
