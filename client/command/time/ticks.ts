import { chinaStart } from '../../../domain/case/china-time.ts';
import type { Ms } from '../../../domain/case/types.ts';
import type { Say } from '../../i18n/use-say.ts';
import { stepFor } from './histogram.ts';

const DAY_MS = 86_400_000;
/** A label takes this much room, and this much with what is kept free beside it. */
const LABEL_PX = 48;
const TICK_PX = 72;

/** Times to be written under a track of so many pixels, in steps that a clock has names for. */
export function tickTimes(
  from: Ms,
  to: Ms,
  widthPx: number,
): { readonly times: readonly Ms[]; readonly step: Ms } {
  const step = stepFor(to - from, Math.max(1, widthPx / TICK_PX));
  // A label that would be cut off at the end is left out.
  const last = to - ((to - from) * LABEL_PX) / widthPx;
  const times: Ms[] = [];
  for (let at = chinaStart(from, step); at <= last; at += step) if (at >= from) times.push(at);
  return { times, step };
}

/** The clock, at midnight and in steps of days the day. */
export function tickText(at: Ms, step: Ms, say: Say): string {
  const midnight = chinaStart(at, DAY_MS) === at;
  const locale = say.language === 'zh' ? 'zh-CN' : 'en-GB';
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'Asia/Shanghai',
    ...(midnight || step >= DAY_MS
      ? { month: say.language === 'zh' ? 'numeric' : 'short', day: 'numeric' }
      : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  }).format(at);
}
