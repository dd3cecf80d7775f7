import type { DbfHeader } from './dbf-header.ts';
import { valueReader } from './dbf-values.ts';
import { decodeCut, type TextReader } from './encoding.ts';
import type { SourceNote } from './source.ts';

/** The columns of a `.dbf` as they are given: each under a name of its own. */
export interface DbfColumns {
  readonly names: readonly string[];
  /** The values of a record, by column. */
  read(record: Buffer): Record<string, unknown>;
  readonly notes: readonly SourceNote[];
}

/**
 * Names and readers of the columns. Names that are equal (they are cut at ten bytes) get a number, one that is blank its
 * place; a column that lies in another file (memos, pictures) or of a type nobody documents is left. Both are noted.
 */
export function dbfColumns(header: DbfHeader, reader: TextReader): DbfColumns {
  const notes: SourceNote[] = [];
  const columns: { name: string; value: (record: Buffer) => unknown }[] = [];
  const taken = new Set<string>();
  for (const [i, field] of header.fields.entries()) {
    // Hidden by FoxPro: which fields of the record are null.
    if (field.type === '0') continue;
    const written = decodeCut(reader, field.name).trim() || `COLUMN_${i + 1}`;
    const value = valueReader(field, header, reader);
    if (!value) {
      notes.push({ code: 'column-left', params: { name: written, type: field.type } });
      continue;
    }
    let name = written;
    for (let n = 2; taken.has(name); n++) name = `${written}_${n}`;
    if (name !== written) notes.push({ code: 'column-renamed', params: { name: written, to: name } });
    taken.add(name);
    columns.push({ name, value });
  }
  return {
    names: columns.map(({ name }) => name),
    notes,
    read: (record) => {
      const values: Record<string, unknown> = {};
      for (const { name, value } of columns)
        if (name === '__proto__')
          Object.defineProperty(values, name, { value: value(record), enumerable: true });
        else values[name] = value(record);
      return values;
    },
  };
}
