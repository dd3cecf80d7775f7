import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boardRuler } from '../../../../server/boards/draw/board-ruler.ts';
import { drawingToPdf } from '../../../../server/boards/draw/drawing-to-pdf.ts';
import { svgBody } from '../../../../server/boards/draw/svg-body.ts';
import { piecesOf } from '../../../../server/boards/draw/text-pieces.ts';
import { drawing, MADE, text } from './drawings.ts';
import { inkIn } from './ink.ts';
import { hasPoppler, pageOf } from './poppler.ts';

const ruler = boardRuler();
/** Any code units at all, halves of pairs among them, and what hurts the most. */
const WORST = [
  '第',
  '三',
  'a',
  ' ',
  '\t',
  '\n',
  '\u200d',
  '\u202e',
  '\u0301',
  '😀',
  '𠮷',
  '\ud83d',
  '\u0000',
  '㙍',
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.nat(0xffff), { maxLength: 12 }).map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom(...WORST)).map((chars) => chars.join('')),
);

test('rare characters of names have a glyph, pictures and what lies beyond the font have none', () => {
  expect(ruler.lacks('㙍垚骉叆 网格 Grid “7” §½ 东至—')).toEqual([]);
  expect(ruler.lacks('张😀𠮷李😀')).toEqual(['😀', '𠮷']);
  expect(ruler.lacks('👨‍👩‍👧️')).toEqual(['👨', '👩', '👧']);
});

test('an ideograph is as wide as the letters are high, and digits are all of one width', () => {
  expect(ruler.width('国', 4, 'plain')).toBe(4);
  expect(ruler.width('国国国', 2.5, 'bold')).toBe(7.5);
  expect(new Set([...'0123456789'].map((digit) => ruler.width(digit, 10, 'plain'))).size).toBe(1);
  expect(ruler.width('Grid', 4, 'bold')).toBeGreaterThan(ruler.width('Grid', 4, 'plain'));
});

test('what is never seen takes no room, what breaks a line takes that of a blank', () => {
  for (const unseen of ['\u200b', '\u200d', '\ufeff', '\u202e', '\u2066', '\ufe0f', '\u0000', '\u0007'])
    expect(ruler.width(`东${unseen}西`, 4, 'plain'), JSON.stringify(unseen)).toBe(8);
  for (const blank of ['\t', '\n', '\r', '\u2028', '\u0085'])
    expect(ruler.width(`东${blank}西`, 4, 'plain')).toBe(ruler.width('东 西', 4, 'plain'));
});

test('any text can be measured and drawn: its width is that of its parts, in every size', () => {
  fc.assert(
    fc.property(anyText, anyText, fc.double({ min: 0.5, max: 40, noNaN: true }), (a, b, size) => {
      const width = ruler.width(a, size, 'plain');
      expect(width).toBeGreaterThanOrEqual(0);
      expect(width).toBeCloseTo(ruler.width(a, 1, 'plain') * size, 6);
      // Composed letters apart: a mark that follows joins what is before it.
      if (
        `${a}${b}`.normalize('NFC') === a.normalize('NFC') + b.normalize('NFC') &&
        !/[\ud800-\udbff]$/.test(a)
      )
        expect(ruler.width(a + b, size, 'plain')).toBeCloseTo(width + ruler.width(b, size, 'plain'), 6);
      for (const char of ruler.lacks(a)) expect(char.isWellFormed()).toBe(true);
      const marks = [
        text(a, 20, 20, { halo: { colour: '#FFFFFF', width: 0.3 }, turn: 30, title: b } as object),
      ];
      expect(drawingToPdf(drawing(marks, { title: b }), MADE).length).toBeGreaterThan(500);
      expect(svgBody(marks).text).not.toMatch(
        /[\ud800-\udfff](?<![\ud800-\udbff][\udc00-\udfff])(?![\udc00-\udfff])/,
      );
    }),
    { numRuns: 300 },
  );
});

test('no part of a text is empty, and letters are never what the font has not', () => {
  fc.assert(
    fc.property(anyText, (said) => {
      for (const piece of piecesOf(said, 'bold'))
        if (piece.kind === 'letters') {
          expect(piece.text).not.toBe('');
          expect(ruler.lacks(piece.text)).toEqual([]);
        } else expect(ruler.lacks(piece.char)).toContain(piece.char);
    }),
  );
});

test.skipIf(!hasPoppler('widths on paper'))('a text is as wide on paper as it was measured', () => {
  const said = '南京西路 Kirchstrasse AVAT 24–28 To';
  const size = 8;
  for (const weight of ['plain', 'bold'] as const) {
    // Between two bars that touch nothing: where the second is drawn, the text has ended.
    const width = ruler.width(said, size, weight);
    const marks = [text(`${said}|`, 10, 40, { size, weight }), text('|', 10, 80, { size, weight })];
    const page = { dpi: 200, pixels: pageOf(drawingToPdf(drawing(marks), MADE), 200) };
    const alone = inkIn(page, [9, 70, 16, 85]).x;
    const after = inkIn(page, [10 + width + 0.3, 30, 10 + width + 6, 45]).x;
    expect(Math.abs(after - alone - width)).toBeLessThan(0.1);
  }
});
