import type { Random } from '../town/random.ts';

/** Weights of the 24 hours, from midnight. */
type Hours = readonly number[];

const HOURS = {
  office: [1, 0.6, 0.4, 0.3, 0.4, 0.9, 2, 4, 7, 8, 8, 7, 5, 6, 7, 7, 7, 6, 5, 4, 3, 2.5, 2, 1.4],
  traffic: [1, 0.6, 0.4, 0.3, 0.5, 1.5, 4, 10, 9, 5, 4, 5, 5, 4, 4, 5, 7, 11, 10, 6, 4, 3, 2, 1.5],
  trade: [0.5, 0.2, 0.1, 0.2, 1, 4, 8, 9, 6, 4, 4, 7, 6, 3, 3, 4, 7, 9, 10, 9, 7, 4, 2, 1],
  morning: [0.3, 0.2, 0.2, 0.3, 1, 4, 9, 11, 9, 6, 4, 3, 2.5, 2.5, 3, 3, 3, 3, 2.5, 2, 1.5, 1, 0.6, 0.4],
  evening: [2, 1, 0.6, 0.4, 0.3, 0.5, 1.5, 3, 3, 3, 3, 3.5, 4, 3, 3, 3, 4, 6, 9, 11, 11, 9, 6, 4],
  night: [6, 3, 1.5, 0.8, 0.5, 0.5, 1, 1.5, 1.5, 1.5, 1.5, 2, 3, 3, 1.5, 1.5, 2, 3, 5, 8, 11, 13, 12, 9],
} as const satisfies Record<string, Hours>;

export type Rhythm = keyof typeof HOURS;

const HOUR_MS = 3_600_000;

/** A time of the day by its rhythm, in milliseconds after midnight. */
export function timeOfDay(rhythm: Rhythm, random: Random): number {
  const weights: Hours = HOURS[rhythm];
  let left = random.next() * weights.reduce((sum, one) => sum + one, 0);
  const hour = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return Math.floor(((hour < 0 ? 23 : hour) + random.next()) * HOUR_MS);
}
