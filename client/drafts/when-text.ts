import type { Say } from '../i18n/use-say.ts';

/** When something was made: of today the time alone, else the day too. */
export function whenText(at: string, say: Say): string {
  const when = new Date(at);
  const today = when.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(say.language === 'zh' ? 'zh-CN' : 'en-GB', {
    ...(today ? {} : { month: 'numeric', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(when);
}
