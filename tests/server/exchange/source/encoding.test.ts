import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import {
  chooseEncoding,
  decodeField,
  decoderFor,
  encodingNamed,
  sniffEncoding,
} from '../../../../server/exchange/source/encoding.ts';
import { EncodingSniffer } from '../../../../server/exchange/source/encoding-sniffer.ts';

const gb18030 = (text: string) => iconv.encode(text, 'gb18030');
const utf8 = (text: string) => Buffer.from(text);

function reader(name: string) {
  const found = decoderFor(name);
  if (!found.ok) throw new Error(found.reason.code);
  return found.value;
}

/** The 3,755 Chinese characters of everyday (GB 2312, rows 16 to 55), as they follow one another there. */
const COMMON = Array.from({ length: 40 }, (_, row) =>
  iconv.decode(
    Buffer.from(Array.from({ length: row === 39 ? 89 : 94 }, (_, cell) => [0xb0 + row, 0xa1 + cell]).flat()),
    'gb18030',
  ),
).join('');

const chinese = (min: number, max: number) =>
  fc
    .array(fc.integer({ min: 0, max: COMMON.length - 1 }), { minLength: min, maxLength: max })
    .map((places) => places.map((i) => COMMON[i]).join(''));
const names = fc.array(chinese(2, 8), { minLength: 5, maxLength: 40 });

