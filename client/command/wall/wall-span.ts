import { chinaMidnight } from '../../../domain/case/china-time.ts';
import type { Ms } from '../../../domain/case/types.ts';

export const HOUR_MS: Ms = 3_600_000;
export const DAY_MS: Ms = 24 * HOUR_MS;

/**
 * The window that a wall tells of at an instant: today from midnight, or so many hours up to now. `to` is the end of
 * the hour, so that the question stays the same for an hour and a case that comes a second later is in it.
 */
export function wallSpan(hours: number | null, at: Ms): { readonly from: Ms; readonly to: Ms } {
  const to = Math.floor(at / HOUR_MS) * HOUR_MS + HOUR_MS;
  if (hours === null) return { from: chinaMidnight(at), to };
  return { from: to - hours * HOUR_MS, to };
}
