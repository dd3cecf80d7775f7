import { CHINA_AHEAD_MS } from './china-time.ts';
import type { Calendar, Ms } from './types.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const THURSDAY = 4;

/** A calendar of the days that are not what their weekday says; `closesAt` in minutes after midnight. */
export function calendarOf(
  days: readonly { readonly day: string; readonly working: boolean }[],
  closesAt: number,
): Calendar {
  const those = (working: boolean) =>
    new Set(days.filter((one) => one.working === working).map(({ day }) => day));
  return { holidays: those(false), workdays: those(true), closesAt };
}

/** Whether the calendar knows any day of that year; where not, only weekends are off. */
export function knowsYear({ holidays, workdays }: Calendar, year: number): boolean {
  const head = `${year}-`;
  return [...holidays, ...workdays].some((day) => day.startsWith(head));
}

/** The days since 1970 of an instant, in China. */
function dayOf(at: Ms): number {
  return Math.floor((at + CHINA_AHEAD_MS) / DAY_MS);
}

function startOfDay(day: number): Ms {
  return day * DAY_MS - CHINA_AHEAD_MS;
}

function isWorkingDay(day: number, { holidays, workdays }: Calendar): boolean {
  const written = new Date(day * DAY_MS).toISOString().slice(0, 10);
  if (holidays.has(written)) return false;
  const weekday = (((day + THURSDAY) % 7) + 7) % 7;
  return workdays.has(written) || (weekday !== 0 && weekday !== 6);
}

/** When the office closes on the `count`th working day after the day of `from`, which itself does not count. */
export function closingAfter(from: Ms, count: number, calendar: Calendar): Ms {
  return startOfDay(nthWorkingDay(dayOf(from), count, calendar)) + calendar.closesAt * MINUTE_MS;
}

/** The same time of day, `count` working days later; the instant itself for none. */
export function addWorkingDays(at: Ms, count: number, calendar: Calendar): Ms {
  const day = dayOf(at);
  return startOfDay(nthWorkingDay(day, count, calendar)) + (at - startOfDay(day));
}

function nthWorkingDay(day: number, count: number, calendar: Calendar): number {
  let at = day;
  for (let left = count; left > 0; ) if (isWorkingDay(++at, calendar)) left--;
  return at;
}

/** How often the office closes after `from` and not after `to`: the working days that went by. */
export function closingsBetween(from: Ms, to: Ms, calendar: Calendar): number {
  let count = 0;
  for (let day = dayOf(from); day <= dayOf(to); day++) {
    const closing = startOfDay(day) + calendar.closesAt * MINUTE_MS;
    if (closing > from && closing <= to && isWorkingDay(day, calendar)) count++;
  }
  return count;
}
