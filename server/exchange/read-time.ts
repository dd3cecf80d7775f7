/** China has one time, eight hours ahead of UTC. */
const CHINA_HOURS = 8;
const HOUR_MS = 3_600_000;
const DAY_S = 86_400;
/** Day 0 of an Excel sheet, as it counts from 1 March 1900 on. */
const EXCEL_DAY_0 = Date.UTC(1899, 11, 30);
/** 1900-03-01 and 2200-01-01 as such days. */
const SERIAL_MIN = 61;
const SERIAL_MAX = 109_575;
const YEARS = [1900, 2200] as const;

/** No clock on Earth is further from UTC. */
const OFFSET_MAX_MIN = 14 * 60;

/** No time is as long. */
const LENGTH_MAX = 100;

const DATE = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/;
const CLOCK = /^(\d{1,2})(?::(\d{1,2}))?(?::(\d{1,2})(?:\.\d+)?)?:?$/;
const OFFSET = /(?:([zZ])|([+-])(\d{2}):?(\d{2}))$/;
const WEEKDAY = /[（(]?(?:星期|周|礼拜)[一二三四五六日天][)）]?/g;
const HALF_OF_DAY = /上午|早上|凌晨|中午|下午|晚上|[ap]\.?m\.?/i;

/**
 * A time as files write it, as ISO 8601 in UTC: ISO with an offset or without (then China's time), `2026/3/1 8:30`,
 * 2026年3月1日 下午8时30分, `20260301083000`, a date alone (its midnight), the days of an Excel sheet, a `Date` (the
 * clock that it shows in UTC, as sheets are read), milliseconds since 1970. Null for an empty cell; undefined for what
 * is no time or could be two (3/1/2026).
 */
export function readTime(value: unknown): string | null | undefined {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : inChina(value.getTime());
  if (typeof value === 'number') return ofNumber(value);
  if (typeof value !== 'string' || value.length > LENGTH_MAX) return undefined;
  const text = value.normalize('NFKC').trim();
  if (text === '') return null;
  const compact = COMPACT.exec(text);
  if (compact)
    return instant(
      compact.slice(1, 7).map((part) => Number(part ?? 0)),
      null,
    );
  return /^\d+(?:\.\d+)?$/.test(text) ? ofNumber(Number(text)) : ofText(text);
}

function ofNumber(value: number): string | undefined {
  if (value >= SERIAL_MIN && value < SERIAL_MAX)
    return inChina(EXCEL_DAY_0 + Math.round(value * DAY_S) * 1000);
  const compact = COMPACT.exec(String(value));
  if (compact)
    return instant(
      compact.slice(1, 7).map((part) => Number(part ?? 0)),
      null,
    );
  return Number.isSafeInteger(value) && /^\d{13}$/.test(String(value)) ? inYears(value) : undefined;
}

function ofText(text: string): string | undefined {
  const plain = text
    .replace(WEEKDAY, ' ')
    .replace(/年|月/g, '-')
    .replace(/[日号]/, ' ')
    .replace(/[时点分]/g, ':')
    .replace(/秒/, '')
    .trim();
  const date = DATE.exec(plain);
  if (!date) return undefined;
  let rest = plain.slice(date[0].length).replace(/^[Tt\s]+/, '');
  const offset = OFFSET.exec(rest);
  if (offset) rest = rest.slice(0, offset.index).trim();
  const half = HALF_OF_DAY.exec(rest)?.[0].toLowerCase();
  rest = rest.replace(HALF_OF_DAY, '').trim();
  const clock = rest === '' ? ['', '0'] : CLOCK.exec(rest);
  if (!clock) return undefined;
  const hour = hourOf(Number(clock[1]), half);
  const parts = [...date.slice(1, 4).map(Number), hour, Number(clock[2] ?? 0), Number(clock[3] ?? 0)];
  return instant(parts, offset ? minutesOf(offset) : null);
}

/** 下午8时 is 20; 中午12时 and 12 PM are 12; 凌晨12时 and 12 AM are 0. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  const late = /^(?:下午|晚上|p)/.test(half) || (half === '中午' && hour < 11);
  if (late) return hour === 12 ? 12 : hour + 12;
  return hour === 12 && half !== '中午' ? 0 : hour;
}

function minutesOf([, zulu, sign, hours, minutes]: RegExpExecArray): number {
  return zulu ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Year, month, day, hour, minute, second as they stand on a clock; `offset` in minutes, null for China's. */
function instant(parts: readonly number[], offset: number | null): string | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const read = new Date(time);
  // The 31st of June is no day, and `Date` takes the year 1, with which some feeds say that they know none, for 1901.
  if (read.getUTCFullYear() !== year || read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day)
    return undefined;
  if (offset !== null && Math.abs(offset) > OFFSET_MAX_MIN) return undefined;
  return offset === null ? inChina(time) : inYears(time - offset * 60_000);
}

function inChina(clock: number): string | undefined {
  return inYears(clock - CHINA_HOURS * HOUR_MS);
}

function inYears(time: number): string | undefined {
  const read = new Date(time);
  const year = read.getUTCFullYear();
  return year >= YEARS[0] && year <= YEARS[1] ? read.toISOString() : undefined;
}
