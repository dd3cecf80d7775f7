import type { DbfField, DbfHeader } from './dbf-header.ts';
import { decodeField, type TextReader } from './encoding.ts';

const SPACE = 0x20;

/** The bytes of a text field without its padding: to the first NUL, and without blanks at the end. */
export function textBytes(record: Buffer, { at, length }: DbfField): Buffer {
  let end = at + length;
  const nul = record.subarray(at, end).indexOf(0);
  if (nul >= 0) end = at + nul;
  while (end > at && record[end - 1] === SPACE) end -= 1;
  return record.subarray(at, end);
}

type ReadValue = (record: Buffer) => unknown;

/** What a field holds that is no text in the encoding of the table. */
export const UNREADABLE = Symbol('unreadable');

/**
 * What reads the values of one column from a record; null where its type is none that can be read without another file.
 * What is blank is null. A number that a double would not keep (a code of twenty digits), and anything in a field for
 * numbers, dates or logicals that is none, stays the text that it is: nothing is lost on the way. A date is `YYYY-MM-DD`. A text that is
 * none in the table's encoding is UNREADABLE.
 */
export function valueReader(field: DbfField, header: DbfHeader, reader: TextReader): ReadValue | null {
  const { at, length } = field;
  const reads = (value: (text: string) => unknown): ReadValue => {
    return (record) => {
      const bytes = textBytes(record, field);
      const text = decodeField(reader, bytes, bytes.length === length);
      return text === null ? UNREADABLE : value(text);
    };
  };
  switch (field.type) {
    case 'C':
      return reads((text) => text || null);
    case 'N':
    case 'F':
      return reads((text) => readNumber(text.trim()));
    case 'D':
      return reads((text) => readDate(text.trim()));
    case 'L':
      return reads((text) => readLogical(text.trim()));
    case 'I':
    case '+':
      // dBase 7 keeps them the other way round, and is refused at its header.
      return length === 4 ? (record) => record.readInt32LE(at) : null;
    case 'B':
      return header.foxPro && length === 8 ? (record) => finite(record.readDoubleLE(at)) : null;
    default:
      return null;
  }
}

function readNumber(text: string): unknown {
  // Stars are what is written where a number was too long for its field.
  if (text === '' || /^\*+$/.test(text)) return null;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return text;
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  return /^[+-]?\d+$/.test(text) && !Number.isSafeInteger(number) ? text : number;
}

function readDate(text: string): unknown {
  if (text === '' || /^0+$/.test(text)) return null;
  const parts = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (!parts) return text;
  const [, year, month, day] = parts;
  const iso = `${year}-${month}-${day}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : text;
}

function readLogical(text: string): unknown {
  if (text === '' || text === '?') return null;
  if (/^[ty]$/i.test(text)) return true;
  return /^[fn]$/i.test(text) ? false : text;
}

function finite(number: number): number | null {
  return Number.isFinite(number) ? number : null;
}
