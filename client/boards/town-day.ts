/** The town's, wherever the browser is. */
const ZONE = 'Asia/Shanghai';
const ZONE_OFFSET = '+08:00';

/** A day of the town, with its year where that is not this one. */
export function dayText(at: string, language: 'zh' | 'en'): string {
  const isThisYear = townDay(new Date(at)).slice(0, 4) === townDay(new Date()).slice(0, 4);
  return new Date(at).toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: ZONE,
    month: 'short',
    day: 'numeric',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
}

/** `2026-11-23`, as a date field has it: the town's day of a moment. */
export function townDay(at: Date): string {
  // Sweden writes dates as the field does.
  return at.toLocaleDateString('sv-SE', { timeZone: ZONE });
}

/** Noon of a day in the town, or `now` where that is still to come. */
export function townNoon(day: string, now: Date): string {
  const noon = new Date(`${day}T12:00:00${ZONE_OFFSET}`);
  return (noon < now ? noon : now).toISOString();
}
