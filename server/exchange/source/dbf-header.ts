import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { FileWindow } from './file-window.ts';

/** One column of a `.dbf`: where its bytes lie in a record (the deletion flag is byte 0), and its name as it is written. */
export interface DbfField {
  readonly name: Buffer;
  /** `C` text, `N` and `F` numbers as text, `D` date, `L` logical, `I`, `O` and `B` binary numbers, others not read. */
  readonly type: string;
  readonly at: number;
  readonly length: number;
}

export interface DbfHeader {
  /** What the header says; the file may have fewer records or more. */
  readonly records: number;
  readonly headerBytes: number;
  readonly recordBytes: number;
  /** Byte 29, the language driver: see `encodingOfDriver`. */
  readonly driver: number;
  /** FoxPro writes a double in a field of type B, dBase the number of a block in another file. */
  readonly foxPro: boolean;
  readonly fields: readonly DbfField[];
}

/** A descriptor's and the header's own size, bytes. */
const BLOCK = 32;
const END_OF_FIELDS = 0x0d;

/**
 * The header of a `.dbf` (dBase III to V and FoxPro): 32 bytes (version at 0, number of records at 4, bytes of header at 8
 * and of a record at 10, language driver at 29), then 32 for each column (name in 11, type at 11, length at 16), then
 * 0D. After "Xbase file format description", Erik Bachmann 1998, and Esri's note on dBase in Shapefiles. Refuses
 * `dbf-damaged`, and `dbf-version` for dBase 7, which lays its columns out otherwise.
 */
export async function readDbfHeader(file: FileWindow): Promise<Result<DbfHeader>> {
  const head = await file.load(0, BLOCK);
  if (head.length < BLOCK) return refuse('dbf-damaged');
  if ((head[0]! & 0x07) === 4) return refuse('dbf-version');
  const records = head.readUInt32LE(4);
  const headerBytes = head.readUInt16LE(8);
  const recordBytes = head.readUInt16LE(10);
  const driver = head[29]!;
  const foxPro = head[0] === 0x30 || head[0] === 0x31 || head[0] === 0x32 || head[0] === 0xf5;
  if (headerBytes < BLOCK + 1 || recordBytes < 1 || headerBytes > file.size) return refuse('dbf-damaged');
  const whole = Buffer.from(await file.load(0, headerBytes));
  const fields: DbfField[] = [];
  let at = 1;
  for (let from = BLOCK; from < headerBytes && whole[from] !== END_OF_FIELDS; from += BLOCK) {
    if (from + BLOCK > headerBytes) return refuse('dbf-damaged');
    const block = whole.subarray(from, from + BLOCK);
    const end = block.subarray(0, 11).indexOf(0);
    const type = String.fromCharCode(block[11]!).toUpperCase();
    const length = block[16]!;
    if (!/[A-Z@+0]/.test(type)) return refuse('dbf-damaged');
    fields.push({ name: block.subarray(0, end < 0 ? 11 : end), type, at, length });
    at += length;
  }
  if (at > recordBytes) return refuse('dbf-damaged');
  return ok({ records, headerBytes, recordBytes, driver, foxPro, fields });
}

/** How many whole records the file has, whatever its header says. */
export function recordsThere(header: DbfHeader, file: FileWindow): number {
  return Math.floor((file.size - header.headerBytes) / header.recordBytes);
}
