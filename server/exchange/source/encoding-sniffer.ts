/** What is told by the bytes of a text; null where there is nothing but ASCII, or neither fits. */
export type Sniffed = 'utf-8' | 'gb18030' | null;

/** So many texts beyond ASCII settle the matter; a table of millions of rows need not be read to its end. */
const TEXTS_ENOUGH = 2000;

/** Of a text in GB18030 that people write, nearly every character is of GB 2312; of an accented Latin text hardly any. */
const COMMON_SHARE_MIN = 0.5;

/**
 * Tells UTF-8 from GB18030 by the bytes of texts, one after another: the fields of a table, the lines of a file. Nearly
 * every Chinese text in UTF-8 is also well-formed GB18030, and hardly any the other way round, so UTF-8 is asked first.
 * A text may have been cut in the middle of its last character (names of ten bytes, fields of 254): such a tail counts
 * for nothing. Two bytes that are a character in both are taken as Chinese where they are common Chinese and do not stand
 * beside Latin letters, as an accented letter would.
 */
export class EncodingSniffer {
  #utf8 = 0;
  #notUtf8 = 0;
  #latinPairs = 0;
  #chinesePairs = 0;
  #gb = 0;
  #notGb = 0;
  #pairs = 0;
  #commonPairs = 0;

  /** Whether more texts would change nothing. */
  get settled(): boolean {
    return this.#utf8 + this.#notUtf8 + this.#latinPairs + this.#chinesePairs >= TEXTS_ENOUGH;
  }

  /** Whether there was anything but ASCII. */
  get beyondAscii(): boolean {
    return this.#utf8 + this.#notUtf8 + this.#latinPairs + this.#chinesePairs > 0;
  }

  /** `mayBeCut`: it is as long as there was room for. */
  add(text: Uint8Array, mayBeCut: boolean): void {
    if (isAscii(text)) return;
    const utf8 = readUtf8(text, mayBeCut);
    if (utf8 === 'cut') return;
    if (utf8 === 'no') this.#notUtf8 += 1;
    else if (utf8 === 'yes') this.#utf8 += 1;
    else if (utf8 === 'chinese') this.#chinesePairs += 1;
    else this.#latinPairs += 1;
    const gb = readGb18030(text);
    this.#pairs += gb.pairs;
    this.#commonPairs += gb.common;
    if (gb.formed && (gb.cutAt < 0 || mayBeCut)) this.#gb += 1;
    else this.#notGb += 1;
  }

  verdict(): Sniffed {
    const chinese = this.#gb > this.#notGb && this.#commonPairs >= COMMON_SHARE_MIN * this.#pairs;
    if (this.#utf8 + this.#latinPairs > this.#notUtf8 && this.#utf8 + this.#latinPairs > 0)
      return this.#utf8 > 0 || this.#latinPairs >= this.#chinesePairs || !chinese ? 'utf-8' : 'gb18030';
    return this.beyondAscii && chinese ? 'gb18030' : null;
  }
}

/** The bytes of a text without a last character that was cut: what is left decodes without a replacement at its end. */
export function withoutCutTail(text: Uint8Array, encoding: string): Uint8Array {
  if (encoding === 'utf-8') {
    for (let back = 1; back <= 3 && back <= text.length; back++) {
      const lead = text[text.length - back]!;
      if (lead < 0x80) break;
      if (lead < 0xc0) continue;
      return utf8Length(lead) > back ? text.subarray(0, text.length - back) : text;
    }
    return text;
  }
  if (encoding !== 'gb18030' || isAscii(text)) return text;
  const { cutAt } = readGb18030(text);
  return cutAt < 0 ? text : text.subarray(0, cutAt);
}

export function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! >= 0x80) return false;
  return true;
}

function utf8Length(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
}

/**
 * Whether a text is well-formed UTF-8 (RFC 3629: no overlong form, no surrogate, nothing above 10FFFF). `yes` only where
 * a character of three or four bytes says so; `chinese`: all its characters are pairs of bytes that are common Chinese in
 * GB 2312 as well, and none stands beside a Latin letter; `latin`: other pairs; `cut`: nothing but the head of one.
 */
function readUtf8(text: Uint8Array, mayBeCut: boolean): 'yes' | 'no' | 'chinese' | 'latin' | 'cut' {
  let long = false;
  let pairs = 0;
  let commonPairs = 0;
  for (let i = 0; i < text.length; ) {
    const lead = text[i]!;
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    if (lead < 0xc2 || lead > 0xf4) return 'no';
    const length = utf8Length(lead);
    for (let k = 1; k < length && i + k < text.length; k++) {
      const byte = text[i + k]!;
      const low = k > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
      const high = k > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
      if (byte < low || byte > high) return 'no';
    }
    if (i + length > text.length) {
      if (!mayBeCut) return 'no';
      break;
    }
    if (length > 2) long = true;
    else {
      pairs += 1;
      const beside = isLetter(text[i - 1]) || isLetter(text[i + 2]);
      if (!beside && isCommonPair(lead, text[i + 1]!)) commonPairs += 1;
    }
    i += length;
  }
  if (long) return 'yes';
  if (pairs === 0) return 'cut';
  return commonPairs === pairs ? 'chinese' : 'latin';
}

/** How a text reads as GB18030 (GB 18030-2005, one, two and four bytes); `cutAt` is where a cut last character begins, or -1. */
function readGb18030(text: Uint8Array): { formed: boolean; pairs: number; common: number; cutAt: number } {
  let pairs = 0;
  let common = 0;
  let formed = true;
  for (let i = 0; i < text.length; ) {
    const lead = text[i]!;
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    if (lead === 0x80 || lead === 0xff) {
      formed = false;
      i += 1;
      continue;
    }
    if (i + 1 >= text.length) return { formed, pairs, common, cutAt: i };
    const second = text[i + 1]!;
    if (second >= 0x30 && second <= 0x39) {
      if (i + 2 >= text.length) return { formed, pairs, common, cutAt: i };
      const third = text[i + 2]!;
      if (third >= 0x81 && third <= 0xfe && i + 3 >= text.length) return { formed, pairs, common, cutAt: i };
      const fourth = text[i + 3]!;
      if (third < 0x81 || third > 0xfe || fourth < 0x30 || fourth > 0x39) {
        formed = false;
        i += 1;
      } else i += 4;
      continue;
    }
    if (second < 0x40 || second === 0x7f || second === 0xff) {
      formed = false;
      i += 1;
      continue;
    }
    pairs += 1;
    if (isCommonPair(lead, second)) common += 1;
    i += 2;
  }
  return { formed, pairs, common, cutAt: -1 };
}

/** A character of GB 2312: its signs and letters (rows 1 to 9) and its 6,763 Chinese ones (rows 16 to 87). */
function isCommonPair(lead: number, trail: number): boolean {
  return trail >= 0xa1 && trail <= 0xfe && ((lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xf7));
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
}
