import type { Words } from '../../deployment/types.ts';
import type { Mm } from '../drawing.ts';

/** Kinds of road that a sheet tells apart, the widest first. */
export type RoadKind = 'fast' | 'main' | 'street' | 'lane' | 'path';

export const ROAD_KINDS: readonly RoadKind[] = ['fast', 'main', 'street', 'lane', 'path'];

export const ROAD_NAMES: Readonly<Record<RoadKind, Words>> = {
  fast: { zh: '快速路', en: 'Trunk road' },
  main: { zh: '主干路', en: 'Main road' },
  street: { zh: '街道', en: 'Street' },
  lane: { zh: '巷、内部道路', en: 'Lane, drive' },
  path: { zh: '小路', en: 'Path' },
};

/** OSM's `highway`: which kind it is, and about how wide it is on the ground in metres. */
const CLASSES: Readonly<Record<string, readonly [kind: RoadKind, metres: number]>> = {
  motorway: ['fast', 22],
  trunk: ['fast', 20],
  primary: ['main', 17],
  secondary: ['main', 14],
  tertiary: ['street', 11],
  unclassified: ['street', 8],
  residential: ['street', 8],
  road: ['street', 8],
  living_street: ['lane', 6],
  pedestrian: ['lane', 6],
  service: ['lane', 4.5],
  busway: ['lane', 6],
};
const PATH: readonly [RoadKind, number] = ['path', 2];

/** A road's kind; what is not listed is a path, a slip road is like what it leads to. */
export function roadKind(osmClass: string): RoadKind {
  return (CLASSES[osmClass.replace(/_link$/, '')] ?? PATH)[0];
}

/** A road's place among those that cross it: higher is drawn later. */
export function roadOrder(osmClass: string): number {
  return (CLASSES[osmClass.replace(/_link$/, '')] ?? PATH)[1] - (osmClass.endsWith('_link') ? 1 : 0);
}

/** Growth with the scale: at 1:1,000 a street of 8 m is 4.8 mm wide, at 1:8,000 the 1 mm that it is. */
const POWER = 0.75;
const LEAST_MM = 0.25;
const MOST_MM = 14;

/**
 * A road's width on the paper with its casing. It grows with the scale, but slower: true width in millimetres to the power of 0.75, so
 * that roads neither vanish on a small map nor fill a large one.
 */
export function roadWidthMm(osmClass: string, mmPerMetre: number): Mm {
  const link = osmClass.endsWith('_link') ? 0.7 : 1;
  const metres = (CLASSES[osmClass.replace(/_link$/, '')] ?? PATH)[1] * link;
  return Math.min(MOST_MM, Math.max(LEAST_MM, (metres * mmPerMetre) ** POWER));
}
