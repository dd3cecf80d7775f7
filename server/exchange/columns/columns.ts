import type { Field } from './fields.ts';
import { readCount, readNumber } from './read-number.ts';

/** Which of a file's columns gives which field, and the columns that nothing takes. */
export interface Columns {
  readonly of: ReadonlyMap<Field, string>;
  readonly dropped: readonly string[];
  /** Of those the ones about persons, by the names that the file has: nobody reads them. */
  readonly barred: ReadonlySet<string>;
}

type Properties = Readonly<Record<string, unknown>>;

/** A field of a row, undefined when the file has no such column or the row nothing in it. */
export function fieldOf(columns: Columns, properties: Properties, field: Field): unknown {
  const column = columns.of.get(field);
  if (column === undefined || !Object.hasOwn(properties, column)) return undefined;
  return properties[column] ?? undefined;
}

/** Text of a field, cut to `max` characters (and no half of one); empty when there is none. Numbers are written out. */
export function textOf(columns: Columns, properties: Properties, field: Field, max = 80): string {
  const value = fieldOf(columns, properties, field);
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return cutText(String(value).trim(), max);
}

/** A whole number ≥ 0 of a field (see `readCount`): null when it is empty, undefined when it is anything else. */
export function countOf(columns: Columns, properties: Properties, field: Field): number | null | undefined {
  return readCount(fieldOf(columns, properties, field), field);
}

/** A number ≥ 0 of a field, with a fraction or without: null when it is empty, undefined when it is anything else. */
export function numberOf(columns: Columns, properties: Properties, field: Field): number | null | undefined {
  return readNumber(fieldOf(columns, properties, field), field);
}

/** The first `max` UTF-16 units; half of a character beyond the basic plane (rare Chinese names) is left out. */
export function cutText(text: string, max: number): string {
  return text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
}
