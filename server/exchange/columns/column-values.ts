import { cutText } from './columns.ts';
import { personalNumbers, withoutPersonal } from './personal-values.ts';

const SAMPLES_MAX = 3;
const SAMPLE_LENGTH = 60;
/** Of a long text only its beginning is looked at for numbers of persons. */
const SEEN_LENGTH = 2000;

/** Such a share of the filled cells makes a column one of identity numbers or telephones; of bank cards, where chance makes one in ten. */
const NUMBERS_SHARE = 0.25;
const CARDS_SHARE = 0.5;
const FEW_CELLS = 3;

/** The digits of a telephone: nothing shorter is looked at. */
const PERSONAL_MIN = 11;

/** A run of numbers this dense is a series, not a list of telephones (those lie spread over 7,000 million). */
const SERIES_SPACING = 1000;
const SERIES_MIN = 10;

/** What is remembered of a column's cells: how many are filled, a few of them, and how many hold a person's number. */
export class ColumnValues {
  /** The first few that differ, as text, without numbers of persons. */
  readonly samples: string[] = [];
  /** The first few with other than ASCII characters. */
  readonly wide: string[] = [];
  #filled = 0;
  #identity = 0;
  #mobile = 0;
  #dated = 0;
  #least = Number.POSITIVE_INFINITY;
  #most = 0;
  #cards = 0;
  readonly #cardsSeen = new Set<string>();

  see(value: unknown): void {
    const text = cellText(value);
    if (text === '') return;
    this.#filled += 1;
    if (this.samples.length < SAMPLES_MAX) keep(this.samples, text);
    if (this.wide.length < SAMPLES_MAX && /[^\0-\x7f]/.test(text)) keep(this.wide, text);
    if (text.length < PERSONAL_MIN || isFraction(value)) return;
    const { identity, mobiles, cards } = personalNumbers(text);
    if (identity > 0) this.#identity += 1;
    const [card] = cards;
    if (card !== undefined) this.#cards += 1;
    if (card !== undefined && this.#cardsSeen.size < FEW_CELLS) this.#cardsSeen.add(card);
    const [mobile] = mobiles;
    if (mobile === undefined) return;
    this.#mobile += 1;
    if (isDated(mobile)) this.#dated += 1;
    this.#least = Math.min(this.#least, Number(mobile));
    this.#most = Math.max(this.#most, Number(mobile));
  }

  /** Whether the cells are numbers of persons, telephones aside where `phones` may stand. */
  isPersonal(phones: boolean): boolean {
    const numbers = this.#identity + (phones || this.#isSeries() ? 0 : this.#mobile);
    // The code of one office in every row passes a card's check as one number: it is one by chance.
    const cards = this.#cardsSeen.size >= Math.min(FEW_CELLS, this.#filled) ? this.#cards : 0;
    return this.#isShare(numbers, NUMBERS_SHARE) || this.#isShare(cards, CARDS_SHARE);
  }

  /** One cell alone makes no column of it, unless there are hardly any: it is masked where it is taken. */
  #isShare(cells: number, share: number): boolean {
    return cells > 0 && cells / this.#filled >= share && (cells > 1 || this.#filled < FEW_CELLS);
  }

  /** Numbers of cases and buildings can look like mobile numbers: those that begin with a date, or follow one another. */
  #isSeries(): boolean {
    if (this.#mobile < SERIES_MIN) return false;
    return this.#dated > this.#mobile / 2 || this.#most - this.#least < this.#mobile * SERIES_SPACING;
  }
}

/** Most numbers of a table: no telephone has a fraction. */
function isFraction(value: unknown): boolean {
  return typeof value === 'number' && !Number.isInteger(value);
}

/** What a cell says, as text; of what is no text or number its JSON. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.slice(0, SEEN_LENGTH).trim();
  if (typeof value !== 'object') return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  return (JSON.stringify(value) ?? '').slice(0, SEEN_LENGTH);
}

function keep(samples: string[], text: string): void {
  const sample = cutText(withoutPersonal(text), SAMPLE_LENGTH);
  if (!samples.includes(sample)) samples.push(sample);
}

/** yymmdd and a number: one mobile number in twenty-seven looks like it. */
function isDated(digits: string): boolean {
  const month = Number(digits.slice(2, 4));
  const day = Number(digits.slice(4, 6));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
