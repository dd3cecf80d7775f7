import type { Say } from '../../i18n/use-say.ts';

const DAY_HOURS = 24;

/** A wall's window in words: today, the last so many hours or days. */
export function spanText(hours: number | null, say: Say): string {
  if (hours === null) return say.t('wall.spanToday');
  if (hours === 1) return say.t('wall.spanHour');
  if (hours <= 2 * DAY_HOURS) return say.t('wall.spanHours', { n: hours });
  return say.t('wall.spanDays', { n: Math.round(hours / DAY_HOURS) });
}

/** The window that it is compared with, which lies whole days before it. */
export function beforeText(hours: number | null, say: Say): string {
  if (hours === null || hours <= DAY_HOURS) return say.t('wall.beforeDay');
  return say.t('wall.beforeDays', { n: Math.ceil(hours / DAY_HOURS) });
}
