import { chinaText } from '../../../domain/case/china-time.ts';
import type { Say } from '../../i18n/use-say.ts';

/** The office's clock at an instant, `14:05`, with its seconds where they are asked for. */
export function clockText(at: number, seconds = false): string {
  return chinaText(at).slice(11, seconds ? 19 : 16);
}

const DATE = {
  zh: new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }),
};

/** The office's date at an instant, with the day of the week. */
export function dateText(at: number, say: Say): string {
  return DATE[say.language].format(at);
}
