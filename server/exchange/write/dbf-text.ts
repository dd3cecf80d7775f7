import iconv from 'iconv-lite';

/** The longest field of text in dBase III. */
export const FIELD_BYTES = 254;
/**
 * A text goes on in further fields, so many in all: the largest team and the longest note that a grid can have fit, and all
 * of a grid's together into the 255 fields of a table.
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
/** So far a cut goes back to find a place without a blank: a part that is followed by another is nearly full. */
const BLANKS_MAX = 4;

/**
 * Cuts a text into fields, never within a character, and never beside a blank where it can be helped: readers take blanks off the end of a
 * field, and some off its beginning.
 */
export function dbfText(text: string, encoding: DbfEncoding): DbfText {
  const bytes = encode(text, encoding);
  const blankEnds = text !== text.trim();
  if (bytes.length <= FIELD_BYTES) return { parts: [bytes], whole: !blankEnds };
  const characters = [...text];
  const lengths = characters.map((character) => encode(character, encoding).length);
  const parts: Buffer[] = [];
  let from = 0;
  let whole = !blankEnds;
  while (from < characters.length && parts.length < FIELDS_MAX) {
    let to = from;
    for (let length = 0; to < characters.length; to++) {
      length += lengths[to]!;
      if (length > FIELD_BYTES) break;
    }
    let cut = to;
    while (to - cut < BLANKS_MAX && cut < characters.length && besideBlank(characters, cut)) cut--;
    if (to - cut === BLANKS_MAX) {
      whole = false;
      cut = to;
    }
    parts.push(encode(characters.slice(from, cut).join(''), encoding));
    from = cut;
  }
  return { parts, whole: whole && from === characters.length };
}

const besideBlank = (characters: readonly string[], cut: number) =>
  BLANK.test(characters[cut - 1]!) || BLANK.test(characters[cut]!);

function encode(text: string, encoding: DbfEncoding): Buffer {
  return encoding === 'utf-8' ? Buffer.from(text) : iconv.encode(text, 'gb18030');
}

/**
 * The name under which a `.cpg` says the encoding of these texts. Code page 936 is what ArcMap, Excel and WPS of a Chinese
 * Windows know; GB18030 is the same but for rare characters, which it has four bytes for, and is known to GDAL and QGIS.
 * So it is named only where a text needs it.
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
