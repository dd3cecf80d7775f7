import type { ExpressionSpecification } from 'maplibre-gl';

/** Widths in px at zoom 12, 15 and 19 by OSM highway value; what is not listed is a lane. */
const WIDTHS: Readonly<Record<string, readonly [z12: number, z15: number, z19: number]>> = {
  motorway: [2.6, 11, 60],
  trunk: [2.4, 10, 54],
  primary: [2, 9, 46],
  secondary: [1.6, 7.5, 38],
  tertiary: [1.1, 5.5, 30],
  unclassified: [0.7, 4, 22],
  residential: [0.6, 3.6, 20],
  living_street: [0.4, 2.8, 16],
  pedestrian: [0.3, 2.4, 14],
  service: [0.2, 2, 12],
};
const LANE: readonly [number, number, number] = [0.1, 1.2, 6];

const byClass = (at: 0 | 1 | 2, extra: number): ExpressionSpecification =>
  [
    'match',
    ['get', 'class'],
    ...Object.entries(WIDTHS).flatMap(([name, widths]) => [[name, `${name}_link`], widths[at] + extra]),
    LANE[at] + extra,
  ] as unknown as ExpressionSpecification;

/** What a street loses of its width from zoom 12 to zoom 10, in px: lanes are gone there, main streets are left. */
const FAR_PX = 1;

/** As at zoom 12, less `FAR_PX`; what has no width left has no casing either. */
const farByClass = (extra: number): ExpressionSpecification =>
  [
    'match',
    ['get', 'class'],
    ...Object.entries(WIDTHS).flatMap(([name, [z12]]) => [
      [name, `${name}_link`],
      z12 > FAR_PX ? z12 - FAR_PX + extra : 0,
    ]),
    0,
  ] as unknown as ExpressionSpecification;

/** Line width by class and zoom, `extra` px wider at every zoom for the casing. */
export function roadWidth(extra: number): ExpressionSpecification {
  return [
    'interpolate',
    ['exponential', 1.6],
    ['zoom'],
    10,
    farByClass(extra * 0.6),
    12,
    byClass(0, extra * 0.6),
    15,
    byClass(1, extra),
    19,
    byClass(2, extra * 1.5),
  ];
}

/** Main streets draw over lanes. */
export const ROAD_ORDER: ExpressionSpecification = [
  'match',
  ['get', 'class'],
  ['motorway', 'trunk'],
  6,
  'primary',
  5,
  'secondary',
  4,
  'tertiary',
  3,
  ['residential', 'unclassified'],
  2,
  1,
];
