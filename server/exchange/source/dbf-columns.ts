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
const NAME_BYTES_MAX = 10;

/**
 * A column's name without the number that programs put behind names that are equal once they are cut (`名称很长_1`): the cut is
 * before it then. `mayBeCut` says whether the last character may be in pieces.
 */
export function columnStem(name: Buffer): { stem: Buffer; end: string; mayBeCut: boolean } {
  const end = name.length >= NAME_BYTES_MAX - 1 ? (/_\d+$/.exec(name.toString('latin1'))?.[0] ?? '') : '';
  return {
    stem: name.subarray(0, name.length - end.length),
    end,
    mayBeCut: end !== '' || name.length >= NAME_BYTES_MAX,
  };
}

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
    const { stem, end, mayBeCut } = columnStem(field.name);
    const name = (decodeField(reader, stem, mayBeCut) ?? reader.decode(stem)) + end;
    const written = name.trim() || `COLUMN_${i + 1}`;
    const value = valueReader(field, header, reader);
    if (!value) {
      notes.push({ code: 'column-left', params: { name: written, type: field.type } });
      continue;
    }
    let own = written;
    for (let n = 2; taken.has(own); n++) own = `${written}_${n}`;
    if (own !== written) notes.push({ code: 'column-renamed', params: { name: written, to: own } });
    taken.add(own);
    columns.push({ name: own, field, value });
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
