import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { EncodingSniffer, isAscii, type Sniffed, withoutCutTail } from './encoding-sniffer.ts';
import type { EncodingFound, SourceNote } from './source.ts';

/** What text is read as that is nothing known: it loses no byte. */
export const BYTE_BY_BYTE = 'windows-1252';

/** Reads text of one encoding. `name` is a name that iconv-lite knows: `utf-8`, `gb18030`, `windows-1252` … */
export interface TextReader {
  readonly name: string;
  /** A whole text; a byte order mark is left out, what is not text becomes U+FFFD. */
  decode(bytes: Uint8Array): string;
  /** A text that comes in pieces, cut anywhere. */
  stream(): { write(bytes: Uint8Array): string; end(): string };
}

/** GBK and GB 2312 are parts of GB 18030. */
const CODE_PAGES: Readonly<Record<string, string>> = {
  65001: 'utf-8',
  936: 'gb18030',
  54936: 'gb18030',
  20936: 'gb18030',
  52936: 'gb18030',
  950: 'big5',
  932: 'shift_jis',
  949: 'cp949',
  88591: 'iso-8859-1',
  28591: 'iso-8859-1',
};

/** Tells the encoding of a text, or of the first part of one, by its lines: see EncodingSniffer. */
export function sniffEncoding(bytes: Uint8Array): Sniffed {
  const sniffer = new EncodingSniffer();
  for (let from = 0; from < bytes.length && !sniffer.settled; ) {
    const end = bytes.indexOf(0x0a, from);
    // The last line may go on beyond what is here.
    sniffer.add(bytes.subarray(from, end < 0 ? bytes.length : end), end < 0);
    from = end < 0 ? bytes.length : end + 1;
  }
  return sniffer.verdict();
}

/**
 * Which encoding a `.cpg`, a form or a person means: `UTF-8`, `65001`, `OEM 936`, `ANSI 1252`, `GBK`, `LDID/77` …, in any
 * case and with any junk around it. A name that iconv-lite knows, or null for one that nobody does.
 */
export function encodingNamed(text: string): string | null {
  const name = text.toLowerCase().replace(/[^a-z0-9/_:.-]/g, '');
  const driver = /^ldid\/(\d+)$/.exec(name);
  if (driver) return encodingOfDriver(Number(driver[1]));
  const plain = name.replace(/[^a-z0-9]/g, '');
  if (/^(utf8|unicodeutf8|cputf8|cp65001)/.test(plain)) return 'utf-8';
  if (/^(x?gbk|gb2312|gb18030|euccn|csgb2312|ms936|gb|chinesesimplified)/.test(plain)) return 'gb18030';
  const page = /^(?:ansi|oem|cp|ms|windows|win|ibm|codepage|dos|x)*(\d{3,5})$/.exec(plain)?.[1];
  if (page !== undefined) {
    const known = CODE_PAGES[page];
    if (known !== undefined) return known;
    if (/^125\d$/.test(page)) return `windows-${page}`;
    if (iconv.encodingExists(`cp${page}`)) return `cp${page}`;
  }
  const iso = /^iso8859(\d{1,2})$/.exec(plain)?.[1];
  if (iso !== undefined && iconv.encodingExists(plain)) return `iso-8859-${iso}`;
  return plain !== '' && iconv.encodingExists(plain) && !NOT_TEXT.has(plain) ? plain : null;
}

/** What iconv-lite also offers, and no file is written in. */
const NOT_TEXT = new Set(['base64', 'hex', 'binary', 'internal']);

/** dBase language driver ids that name a code page for certain ("xBase file format", table of code page marks). */
const DRIVERS: Readonly<Record<number, string>> = {
  1: 'cp437',
  2: 'cp850',
  19: 'shift_jis',
  77: 'gb18030',
  78: 'cp949',
  79: 'big5',
  80: 'cp874',
  100: 'cp852',
  101: 'cp866',
  120: 'big5',
  121: 'cp949',
  122: 'gb18030',
  123: 'shift_jis',
  124: 'cp874',
  200: 'windows-1250',
  201: 'windows-1251',
  202: 'windows-1254',
  203: 'windows-1253',
};

