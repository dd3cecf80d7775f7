import type { PlaceCollection } from '../../../../domain/contract/place.ts';
import type { PlaceLook } from '../map-look.ts';

export type Place = PlaceCollection['features'][number];

/** The places that a look lets through. */
export function filterPlaces(
  places: readonly Place[],
  { shown, text, without }: PlaceLook,
): readonly Place[] {
  if (!shown) return [];
  const wanted = text.trim().toLowerCase();
  if (wanted === '' && without.length === 0) return places;
  const hidden = new Set(without);
  return places.filter(
    ({ properties: { name, category } }) =>
      !hidden.has(category ?? '') &&
      (wanted === '' ||
        name.toLowerCase().includes(wanted) ||
        (category ?? '').toLowerCase().includes(wanted)),
  );
}

/** The categories of places with how many there are of each, most first; '' is that of those without one. */
export function categoriesOf(
  places: readonly Place[],
): { readonly category: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { properties } of places) {
    const category = properties.category ?? '';
    counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  return [...counts]
    .map(([category, count]) => ({ category, count }))
    .sort((a, b) => b.count - a.count || (a.category < b.category ? -1 : 1));
}