describe('sniffed', () => {
  test('lists of Chinese names, in either, whatever stands between them', () => {
    fc.assert(
      fc.property(names, fc.constantFrom(',', ', A', '\t1;', '"|'), (list, between) => {
        const text = list.join(`${between}\n`);
        expect(sniffEncoding(utf8(text))).toBe('utf-8');
        expect(sniffEncoding(gb18030(text))).toBe('gb18030');
      }),
      { numRuns: 2000 },
    );
  });

  test('texts that are cut anywhere, each by the width of its field', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 5, max: 15 }), (list, width) => {
        for (const [encode, verdict] of [
          [utf8, 'utf-8'],
          [gb18030, 'gb18030'],
        ] as const) {
          const sniffer = new EncodingSniffer();
          for (const name of list) {
            const bytes = encode(name).subarray(0, width);
            sniffer.add(bytes, bytes.length === width);
          }
          expect(sniffer.verdict()).toBe(verdict);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('the names that deceive: valid as the other, or nearly', () => {
    // 联通 in GBK looks like UTF-8 to whoever lets overlong forms pass; 拢 is £ in it.
    for (const text of ['联通', '拢', '一', '迈皋桥街道', '南京市栖霞区', 'A座1号'])
      expect([text, sniffEncoding(gb18030(text)), sniffEncoding(utf8(text))]).toEqual([
        text,
        'gb18030',
        'utf-8',
      ]);
    expect(sniffEncoding(utf8('São Paulo, Zürich, Genève'))).toBe('utf-8');
    expect(sniffEncoding(utf8('Москва'))).toBe('utf-8');
    expect(sniffEncoding(utf8('𠮷野家'))).toBe('utf-8');
    expect(sniffEncoding(gb18030('𠮷野家在南京'))).toBe('gb18030');
  });

  test('ASCII says nothing, nor does what is neither', () => {
    expect(sniffEncoding(Buffer.from('plain text, 123'))).toBeNull();
    expect(sniffEncoding(Buffer.alloc(0))).toBeNull();
    expect(sniffEncoding(iconv.encode('São Paulo, Zürich, Genève', 'windows-1252'))).toBeNull();
    expect(sniffEncoding(Buffer.from([0xff, 0xff, 0x80, 0xff]))).toBeNull();
  });

  test('one damaged text among many does not turn the verdict', () => {
    const lines = Array.from({ length: 50 }, (_, i) => `${COMMON.slice(i * 7, i * 7 + 6)}\n`);
    for (const [encode, verdict] of [
      [utf8, 'utf-8'],
      [gb18030, 'gb18030'],
    ] as const)
      expect(sniffEncoding(Buffer.concat([...lines.map(encode), Buffer.from([0xff, 0x80, 0x0a])]))).toBe(
        verdict,
      );
  });

  test('any bytes get a verdict', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(['utf-8', 'gb18030', null]).toContain(sniffEncoding(bytes));
        for (const name of ['utf-8', 'gb18030', 'big5', 'utf-16le']) decodeField(reader(name), bytes, true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('read', () => {
  test('what was written, whole and in pieces cut anywhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 7 }), (text, step) => {
        // A mark at the beginning is no text, and half a pair is none either.
        fc.pre(text.isWellFormed() && !text.startsWith('\ufeff'));
        for (const [name, bytes] of [
          ['utf-8', utf8(text)],
          ['gb18030', gb18030(text)],
        ] as const) {
          const whole = reader(name).decode(bytes);
          if (name === 'utf-8') expect(whole).toBe(text);
          const stream = reader(name).stream();
          let pieces = '';
          for (let at = 0; at < bytes.length; at += step)
            pieces += stream.write(bytes.subarray(at, at + step));
          expect(pieces + stream.end()).toBe(whole);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('every character of the plane that has a place in GB 18030 comes back', () => {
    const lost: string[] = [];
    const { decode } = reader('gb18030');
    for (let code = 0x80; code < 0x10000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const character = String.fromCharCode(code);
      if (decode(gb18030(character)) !== character) lost.push(code.toString(16));
    }
    // Places of private use, 18 of which GB 18030-2022 gave to signs; and the mark, which is no text.
    expect(lost.filter((code) => !/^e[578]/.test(code) && code !== 'feff')).toEqual([]);
    expect(lost.length).toBeLessThan(30);
  });

  test('a cut text loses its half character and nothing else', () => {
    fc.assert(
      fc.property(chinese(1, 10), fc.integer({ min: 0, max: 40 }), (text, width) => {
        for (const [name, bytes] of [
          ['utf-8', utf8(text)],
          ['gb18030', gb18030(text)],
        ] as const) {
          const cut = decodeField(reader(name), bytes.subarray(0, width), true) ?? 'unreadable';
          expect(text.startsWith(cut)).toBe(true);
          expect(cut.length).toBe(Math.min(text.length, Math.floor(width / (name === 'utf-8' ? 3 : 2))));
        }
      }),
    );
  });
});

test.each([
  ['UTF-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['65001', 'utf-8'],
  ['CP65001', 'utf-8'],
  ['\ufeffUTF-8\r\n', 'utf-8'],
  ['GBK', 'gb18030'],
  ['gb2312', 'gb18030'],
  ['GB 18030', 'gb18030'],
  ['GB18030-2005', 'gb18030'],
  ['EUC-CN', 'gb18030'],
  ['936', 'gb18030'],
  ['OEM 936', 'gb18030'],
  ['ANSI 936', 'gb18030'],
  ['cp936', 'gb18030'],
  ['windows-936', 'gb18030'],
  ['x-gbk', 'gb18030'],
  ['LDID/77', 'gb18030'],
  ['Big5', 'big5'],
  ['950', 'big5'],
  ['Shift_JIS', 'shiftjis'],
  ['88591', 'iso-8859-1'],
  ['ISO 8859-1', 'iso-8859-1'],
  ['ISO-8859-15', 'iso-8859-15'],
  ['1252', 'windows-1252'],
  ['ANSI 1252', 'windows-1252'],
  ['windows-1251', 'windows-1251'],
  ['UTF-16LE', 'utf16le'],
  ['LDID/87', null],
  ['klingon', null],
  ['base64', null],
  ['hex', null],
  ['', null],
  ['12345', null],
])('%j is %s', (text, name) => {
  expect(encodingNamed(text)).toBe(name);
  const found = decoderFor(text);
  expect(found.ok ? found.value.name : null).toBe(name);
});

test('a choice goes before what is said, that before what is seen', () => {
  const used = (...claims: Parameters<typeof chooseEncoding>) => {
    const choice = chooseEncoding(...claims);
    return choice.ok
      ? [choice.value.found.used, choice.value.notes.map(({ code }) => code)]
      : choice.reason.code;
  };
  expect(used('big5', 'UTF-8', 'gb18030', true)).toEqual(['big5', []]);
  expect(used(undefined, 'UTF-8', 'gb18030', true)).toEqual(['utf-8', ['encoding-contradicts']]);
  expect(used(undefined, 'UTF-8', 'utf-8', true)).toEqual(['utf-8', []]);
  expect(used(undefined, 'UTF-8', null, true)).toEqual(['utf-8', ['encoding-not-as-said']]);
  expect(used(undefined, null, 'gb18030', true)).toEqual(['gb18030', []]);
  expect(used(undefined, null, null, true)).toEqual(['windows-1252', []]);
  expect(used(undefined, null, null, false)).toEqual(['utf-8', []]);
  expect(used(undefined, '???', 'gb18030', true)).toEqual(['gb18030', ['encoding-unknown-said']]);
  expect(used('???', null, null, false)).toBe('encoding-unknown');
});
