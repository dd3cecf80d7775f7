import type { WireCase } from '../../../../domain/contract/case.ts';
import type { Concentration } from './concentrations.ts';

/** Where the map of a wall goes next, and why. */
export type Focus =
  | { readonly kind: 'dense'; readonly at: readonly [number, number]; readonly perHectareDay: number }
  | { readonly kind: 'overdue'; readonly at: readonly [number, number]; readonly id: string };

/**
 * One round of a wall: what is overdue and where cases concentrate by turns, the longest overdue and the densest first.
 * What has no place on the map is left out.
 */
export function roundOf(
  dense: readonly Concentration[],
  overdue: readonly WireCase[],
  most: number,
): Focus[] {
  const cases = overdue
    .filter(({ at, dueAt }) => at !== null && dueAt !== null)
    .sort((a, b) => Date.parse(a.dueAt!) - Date.parse(b.dueAt!) || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ id, at }): Focus => ({ kind: 'overdue', id, at: at as [number, number] }));
  const places = dense
    .slice(0, most)
    .map(({ at, perHectareDay }): Focus => ({ kind: 'dense', at, perHectareDay }));
  const round: Focus[] = [];
  for (let i = 0; i < Math.max(cases.length, places.length); i++) {
    if (places[i]) round.push(places[i]!);
    if (cases[i]) round.push(cases[i]!);
  }
  return round;
}
