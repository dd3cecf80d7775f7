/** Eleven digits or more, a sign or a space between them: nothing shorter is looked at closely. */
const LONG_NUMBER = /(?:\d[ -]?){11}/;
const IDENTITY = /(?<![\dA-Za-z])\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx](?![\dA-Za-z])/g;
/** Not behind a decimal point: those are the digits of a coordinate. */
const MOBILE = /(?<![\d.])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g;
const CARD = /(?<![\d.])\d{4} ?\d{4} ?\d{4} ?\d{4}(?: ?\d{1,3})?(?!\d)/g;

/** Stands where a person's number stood. */
const REMOVED = '***';

/** The weights of GB 11643 (ISO 7064 MOD 11-2) for the first 17 digits of an identity number, and its last signs. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const SIGNS = '10X98765432';

/** The numbers of persons that a text holds. */
export interface PersonalNumbers {
  readonly identity: number;
  /** Mobile numbers, as digits. */
  readonly mobiles: readonly string[];
  /** Bank cards, as they are written. */
  readonly cards: readonly string[];
}

const NONE: PersonalNumbers = { identity: 0, mobiles: [], cards: [] };

/** Identity numbers (date and check sign right), mobile numbers and bank cards (Luhn) in a text. */
export function personalNumbers(text: string): PersonalNumbers {
  if (!LONG_NUMBER.test(text)) return NONE;
  return {
    identity: (text.match(IDENTITY) ?? []).filter(isIdentityNumber).length,
    mobiles: (text.match(MOBILE) ?? []).map((found) => digitsOf(found).slice(-11)),
    cards: (text.match(CARD) ?? []).filter(isCard),
  };
}

/** Whether a text holds an identity number: of nothing that is kept may that be a part. */
export function hasIdentityNumber(text: string): boolean {
  return withoutIdentity(text) !== text;
}

/** A text without the numbers of persons in it; the very same text where it holds none. */
export function withoutPersonal(text: string): string {
  if (!LONG_NUMBER.test(text)) return text;
  return withoutIdentity(text)
    .replace(MOBILE, REMOVED)
    .replace(CARD, (found) => (isCard(found) ? REMOVED : found));
}

/** The same of identity numbers alone: the telephones of a team are what its board publishes. */
export function withoutIdentity(text: string): string {
  if (!LONG_NUMBER.test(text)) return text;
  return text.replace(IDENTITY, (found) => (isIdentityNumber(found) ? REMOVED : found));
}

/** 18 signs: a region, a date of birth, a serial number, and the check sign of GB 11643. */
function isIdentityNumber(text: string): boolean {
  const signs = text.replace(/[ -]/g, '').toUpperCase();
  const year = Number(signs.slice(6, 10));
  const month = Number(signs.slice(10, 12));
  const day = Number(signs.slice(12, 14));
  if (year < 1880 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  const region = Number(signs.slice(0, 2));
  if (region < 11 || region > 83) return false;
  const sum = WEIGHTS.reduce((all, weight, i) => all + weight * Number(signs[i]), 0);
  return SIGNS[sum % 11] === signs[17];
}

/** UnionPay's prefix and those of two old cards of banks in China, 16 or 19 digits; one number in ten passes the check by chance. */
function isCard(text: string): boolean {
  const digits = digitsOf(text);
  return /^(?:62|9558|436742)/.test(digits) && /^(?:\d{16}|\d{19})$/.test(digits) && passesLuhn(digits);
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
  }
  return sum % 10 === 0;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
