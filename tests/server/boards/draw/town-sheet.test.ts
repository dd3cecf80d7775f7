import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { generateTown } from '../../../../data/town/generate.ts';
import type { Drawing, Mark, TextMark } from '../../../../domain/board/drawing.ts';
import { layoutSheet } from '../../../../domain/board/layout/layout-sheet.ts';
import { BUILT_IN_TEMPLATES } from '../../../../domain/board/templates.ts';
import { readProfile } from '../../../../domain/deployment/profile.ts';
import { boardRuler } from '../../../../server/boards/draw/board-ruler.ts';
import { decodePng } from '../../../../server/boards/draw/decode-png.ts';
import { drawingToPdf } from '../../../../server/boards/draw/drawing-to-pdf.ts';
import { drawingToPng } from '../../../../server/boards/draw/drawing-to-png.ts';
import { qrTraces } from '../../../../server/boards/draw/qr-traces.ts';
import { townContent } from '../../../domain/board/layout/town-content.ts';
import { MADE } from './drawings.ts';
import { cellsApart, inkIn } from './ink.ts';
import { fontsOf, hasPoppler, pageOf, textOf } from './poppler.ts';

const readFrom = readProfile(
  JSON.parse(readFileSync(new URL('../../../../data/profiles/xincheng.json', import.meta.url), 'utf8')),
);
if (!readFrom.ok) throw new Error(readFrom.reason.code);
const profile = readFrom.value;
const town = generateTown(profile, 1);
const DPI = 150;
const MM = 25.4 / DPI;
const KB = 1_000;

function sheetsOf(template: (typeof BUILT_IN_TEMPLATES)[number], lang: 'zh' | 'en'): readonly Drawing[] {
  const content = townContent(town, profile, 'building', 40, lang);
  const laid = layoutSheet(content, template, { ruler: boardRuler(), qr: qrTraces });
  if (!laid.ok) throw new Error(laid.reason.code);
  return laid.value.drawings;
}

function textsOf(marks: readonly Mark[]): readonly TextMark[] {
  return marks.flatMap((mark) =>
    mark.kind === 'text' ? [mark] : mark.kind === 'group' ? textsOf(mark.marks) : [],
  );
}

const all = BUILT_IN_TEMPLATES.flatMap((template) =>
  (['zh', 'en'] as const).map((lang) => ({ id: template.id, lang, template })),
);

describe.skipIf(!hasPoppler('sheets of the demonstration'))('a sheet of the demonstration', () => {
  test.each(all)('$id $lang: words, ink and pixels', async ({ template, lang }) => {
    for (const drawing of sheetsOf(template, lang)) {
      const pdf = drawingToPdf(drawing, MADE);
      expect(pdf.length).toBeLessThan(300 * KB);
      for (const font of fontsOf(pdf)) expect(font).toMatchObject({ embedded: true, subset: true });

      const texts = textsOf(drawing.marks);
      const read = textOf(pdf);
      const letters = (text: string) => [...text.replace(/[\s-]/g, '')].sort().join('');
      // All that is written is read (but for hyphens at the ends of lines, which the reader takes away), each as often as it is written; in what order, the page decides.
      const written = texts.map(({ text }) => text).join('');
      const beyond = texts.filter(
        ({ at: [x, y] }) => x < 0 || y < 0 || x > drawing.width || y > drawing.height,
      );
      if (beyond.length === 0) expect(letters(read)).toBe(letters(written));

      const pixels = pageOf(pdf, DPI);
      const page = { dpi: DPI, pixels };
      for (const { text, at, size, turn = 0, colour } of texts) {
        if (turn !== 0 || !/[^\s·—–-]/.test(text) || colour === '#FFFFFF') continue;
        const around = inkIn(page, [at[0] - size, at[1] - size, at[0] + size, at[1] + 0.2 * size]);
        expect(around.mm2, text).toBeGreaterThan(0.01 * size * size);
      }

      const made = await drawingToPng(drawing, DPI);
      if (!made.ok) throw new Error(made.reason.code);
      // As of mixed sheets (drawing-to-png.test.ts); cells of 2 mm.
      const apart = cellsApart(pixels, decodePng(made.value)!, Math.round(2 / MM));
      expect(apart.worst).toBeLessThan(40);
      expect(apart.mean).toBeLessThan(1.5);
    }
  });
});
