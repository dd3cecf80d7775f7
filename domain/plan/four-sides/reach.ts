import type { SideLine } from './types.ts';

/**
 * A border is on a line up to this distance from it, m. Measured by what runs its way: of the borders of drafts 75 % (West Village) and 81 % (the
 * demonstration) lie within 0.1 m of one, and at most 1.6 % from 3 to 15 m; what is left is between houses or the territory's edge.
 */
export const ON_M = 3;

/**
 * How far from the middle of a line a border may run and still run along it, m: half of what lies between the walls on both sides of a
 * road of that class, a river's half width. Borders that were surveyed, not drafted, are spread so: of Liechtenstein's 1.7 % a metre
 * up to 10 m from a line, 1.2 % at 15 m, 0.4 % beyond 20 m, which is chance. A wall is a border only where the border is on it.
 */
const ROADS_M: Readonly<Record<string, number>> = {
  motorway: 22,
  trunk: 22,
  primary: 20,
  secondary: 16,
  tertiary: 12,
  unclassified: 9,
  residential: 9,
  pedestrian: 9,
  living_street: 7,
};
const ROAD_M = 6;
const WATERS_M: Readonly<Record<string, number>> = { river: 25, canal: 12, riverbank: 6 };
const WATER_M = 5;
const RAIL_M = 10;
const LINK = '_link';

/** The farthest that any line reaches, and how far apart the two carriageways of a road may be, m. */
export const MOST_REACH_M = 45;

export function reachM({ kind, class: value }: Pick<SideLine, 'kind' | 'class'>): number {
  if (kind === 'wall') return ON_M;
  if (kind === 'rail') return RAIL_M;
  if (kind === 'water') return Object.hasOwn(WATERS_M, value) ? WATERS_M[value]! : WATER_M;
  const road = value.endsWith(LINK) ? value.slice(0, -LINK.length) : value;
  return Object.hasOwn(ROADS_M, road) ? ROADS_M[road]! : ROAD_M;
}

const ORDER = { road: 0, water: 1, rail: 2, wall: 3 } as const;

/**
 * Which of several lines a border runs along, less is more: what has a name and is under the border, a street first, then river, rail, wall; then
 * water and rail without a name under it; then what has a name beside it (a wall or a footpath stands along the street); then walls and roads without a name.
 * Null: it does not run along it.
 */
export function followRank(line: SideLine, distanceM: number): number | null {
  const on = distanceM <= ON_M;
  if (!on && distanceM > reachM(line)) return null;
  if (line.name !== '') return (on ? 0 : 20) + ORDER[line.kind];
  if (line.kind === 'road') return on ? 40 : null;
  if (line.kind === 'wall') return 30;
  return (on ? 10 : 32) + ORDER[line.kind];
}
