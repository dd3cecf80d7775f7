import { describe, expect, test } from 'vitest';
import { drawingToPdf } from '../../../../server/boards/draw/drawing-to-pdf.ts';
import { area, box, drawing, line, MADE, mixedSheet, text } from './drawings.ts';
import { inkIn, pixelAt, type Seen } from './ink.ts';
import { aboutOf, fontsOf, hasPoppler, pageOf, textOf } from './poppler.ts';

const poppler = hasPoppler('sheets read back from their PDF');

function seen(marks: Parameters<typeof drawing>[0], dpi = 200): Seen {
  return { dpi, pixels: pageOf(drawingToPdf(drawing(marks), MADE), dpi) };
}

/** Edges are moved to whole pixels, by half of one at the most: 2 % of what is measured here. */
function expectArea(mm2: number, drawn: number): void {
  expect(Math.abs(mm2 / drawn - 1), `${mm2} mm², not ${drawn}`).toBeLessThan(0.02);
}

test('the same drawing and time are the same bytes, another time is another file', () => {
  const sheet = mixedSheet();
  const pdf = drawingToPdf(sheet, MADE);
  expect(drawingToPdf(sheet, MADE).equals(pdf)).toBe(true);
  expect(drawingToPdf(sheet, new Date(0)).equals(pdf)).toBe(false);
});

test('a place that is no number, and a colour that is none, are refused and not written', () => {
  expect(() => drawingToPdf(drawing([text('a', Number.NaN, 5)]), MADE)).toThrow(RangeError);
  expect(() => drawingToPdf(drawing([area([box(0, 0, 5, 5)], { fill: '0 g Q' })]), MADE)).toThrow(RangeError);
});

