import type { Say } from '../../i18n/use-say.ts';

/** A time of the town: today the clock alone, else month and day with it. `now` in milliseconds since 1970. */
export function timeText(at: string | number, now: number, say: Say, zone = 'Asia/Shanghai'): string {
  const locale = say.language === 'zh' ? 'zh-CN' : 'en-GB';
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const when = new Date(at);
  const today = day.format(when) === day.format(now);
  return new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    ...(today ? {} : { month: 'numeric', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(when);
}
