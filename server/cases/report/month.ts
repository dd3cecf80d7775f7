import { CHINA_AHEAD_MS, chinaClock, chinaText } from '../../../domain/case/china-time.ts';
import type { Ms } from '../../../domain/case/types.ts';

/** A month of China's calendar, its end not included. */
export interface Month {
  readonly name: string;
  readonly from: Ms;
  readonly to: Ms;
}

/** The month `YYYY-MM`, or the one so many months after it. */
export function monthOf(name: string, after = 0): Month {
  const [year, month] = name.split('-').map(Number) as [number, number];
  const first = (months: number) => Date.UTC(year, month - 1 + months, 1) - CHINA_AHEAD_MS;
  const from = first(after);
  return { name: chinaText(from).slice(0, 7), from, to: first(after + 1) };
}

/** The hour of the day in China, 0 to 23. */
export function hourOfDay(ms: Ms): number {
  return chinaClock(ms).getUTCHours();
}
