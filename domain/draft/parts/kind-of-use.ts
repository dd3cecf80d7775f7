import type { DraftBuilding } from '../types.ts';
import { roughAreaM2 } from './rough-area.ts';
import { sound } from './sound-count.ts';

/** What stands on a piece of ground, by the default profile's types of grids. */
export type UseKind = 'residential' | 'commercial' | 'unit' | 'crowded';

/** OSM's building values, and what stands there. */
const KINDS: Readonly<Record<UseKind, readonly string[]>> = {
  residential: [
    ...[
      'house',
      'apartments',
      'residential',
      'detached',
      'semidetached_house',
      'terrace',
      'bungalow',
      'dormitory',
    ],
    ...['farm', 'cabin', 'villa', 'static_caravan', 'houseboat', 'allotment_house'],
  ],
  commercial: [
    'retail',
    'commercial',
    'office',
    'hotel',
    'kiosk',
    'supermarket',
    'shop',
    'bank',
    'restaurant',
  ],
  unit: [
    ...[
      'school',
      'kindergarten',
      'college',
      'university',
      'hospital',
      'clinic',
      'government',
      'public',
      'civic',
    ],
    ...['industrial', 'warehouse', 'factory', 'manufacture', 'military', 'fire_station', 'police', 'church'],
    ...['temple', 'mosque', 'monastery', 'prison', 'works', 'courthouse', 'library', 'museum'],
  ],
  crowded: [
    'market',
    'marketplace',
    'mall',
    'train_station',
    'bus_station',
    'transportation',
    'stadium',
    'cinema',
    'theatre',
    'sports_hall',
    'sports_centre',
  ],
};

const KIND_OF = new Map<string, UseKind>();
for (const kind of Object.keys(KINDS) as UseKind[]) for (const use of KINDS[kind]) KIND_OF.set(use, kind);

/** The kind that a building's use is of; null where the use says nothing (a shed, a garage, unknown). */
export function kindOfUse(use: string | null): UseKind | null {
  return use === null ? null : (KIND_OF.get(use) ?? null);
}

/** What a household needs in m²: a tower stands on little ground and is still what is mostly there. */
const HOME_M2 = 80;
/** What a building that is known as a point stands on. */
const POINT_M2 = 100;

/** The kind of which most stands among the buildings with these places; null where nothing is known of any. */
export function mostlyThere(places: readonly number[], buildings: readonly DraftBuilding[]): UseKind | null {
  const much: Partial<Record<UseKind, number>> = {};
  let best: UseKind | null = null;
  for (const b of places) {
    const building = buildings[b]!;
    const kind = kindOfUse(building.use);
    if (kind === null) continue;
    const ground = building.footprint === null ? POINT_M2 : roughAreaM2(building.footprint);
    much[kind] = (much[kind] ?? 0) + Math.max(ground, HOME_M2 * sound(building.households));
  }
  for (const kind of Object.keys(KINDS) as UseKind[])
    if (much[kind] !== undefined && (best === null || much[kind] > much[best]!)) best = kind;
  return best;
}
