import type { Along } from '../types.ts';

/** How much a street matters, by OSM's highway value; what is not known is a lesser line. Links go with their street. */
const ROADS: Readonly<Record<string, number>> = {
  motorway: 90,
  trunk: 85,
  primary: 80,
  secondary: 70,
  tertiary: 60,
  unclassified: 45,
  residential: 45,
  road: 40,
  living_street: 40,
  pedestrian: 38,
  service: 28,
  busway: 26,
  track: 20,
  bridleway: 12,
  cycleway: 14,
  footway: 12,
  path: 11,
  steps: 10,
};
const WATERS: Readonly<Record<string, number>> = {
  river: 84,
  riverbank: 66,
  canal: 66,
  stream: 36,
  drain: 22,
  ditch: 18,
};
const RAILS: Readonly<Record<string, number>> = { rail: 84, light_rail: 78, monorail: 70, tram: 34 };
const WALL = 32;
const UNKNOWN = 8;
/** A link road matters a little less than the street that it belongs to. */
const LINK = '_link';

/**
 * How much a line matters as a border, higher is more: a ground's outline, then barriers drawn by hand, then motorway, trunk road, river
 * and railway, down to footpaths and unknown classes, then today's borders where no line is, and last of all cuts between buildings.
 */
export function lineRank({ kind, class: value }: Pick<Along, 'kind' | 'class'>): number {
  if (kind === 'outline') return 1000;
  if (kind === 'drawn') return 900;
  if (kind === 'border') return 5;
  if (kind === 'cut') return 0;
  if (kind === 'wall') return WALL;
  const known = kind === 'road' ? ROADS : kind === 'rail' ? RAILS : WATERS;
  const name = value ?? '';
  if (kind === 'road' && name.endsWith(LINK)) return (known[name.slice(0, -LINK.length)] ?? UNKNOWN + 3) - 3;
  return Object.hasOwn(known, name) ? known[name]! : UNKNOWN;
}

/** From this rank on a line is a main street, a river or a railway. */
export const MAIN_RANK = 60;
