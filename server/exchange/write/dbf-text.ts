import iconv from 'iconv-lite';

/** The longest field of text in dBase III. */
export const FIELD_BYTES = 254;
/**
 * A text goes on in further fields, so many in all: the largest team and the longest note that a grid can have fit,
 * and all of a grid's together into the 255 fields of a table.
 */
const FIELDS_MAX = 100;

export type DbfEncoding = 'utf-8' | 'gb18030';

/** A text as fields of a table hold it. */
export interface DbfText {
  /** One at least, each `FIELD_BYTES` at most: put together they are the text, or its beginning. */
  readonly parts: readonly Buffer[];
  /** Whether a reader that takes the blanks off each field gets the whole text back. */
  readonly whole: boolean;
}

const BLANK = /\s/;
/**
 * A part that is followed by another is nearly full: a cut goes back no further than this to find a place without a
 * blank.
 */
const FULL_BYTES = 230;

/**
 * Cuts a text into fields, never within a character, and where it can be helped not beside a blank: readers take blanks
 * off the end of a field, and some off its beginning.
 */
export function dbfText(text: string, encoding: DbfEncoding): DbfText {
  const bytes = encode(text, encoding);
  let whole = text === text.trim();
  if (bytes.length <= FIELD_BYTES) return { parts: [bytes], whole };
  const characters = [...text];
  const lengths = characters.map((character) => encode(character, encoding).length);
  const parts: Buffer[] = [];
  let from = 0;
  while (from < characters.length && parts.length < FIELDS_MAX) {
    const cut = cutAfter(characters, lengths, from);
    if (blanksBeside(characters, cut) > 0) whole = false;
    parts.push(encode(characters.slice(from, cut).join(''), encoding));
    from = cut;
  }
  return { parts, whole: whole && from === characters.length };
}

/**
 * Where the field ends that begins at a character: as far as it has room, or a little before where that is between
 * better characters.
 */
function cutAfter(characters: readonly string[], lengths: readonly number[], from: number): number {
  let to = from;
  let length = 0;
  while (to < characters.length && length + lengths[to]! <= FIELD_BYTES) length += lengths[to++]!;
  let best = to;
  for (let cut = to; cut > from && length >= FULL_BYTES; length -= lengths[--cut]!)
    if (blanksBeside(characters, cut) < blanksBeside(characters, best)) best = cut;
  return best;
}

/** How bad a cut is: a blank before it is lost to every reader, one behind it to some. */
function blanksBeside(characters: readonly string[], cut: number): number {
  if (cut === characters.length) return 0;
  return (BLANK.test(characters[cut - 1]!) ? 2 : 0) + (BLANK.test(characters[cut]!) ? 1 : 0);
}

function encode(text: string, encoding: DbfEncoding): Buffer {
  return encoding === 'utf-8' ? Buffer.from(text) : iconv.encode(text, 'gb18030');
}

/**
 * The name under which a `.cpg` says the encoding of these texts. Code page 936 is what ArcMap, Excel and WPS of a
 * Chinese Windows know; GB18030 is the same but for rare characters, which it has four bytes for, and is known to
 * GDAL and QGIS. So it is named only where a text needs it.
 */
export function codePageOf(encoding: DbfEncoding, allIn936: boolean): string {
  if (encoding === 'utf-8') return 'UTF-8';
  return allIn936 ? '936' : 'GB18030';
}

/** Whether these bytes of GB18030 say the same in code page 936. */
export function isIn936(bytes: Buffer): boolean {
  return iconv.encode(iconv.decode(bytes, 'cp936'), 'gb18030').equals(bytes) && !hasFourBytes(bytes);
}

/** A character of four bytes has a digit for its second. */
function hasFourBytes(bytes: Buffer): boolean {
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x81) continue;
    const second = bytes[i + 1] ?? 0;
    if (second >= 0x30 && second <= 0x39) return true;
    i++;
  }
  return false;
}
