import type { Say } from '../../i18n/use-say.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long, in the two units that matter: minutes, then hours and minutes, from two days on days and hours. */
export function durationText(ms: number, say: Say): string {
  const all = Math.max(0, ms);
  if (all < MINUTE_MS) return say.t('duration.moment');
  if (all < HOUR_MS) return say.t('duration.minutes', { n: Math.floor(all / MINUTE_MS) });
  if (all < 2 * DAY_MS) {
    const hours = Math.floor(all / HOUR_MS);
    const minutes = Math.floor((all % HOUR_MS) / MINUTE_MS);
    return minutes === 0
      ? say.t('duration.hours', { n: hours })
      : say.t('duration.hoursMinutes', { n: hours, m: minutes });
  }
  const days = Math.floor(all / DAY_MS);
  const hours = Math.floor((all % DAY_MS) / HOUR_MS);
  return hours === 0
    ? say.t('duration.days', { n: say.number(days) })
    : say.t('duration.daysHours', { n: say.number(days), m: hours });
}
