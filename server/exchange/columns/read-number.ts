import type { Field } from './fields.ts';

const COUNT_MAX = 1_000_000_000;
/** No number is as long; looking for a unit behind a megabyte of blanks takes minutes. */
const LENGTH_MAX = 100;

/** What offices write where there is nothing to say. */
const EMPTY = /^(?:[-—–/\\]+|无|空|null|<null>|n\/?a|none)?$/i;

/** What may stand behind a number of each kind: another unit is another thing (12人 are no 12 households). */
const UNITS: Partial<Record<Field, RegExp>> = {
  households: /\s*(?:户|家|households?)$/i,
  declared: /\s*(?:户|家|households?)$/i,
  target: /\s*(?:户|家|人|households?|persons?)$/i,
  persons: /\s*(?:人|口|名|persons?|people)$/i,
  storeys: /\s*(?:层|层楼|f|storeys?|stories|floors?)$/i,
  homesPerStorey: /\s*(?:户|套|户\/层|homes?)$/i,
};

/** Digits in groups of three with commas, or without; a point with a fraction. */
const NUMBER = /^\+?(?:\d{1,12}|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;

/**
 * A number ≥ 0 as files write it, where it is certain which one is meant: a number, or a text in plain or full-width
 * digits (`１２`), in groups (`1,234`), with the field's own unit behind it (`12户`). Null for an empty cell or a sign
 * that says so (`-`, `/`, 无); undefined for anything else.
 */
export function readNumber(value: unknown, field: Field): number | null | undefined {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value + 0 : undefined;
  if (typeof value !== 'string') return undefined;
  if (value.length > LENGTH_MAX) return undefined;
  const text = value.normalize('NFKC').trim();
  if (EMPTY.test(text)) return null;
  const unit = UNITS[field];
  const digits = unit ? text.replace(unit, '') : text;
  return NUMBER.test(digits) ? Number(digits.replaceAll(',', '')) : undefined;
}

/** The same for whole numbers up to a thousand million: `12.0` is 12, `12.5` is none. */
export function readCount(value: unknown, field: Field): number | null | undefined {
  const number = readNumber(value, field);
  if (typeof number !== 'number') return number;
  return Number.isSafeInteger(number) && number <= COUNT_MAX ? number : undefined;
}