describe.skipIf(!poppler)('a sheet read back', () => {
  test('says its title and language, and is as large as the paper', () => {
    const pdf = drawingToPdf(mixedSheet(), MADE);
    const about = aboutOf(pdf);
    expect(about.get('Title')).toBe('三个一样');
    expect(about.get('Page size')).toMatch(/^595\.27\d* x 419\.52\d* pts/);
    expect(about.get('CreationDate')).toMatch(/2026/);
    expect(pdf.toString('latin1')).toContain('/Lang (zh-CN)');
  });

  test('has its fonts within it, as subsets that can be read', () => {
    const fonts = fontsOf(drawingToPdf(mixedSheet(), MADE));
    expect(fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+/, '')).sort()).toEqual([
      'NotoSansSC-Bold',
      'NotoSansSC-Regular',
    ]);
    for (const font of fonts) expect(font).toMatchObject({ embedded: true, subset: true, unicode: true });
  });

  test('each word is read once, halo or none, at any angle', () => {
    const words = [
      '神火大道',
      '南京西路',
      '㙍垚骉叆',
      'Kirchstrasse',
      '第3网格（东）',
      "O'Brien",
      '<b>&amp;</b>',
    ];
    const marks = words.flatMap((word, i) => [
      text(word, 20, 12 + i * 18, { halo: { colour: '#FFFFFF', width: 0.5 } }),
      text(`${word}竖`, 110, 12 + i * 18, { turn: 90, size: 3, halo: { colour: '#FFFFFF', width: 0.5 } }),
    ]);
    const read = textOf(drawingToPdf(drawing(marks), MADE)).replace(/\s/g, '');
    for (const word of words) {
      expect(read.split(word).length - 1, word).toBe(2);
      expect(read.split(`${word}竖`).length - 1, word).toBe(1);
    }
  });

  test('a character that shares its glyph with another is read as itself', () => {
    // The radical ⼀ and the word 一 look the same, and have one glyph.
    const read = textOf(drawingToPdf(drawing([text('一二三', 20, 20), text('⼀', 20, 60)]), MADE));
    expect(read.replace(/\s/g, '')).toBe('一二三⼀');
  });

  test('a character without a glyph is seen, and read', () => {
    const pdf = drawingToPdf(drawing([text('东😀𠮷西', 20, 50, { size: 20 })]), MADE);
    expect(textOf(pdf).replace(/\s/g, '')).toBe('东😀𠮷西');
    const paper = { dpi: 150, pixels: pageOf(pdf, 150) };
    for (const i of [0, 1, 2, 3]) {
      const { mm2 } = inkIn(paper, [20 + 20 * i, 30, 40 + 20 * i, 55]);
      expect(mm2, `letter ${i}`).toBeGreaterThan(15);
    }
  });

  test('every letter leaves ink on the paper', () => {
    const letters = [...'神火大道南京西路㙍垚骉叆AgÄ8'];
    const paper = seen(letters.map((letter, i) => text(letter, 10 + 10 * i, 50, { size: 8 })));
    for (const [i, letter] of letters.entries())
      expect(inkIn(paper, [10 + 10 * i, 40, 19 + 10 * i, 54]).mm2, letter).toBeGreaterThan(3);
  });

  test('a halo parts letters from what is beneath them', () => {
    const beneath = area([box(10, 10, 110, 60)]);
    const label = text('南京西路', 20, 45, { size: 20 });
    const without = inkIn(seen([beneath, label]), [10, 10, 110, 60]).mm2;
    const halo = { colour: '#FFFFFF', width: 1 };
    const withHalo = inkIn(seen([beneath, { ...label, halo }]), [10, 10, 110, 60]).mm2;
    expectArea(without, 100 * 50);
    expect(withHalo).toBeLessThan(without - 500);
  });

  test('a clip clips, and a hole is a hole', () => {
    const hole = seen([area([box(10, 10, 60, 60), box(20, 20, 50, 50)])]);
    expectArea(inkIn(hole, [0, 0, 70, 70]).mm2, 50 * 50 - 30 * 30);
    const clip = [box(30, 30, 80, 80), box(40, 40, 70, 70)];
    const clipped = seen([
      { kind: 'group', name: 'map', clip, marks: [area([box(0, 0, 210, 148)])] },
      area([box(100, 100, 110, 110)]),
    ]);
    expectArea(inkIn(clipped, [0, 0, 95, 95]).mm2, 50 * 50 - 30 * 30);
    expectArea(inkIn(clipped, [0, 0, 210, 148]).mm2, 50 * 50 - 30 * 30 + 100);
    const nothing = seen([{ kind: 'group', name: 'map', clip: [], marks: [area([box(0, 0, 210, 148)])] }]);
    expect(inkIn(nothing, [0, 0, 210, 148]).mm2).toBe(0);
  });

  test('what is half seen is half as dark, and what comes after it is not', () => {
    const paper = seen([area([box(10, 10, 20, 20)], { fillOpacity: 0.5 }), area([box(30, 10, 40, 20)])]);
    expectArea(inkIn(paper, [5, 5, 25, 25]).mm2, 50);
    expectArea(inkIn(paper, [25, 5, 45, 25]).mm2, 100);
  });

  test('dashes, and ends that are cut off or round', () => {
    const stroke = { kind: 'path', stroke: '#000000', strokeWidth: 4 } as const;
    const paper = seen([
      { ...stroke, traces: [line(20, 20, 120, 20)] },
      { ...stroke, traces: [line(20, 50, 120, 50)], dash: [10, 10] },
      { ...stroke, traces: [line(20, 80, 120, 80)], roundEnds: true },
    ]);
    expectArea(inkIn(paper, [0, 10, 210, 30]).mm2, 400);
    expectArea(inkIn(paper, [0, 40, 210, 60]).mm2, 200);
    expectArea(inkIn(paper, [0, 70, 210, 90]).mm2, 400 + Math.PI * 4);
  });

  test('two points are as far from each other on paper as they were drawn, within 0.05 %', () => {
    const places = [
      [11.37, 12.41],
      [403.91, 280.53],
      [20.02, 271.77],
    ] as const;
    const marks = places.map(([x, y]) => area([box(x - 1.5, y - 1.5, x + 1.5, y + 1.5)]));
    const pdf = drawingToPdf(drawing(marks, { width: 420, height: 297 }), MADE);
    const paper = { dpi: 150, pixels: pageOf(pdf, 150) };
    const found = places.map(([x, y]) => inkIn(paper, [x - 4, y - 4, x + 4, y + 4]));
    for (const [i, j] of [
      [0, 1],
      [1, 2],
      [0, 2],
    ] as const) {
      const drawn = Math.hypot(places[i][0] - places[j][0], places[i][1] - places[j][1]);
      const measured = Math.hypot(found[i]!.x - found[j]!.x, found[i]!.y - found[j]!.y);
      expect(Math.abs(measured / drawn - 1)).toBeLessThan(0.0005);
    }
  });

  test('text is anchored where it is said, and turned clockwise around that place', () => {
    const anchored = seen([
      text('国国', 100, 30, { anchor: 'end' }),
      text('国国', 100, 60, { anchor: 'middle' }),
      text('国国', 100, 90, { turn: 90 }),
    ]);
    expect(inkIn(anchored, [0, 20, 210, 35]).x).toBeCloseTo(96, 0);
    expect(inkIn(anchored, [0, 50, 210, 65]).x).toBeCloseTo(100, 0);
    const turned = inkIn(anchored, [0, 80, 210, 110]);
    expect(turned.y).toBeCloseTo(94, 0);
    expect(turned.x).toBeGreaterThan(100.5);
  });

  test('black text is of black ink alone, colours are as they were said', () => {
    const paper = seen([area([box(10, 10, 30, 30)], { fill: '#0B6BCB' })]);
    expect(pixelAt(paper, 20, 20)).toEqual([0x0b, 0x6b, 0xcb]);
    expect(drawingToPdf(drawing([text('a', 5, 5)]), MADE).toString('latin1')).not.toContain('DeviceCMYK');
  });
});
