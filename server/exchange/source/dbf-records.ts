import { columnStem } from './dbf-columns.ts';
import { type DbfHeader, recordsThere } from './dbf-header.ts';
import { textBytes } from './dbf-values.ts';
import { EncodingSniffer, isAscii } from './encoding-sniffer.ts';
import type { FileWindow } from './file-window.ts';

const DELETED = 0x2a;
const LIVE = 0x20;

/** A record of a `.dbf`; `bytes` are valid until the next one is asked for. */
export interface DbfRecord {
  readonly bytes: Buffer;
  /** Taken out of the table by whoever edited it, and only flagged so: its shape is to be left out too. */
  readonly deleted: boolean;
}

/** The records of a `.dbf` by their place, from 0. */
export class DbfRecords {
  readonly #file: FileWindow;
  readonly #header: DbfHeader;
  readonly #there: number;

  constructor(file: FileWindow, header: DbfHeader) {
    this.#file = file;
    this.#header = header;
    this.#there = recordsThere(header, file);
  }

  /**
   * The record, `truncated` where the header promises it and the file ends before it does, or `none`. A header may promise
   * less than there is: what is there and looks like a record is one.
   */
  async read(i: number): Promise<DbfRecord | 'truncated' | 'none'> {
    const { headerBytes, recordBytes, records } = this.#header;
    if (i >= this.#there) return i < records ? 'truncated' : 'none';
    const at = headerBytes + i * recordBytes;
    const bytes = this.#file.peek(at, recordBytes) ?? (await this.#file.load(at, recordBytes));
    if (bytes.length < recordBytes) return 'truncated';
    const flag = bytes[0]!;
    if (i >= records && flag !== LIVE && flag !== DELETED) return 'none';
    return { bytes, deleted: flag === DELETED };
  }
}

/**
 * Reads the texts of a table, and the names of its columns, as far as is needed to tell how they are written: at most all of
 * it, where all is ASCII.
 */
export async function sniffDbf(file: FileWindow, header: DbfHeader): Promise<EncodingSniffer> {
  const sniffer = new EncodingSniffer();
  for (const { name } of header.fields) {
    const { stem, mayBeCut } = columnStem(name);
    sniffer.add(stem, mayBeCut);
  }
  const texts = header.fields.filter(({ type }) => type === 'C');
  if (texts.length === 0) return sniffer;
  const records = new DbfRecords(file, header);
  for (let i = 0; !sniffer.settled; i++) {
    const record = await records.read(i);
    if (typeof record === 'string') break;
    if (record.deleted || isAscii(record.bytes)) continue;
    for (const field of texts) {
      const text = textBytes(record.bytes, field);
      sniffer.add(text, text.length === field.length);
    }
  }
  return sniffer;
}
