import { continuedColumns, joinContinued } from './dbf-continued.ts';
import type { DbfField, DbfHeader } from './dbf-header.ts';
import { UNREADABLE, valueReader } from './dbf-values.ts';
import { decodeField, type TextReader } from './encoding.ts';
import type { SourceNote } from './source.ts';

/** The columns of a `.dbf` as they are given: each under a name of its own. */
export interface DbfColumns {
  readonly names: readonly string[];
  /** The values of a record, by column; null for a text that is none in the table's encoding, and `readable` says so. */
  read(record: Buffer): { readonly properties: Record<string, unknown>; readonly readable: boolean };
  readonly notes: readonly SourceNote[];
}

/** Eleven bytes are there for a name, and the last is kept free. */
export const NAME_BYTES_MAX = 10;

/**
 * Names and readers of the columns. Names that are equal (they are cut at ten bytes) get a number, one that is blank its
 * place; a text that goes on in further columns is put together; a column that lies in another file (memos, pictures) or of a type nobody documents is left. Both are noted.
 */
export function dbfColumns(header: DbfHeader, reader: TextReader): DbfColumns {
  const notes: SourceNote[] = [];
  const columns: { name: string; field: DbfField; value: (record: Buffer) => unknown }[] = [];
  const taken = new Set<string>();
  for (const [i, field] of header.fields.entries()) {
    // Hidden by FoxPro: which fields of the record are null.
    if (field.type === '0') continue;
    const bytes = field.name;
    const whole = decodeField(reader, bytes, bytes.length >= NAME_BYTES_MAX) ?? reader.decode(bytes);
    const written = whole.trim() || `COLUMN_${i + 1}`;
    const value = valueReader(field, header, reader);
    if (!value) {
      notes.push({ code: 'column-left', params: { name: written, type: field.type } });
      continue;
    }
    let name = written;
    for (let n = 2; taken.has(name); n++) name = `${written}_${n}`;
    if (name !== written) notes.push({ code: 'column-renamed', params: { name: written, to: name } });
    taken.add(name);
    columns.push({ name, field, value });
  }
  const runs = continuedColumns(columns);
  return {
    names: columns.map(({ name }) => name),
    notes,
    read: (record) => {
      const properties: Record<string, unknown> = {};
      let readable = true;
      for (const { name, value } of columns) {
        const found = value(record);
        if (found === UNREADABLE) readable = false;
        const kept = found === UNREADABLE ? null : found;
        if (name === '__proto__') Object.defineProperty(properties, name, { value: kept, enumerable: true });
        else properties[name] = kept;
      }
      joinContinued(properties, runs, record);
      return { properties, readable };
    },
  };
}
