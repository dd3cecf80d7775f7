import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { FileWindow } from './file-window.ts';
import { SourceFault } from './source.ts';

/** The header of a `.shp` and of a `.shx`, bytes; the one before each record; an entry of a `.shx`. */
const HEADER_BYTES = 100;
const RECORD_HEADER_BYTES = 8;
const ENTRY_BYTES = 8;
const FILE_CODE = 9994;

/** Four million corners: larger than any one shape that people work with, small enough to hold. */
const SHAPE_BYTES_MAX = 64 * 1024 * 1024;

export interface ShpHeader {
  /** 1 point, 3 line, 5 polygon, 8 points; + 10 with heights, + 20 with measures; 31 surfaces. */
  readonly shapeType: number;
  /** How long the file says that it is, bytes. */
  readonly bytes: number;
}

/**
 * The header of a `.shp` (Esri, "Shapefile Technical Description", 1998: code 9994 at 0, length in 16-bit words at 24, both
 * big-endian; type of shape at 32, little-endian). Refuses `shp-damaged`, and `shp-surfaces` for MultiPatch.
 */
export async function readShpHeader(file: FileWindow): Promise<Result<ShpHeader>> {
  const head = await file.load(0, HEADER_BYTES);
  if (head.length < HEADER_BYTES || head.readInt32BE(0) !== FILE_CODE) return refuse('shp-damaged');
  const shapeType = head.readInt32LE(32);
  if (shapeType === 31) return refuse('shp-surfaces');
  return ok({ shapeType, bytes: head.readUInt32BE(24) * 2 });
}

/**
 * Where the shapes of a `.shp` lie, as its `.shx` says: their number, and, where they do not simply follow one another (a
 * file that was edited in place keeps old shapes between those that count), the byte at which each begins, 0 for none.
 * Null where the `.shx` is not one, or points to what cannot be.
 */
export async function readShx(
  file: FileWindow,
  shp: ShpHeader,
): Promise<{ count: number; starts: Float64Array | null } | null> {
  const head = await file.load(0, HEADER_BYTES);
  if (head.length < HEADER_BYTES || head.readInt32BE(0) !== FILE_CODE) return null;
  const bytes = Math.min(file.size, head.readUInt32BE(24) * 2);
  const count = Math.floor((bytes - HEADER_BYTES) / ENTRY_BYTES);
  if (count < 0) return null;
  const starts = new Float64Array(count);
  let expected = HEADER_BYTES;
  let inOrder = true;
  for (let i = 0; i < count; i++) {
    const at = HEADER_BYTES + i * ENTRY_BYTES;
    const entry = file.peek(at, ENTRY_BYTES) ?? (await file.load(at, ENTRY_BYTES));
    if (entry.length < ENTRY_BYTES) return null;
    const start = entry.readUInt32BE(0) * 2;
    const length = entry.readUInt32BE(4) * 2;
    if (start !== expected) inOrder = false;
    if (start === 0 ? length !== 0 : start < HEADER_BYTES || start >= shp.bytes) return null;
    starts[i] = start;
    expected = start + RECORD_HEADER_BYTES + length;
  }
  return { count, starts: inOrder ? null : starts };
}

/** The content of a record: `null` where the index says that there is none, `too-large` where it is beyond what is held. */
export type ShpContent = Buffer | null | 'too-large';

/** The records of a `.shp`, one after another, in the order of its index or else of the file itself. */
export class ShpRecords {
  readonly #file: FileWindow;
  readonly #header: ShpHeader;
  readonly #starts: Float64Array | null;
  #next = HEADER_BYTES;
  #row = 0;
  /** Records are counted from 1, and by some programs from 0; null until the first was seen. */
  #base: number | null = null;

  constructor(file: FileWindow, header: ShpHeader, starts: Float64Array | null) {
    this.#file = file;
    this.#header = header;
    this.#starts = starts;
  }

  /** The next record's content, valid until the one after is asked for, or `end`. Throws `file-truncated` and `file-damaged` with the row. */
  async next(): Promise<ShpContent | 'end'> {
    const row = ++this.#row;
    const at = this.#starts === null ? this.#next : row > this.#starts.length ? -1 : this.#starts[row - 1]!;
    if (at < 0) return 'end';
    if (at === 0) return null;
    const file = this.#file;
    const left = file.size - at;
    if (left < RECORD_HEADER_BYTES) {
      if (this.#starts === null && at >= this.#header.bytes) return 'end';
      if (this.#starts === null && left === 0 && row === 1 && this.#header.bytes <= HEADER_BYTES)
        return 'end';
      throw new SourceFault('file-truncated', { part: '.shp', row });
    }
    const head = file.peek(at, RECORD_HEADER_BYTES) ?? (await file.load(at, RECORD_HEADER_BYTES));
    const number = head.readInt32BE(0);
    const length = head.readInt32BE(4) * 2;
    this.#base ??= number === 0 ? 0 : 1;
    if (number !== row - 1 + this.#base || length < 4) {
      // Behind the end that the header names there may be anything.
      if (this.#starts === null && at >= this.#header.bytes) return 'end';
      throw new SourceFault('file-damaged', { part: '.shp', row });
    }
    this.#next = at + RECORD_HEADER_BYTES + length;
    if (this.#next > file.size) throw new SourceFault('file-truncated', { part: '.shp', row });
    if (length > SHAPE_BYTES_MAX) return 'too-large';
    return file.peek(at + RECORD_HEADER_BYTES, length) ?? (await file.load(at + RECORD_HEADER_BYTES, length));
  }
}
