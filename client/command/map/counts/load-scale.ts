import { HEAT_CLASSES } from '../../../../domain/case/heat/heat-classes.ts';
import type { Over } from '../map-look.ts';
import type { GridLoad } from './grid-loads.ts';

/** Colours of values from so much on, lowest first; below the first there is none. */
export type LoadScale = readonly { readonly from: number; readonly colour: string }[];

const COUNTS = [1, 2, 5, 10, 20, 50, 100, 200];
const PER_100 = [0.5, 1, 2, 5, 10, 20, 50, 100];

const sequence = (edges: readonly number[]): LoadScale =>
  HEAT_CLASSES.map(({ colour }, i) => ({ from: edges[i]!, colour }));

/** Steps of 1, 2, 5 that never follow the data: a colour says the same number today and tomorrow. */
export const LOAD_SCALES: Readonly<Record<'count' | 'per100' | 'change', LoadScale>> = {
  count: sequence(COUNTS),
  per100: sequence(PER_100),
  // Fewer in blue, more in orange; the middle sinks into the ground.
  change: [
    { from: Number.NEGATIVE_INFINITY, colour: '#2F7FD1' },
    { from: -9, colour: '#3F6F9C' },
    { from: -1, colour: '#33516E' },
    { from: 0, colour: '#22303F' },
    { from: 1, colour: '#6B5136' },
    { from: 3, colour: '#B07A35' },
    { from: 10, colour: '#F2B04A' },
  ],
};

/** Whether a grid's colour stands for what was counted in it. */
export function isLoad(over: Over): over is 'count' | 'per100' | 'change' {
  return over === 'count' || over === 'per100' || over === 'change';
}

/** The index of a value's class; −1 below the first, and where there is no value. */
export function loadClass(scale: LoadScale, value: number | null): number {
  return value === null ? -1 : scale.findLastIndex(({ from }) => value >= from);
}

export function loadValue(over: 'count' | 'per100', { count, per100 }: GridLoad): number | null {
  return over === 'count' ? count : per100;
}
