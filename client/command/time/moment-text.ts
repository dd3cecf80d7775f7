import type { Ms } from '../../../domain/case/types.ts';
import type { Say } from '../../i18n/use-say.ts';

/** A moment in full: day, weekday and clock of the town. */
export function momentText(at: Ms, say: Say): string {
  return new Intl.DateTimeFormat(say.language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    month: say.language === 'zh' ? 'numeric' : 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}
