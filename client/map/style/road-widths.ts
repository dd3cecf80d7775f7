import type { ExpressionSpecification } from 'maplibre-gl';

/** Widths in px at zoom 12, 15 and 19 by OSM highway value; what is not listed is a lane. */
const WIDTHS: Readonly<Record<string, readonly [z12: number, z15: number, z19: number]>> = {
  motorway: [2.2, 7, 44],
  trunk: [2, 6.5, 40],
  primary: [1.7, 5.5, 34],
  secondary: [1.3, 4.5, 28],
  tertiary: [1, 3.6, 22],
  unclassified: [0.6, 2.6, 16],
  residential: [0.5, 2.4, 15],
  living_street: [0.4, 2, 13],
  pedestrian: [0.3, 1.8, 11],
  service: [0.2, 1.4, 9],
};
const LANE: readonly [number, number, number] = [0.1, 0.8, 4];

const byClass = (at: 0 | 1 | 2, extra: number): ExpressionSpecification =>
  [
    'match',
    ['get', 'class'],
    ...Object.entries(WIDTHS).flatMap(([name, widths]) => [[name, `${name}_link`], widths[at] + extra]),
    LANE[at] + extra,
  ] as unknown as ExpressionSpecification;

/** Line width by class and zoom, `extra` px wider at every zoom for the casing. */
export function roadWidth(extra: number): ExpressionSpecification {
  return [
    'interpolate',
    ['exponential', 1.6],
    ['zoom'],
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
