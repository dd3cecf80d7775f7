import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { PdfBook } from '../../../../server/boards/draw/pdf-book.ts';
import { area, box, drawing, MADE, mixedSheet, text } from './drawings.ts';
import { aboutOf, fontsOf, hasPoppler, textOf } from './poppler.ts';

const about = { title: '北海社区 <网格图>', lang: 'zh', made: MADE } as const;

/** A stream that keeps what it is given, and takes its time. */
class Slow extends Writable {
  readonly parts: Buffer[] = [];

  constructor() {
    super({ highWaterMark: 1_000 });
  }

  override _write(part: Buffer, _: string, done: () => void): void {
    this.parts.push(part);
    setImmediate(done);
  }
}

function sheet(i: number) {
  return drawing([text(`第${i}网格`, 20, 20), area([box(20, 30, 20 + (i % 100), 40)])], {
    width: i % 2 ? 210 : 297,
    height: i % 2 ? 297 : 420,
    title: `第${i}网格`,
  });
}

async function bookOf(count: number): Promise<{ pdf: Buffer; out: Slow }> {
  const out = new Slow();
  const book = new PdfBook(out, about);
  for (let i = 1; i <= count; i++) await book.add(sheet(i), { label: `G-${i}` });
  await book.end();
  return { pdf: Buffer.concat(out.parts), out };
}

test('the same book is the same bytes', async () => {
  const [a, b] = [await bookOf(5), await bookOf(5)];
  expect(a.pdf.equals(b.pdf)).toBe(true);
});

test('sheets go out as they come: a slow reader is waited for', async () => {
  const { pdf, out } = await bookOf(200);
  expect(pdf.length).toBeGreaterThan(100_000);
  // But for the fonts and the list of objects at the end, no more waits than one sheet.
  const sheets = out.parts.slice(0, 190).map(({ length }) => length);
  expect(Math.max(...sheets)).toBeLessThan(4_000);
});

test('what the stream fails of is thrown, by the call that hears of it and by every later one', async () => {
  const full = new Writable({
    write(_part, _encoding, done) {
      done(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
    },
  });
  const book = new PdfBook(full, about);
  const failure = (async () => {
    for (let i = 0; i < 50; i++) await book.add(mixedSheet());
    await book.end();
  })();
  await expect(failure).rejects.toMatchObject({ code: 'ENOSPC' });
  await expect(book.end()).rejects.toMatchObject({ code: 'ENOSPC' });
});

test('a stream that is closed under a book is no reason to wait for ever', async () => {
  const out = new Writable({ highWaterMark: 1, write() {} });
  const book = new PdfBook(out, about);
  const adding = book.add(mixedSheet()).then(() => book.add(mixedSheet()));
  setImmediate(() => out.destroy());
  await expect(adding).rejects.toThrow('closed');
});

test('a sheet of which nothing can be made ends the book in an error, not the process', async () => {
  const book = new PdfBook(new Slow(), about);
  await expect(book.add(drawing([text('a', Number.NaN, 0)]))).rejects.toThrow(RangeError);
});

describe.skipIf(!hasPoppler('a book read back'))('a book read back', () => {
  test('each page has its size and words, the fonts are in it once', async () => {
    const { pdf } = await bookOf(60);
    const said = aboutOf(pdf);
    expect(said.get('Pages')).toBe('60');
    expect(said.get('Title')).toBe(about.title);
    expect(fontsOf(pdf).map(({ name, subset }) => [name, subset])).toEqual([
      ['BZZZZZ+NotoSansSC-Regular', true],
    ]);
    for (const page of [1, 2, 37, 60]) expect(textOf(pdf, page).trim()).toBe(`第${page}网格`);
  });

  test('its outline and page labels say the sheets, one that goes on overleaf once', async () => {
    const out = new Slow();
    const book = new PdfBook(out, about);
    await book.add(sheet(1));
    await book.add(sheet(2), { label: 'BH-02', entry: 'BH-02 (二) \\' });
    await book.add(sheet(2), { label: 'BH-02', entry: 'BH-02 (二) \\' });
    await book.end();
    const pdf = Buffer.concat(out.parts).toString('latin1');
    expect(pdf.match(/\/Title \(/g)).toHaveLength(2);
    expect(pdf).toMatch(/\/PageLabels <<\s*\/Nums \[0 <<\s*\/S \/D\s*\/St 1\s*>> 1 <<\s*\/P \(BH-02\)/);
    expect(textOf(Buffer.concat(out.parts)).replace(/\s/g, '')).toBe('第1网格第2网格第2网格');
  });
});