/**
 * The encoding that byte 29 of a `.dbf` names, or null. 0 says nothing; 3, 87 and 88 ("ANSI") are what programs write
 * that do not think of it, on files in whatever their machine uses.
 */
export function encodingOfDriver(id: number): string | null {
  return DRIVERS[id] ?? null;
}

/** What reads text of an encoding, however it is called (see encodingNamed). Refuses `encoding-unknown`. */
export function decoderFor(name: string): Result<TextReader> {
  const known = encodingNamed(name);
  if (known === null) return refuse('encoding-unknown', { name: name.slice(0, 40) });
  // Node's own decoder follows GB 18030-2022, iconv-lite the edition before it: eighteen signs differ.
  if (known === 'utf-8' || known === 'gb18030') {
    const whole = new TextDecoder(known);
    return ok({
      name: known,
      decode: (bytes) => (isAscii(bytes) ? latin(bytes) : whole.decode(bytes)),
      stream: () => {
        const decoder = new TextDecoder(known);
        return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
      },
    });
  }
  const likeAscii = LIKE_ASCII.test(known);
  return ok({
    name: known,
    decode: (bytes) => (likeAscii && isAscii(bytes) ? latin(bytes) : iconv.decode(asBuffer(bytes), known)),
    stream: () => {
      const decoder = iconv.getDecoder(known);
      return { write: (bytes) => decoder.write(asBuffer(bytes)), end: () => decoder.end() ?? '' };
    },
  });
}

/** Encodings of which ASCII is a part: most of a table is nothing else, and is read at once. */
const LIKE_ASCII = /^(windows-|iso-8859-|cp\d|big5|euc)/;

/** What stands where bytes are no character of the encoding. */
const REPLACED = '\ufffd';

/**
 * A text of a table, `null` where it is none in this encoding. One that fills its room (`mayBeCut`) may have been cut in its
 * last character, and is given without that piece of it.
 */
export function decodeField(reader: TextReader, bytes: Uint8Array, mayBeCut: boolean): string | null {
  const whole = mayBeCut ? withoutCutTail(bytes, reader.name) : bytes;
  const text = reader.decode(whole);
  // The sign itself may have been written by whoever garbled the text before.
  const written = text.includes(REPLACED) && reader.name === 'utf-8' && isUtf8(whole);
  return text.includes(REPLACED) && !written ? null : text;
}

/**
 * What a file is read as: what a person chose, else what is said, else what its bytes look like, else UTF-8 where there
 * is nothing but ASCII and windows-1252 (which loses no byte) where there is. Notes `encoding-contradicts` where what is
 * said is believed although the bytes look otherwise, `encoding-not-as-said` where they are not UTF-8 as they should be nor
 * anything else that is known by its looks, and `encoding-unknown-said` where nobody knows what is said.
 * Refuses `encoding-unknown` for a choice that nobody knows.
 */
export function chooseEncoding(
  chosen: string | undefined,
  said: string | null,
  sniffed: Sniffed,
  beyondAscii: boolean,
): Result<{ reader: TextReader; found: EncodingFound; notes: SourceNote[] }> {
  const notes: SourceNote[] = [];
  const believed = said === null ? null : encodingNamed(said);
  if (said !== null && believed === null)
    notes.push({ code: 'encoding-unknown-said', params: { said: said.slice(0, 40) } });
  const reader = decoderFor(chosen ?? believed ?? sniffed ?? (beyondAscii ? BYTE_BY_BYTE : 'utf-8'));
  if (!reader.ok) return reader;
  const { name } = reader.value;
  if (chosen === undefined && believed !== null && sniffed !== null && name !== sniffed)
    notes.push({ code: 'encoding-contradicts', params: { said: said ?? '', sniffed } });
  if (chosen === undefined && believed === 'utf-8' && sniffed === null && beyondAscii)
    notes.push({ code: 'encoding-not-as-said', params: { said: said ?? '' } });
  return ok({ reader: reader.value, found: { said, sniffed, used: name }, notes });
}

function latin(bytes: Uint8Array): string {
  return asBuffer(bytes).toString('latin1');
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
