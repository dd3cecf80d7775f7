import type { Merge } from './table-heading.ts';

/** Days from Excel's day 0 to 1970-01-01, of a book that counts from 1900; one that counts from 1904 begins 1,462 days later. */
const EPOCH_DAYS = 25_569;
const DAYS_TO_1904 = 1_462;
/** Excel's 29 February 1900, a day that never was: what comes before it is a day off. */
const FALSE_LEAP_DAY = 60;
/** 31 December 9999. */
const LAST_DAY = 2_958_465;
const DAY_MS = 86_400_000;
/** A format's length in Excel, at most. */
const FORMAT_MAX = 255;
/** Columns A to XFD. */
const COLUMNS_MAX = 16_384;

/**
 * Formats that a book need not define and that show a date or a time (ECMA-376, 18.8.30): 27 to 36 and 50 to 58 are those
 * of Chinese and Japanese books.
 */
const BUILT_IN_DATES: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Whether numbers of a format are dates or times: by its number, or by the letters of its own definition. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.some(([from, to]) => id >= from && id <= to);
  const shown = code
    .slice(0, FORMAT_MAX)
    .split(';')[0]!
    .replace(/"[^"]*"|\\.|_.|\*./g, '');
  return /[ymdhs]/i.test(shown.replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '').replace(/general|e[+-]/gi, ''));
}

/** A date as ISO 8601 has it, without a time where it is midnight, of less than a day the time alone; null out of its range. */
export function isoOfSerial(serial: number, from1904: boolean): string | null {
  const days = from1904 ? serial + DAYS_TO_1904 : serial;
  if (!(days >= 0 && days < LAST_DAY + 1)) return null;
  const shifted = days < FALSE_LEAP_DAY && days >= 1 ? days + 1 : days;
  const iso = new Date(Math.round((shifted - EPOCH_DAYS) * DAY_MS)).toISOString();
  if (serial < 1) return iso.slice(11, 19);
  return iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** The column, from 0, of a cell's reference (`AB12`); -1 where it is none. */
export function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Za-z]{1,3}/.exec(reference)?.[0] ?? '')
    column = column * 26 + (letter.toUpperCase().charCodeAt(0) - 64);
  return column > COLUMNS_MAX ? -1 : column - 1;
}

/** The cells of a range (`A2:C5`): lines from 1, columns from 0; null where it is none. */
export function rangeOf(reference: string): Merge | null {
  const found = /^([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})$/.exec(reference.replaceAll('$', ''));
  if (!found) return null;
  const [left, top, right, bottom] = [
    columnOf(found[1]!),
    Number(found[2]),
    columnOf(found[3]!),
    Number(found[4]),
  ];
  return left < 0 || right < left || top < 1 || bottom < top ? null : { top, bottom, left, right };
}

/** A text as it was typed: `_x000D_` stands for a character that XML cannot carry. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
}
