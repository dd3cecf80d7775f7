import type { Ms } from './types.ts';

const DAY_MS = 86_400_000;

/** China has one time, eight hours ahead of UTC, and no summer time; an office's day is this one wherever server and browser stand. */
export const CHINA_AHEAD_MS: Ms = 8 * 3_600_000;

/** When the step of China's clock began that an instant lies in: a minute, an hour, a day, whose length is given. */
export function chinaStart(at: Ms, lengthMs: Ms): Ms {
  return Math.floor((at + CHINA_AHEAD_MS) / lengthMs) * lengthMs - CHINA_AHEAD_MS;
}

/** When the day began in China that an instant lies in. */
export function chinaMidnight(at: Ms): Ms {
  return chinaStart(at, DAY_MS);
}

/** China's clock at an instant, as the parts in UTC of a date. */
export function chinaClock(at: Ms): Date {
  return new Date(at + CHINA_AHEAD_MS);
}

/** China's date and clock, `2026-11-23 08:05:00`; the first 7, 10 or 16 characters are the month, the day, the minute. */
export function chinaText(at: Ms): string {
  return chinaClock(at).toISOString().slice(0, 19).replace('T', ' ');
}
