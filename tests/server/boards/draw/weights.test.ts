import { expect, test } from 'vitest';
import { WEIGHTS } from '../../../../domain/board/drawing.ts';
import { decodePng } from '../../../../server/boards/draw/decode-png.ts';
import { drawingToPdf } from '../../../../server/boards/draw/drawing-to-pdf.ts';
import { drawingToPng } from '../../../../server/boards/draw/drawing-to-png.ts';
import { drawingToSvg } from '../../../../server/boards/draw/drawing-to-svg.ts';
import { drawing, MADE, text } from './drawings.ts';
import { cellsApart } from './ink.ts';
import { hasPoppler, pageOf } from './poppler.ts';

const DPI = 150;
const sheet = (weights: readonly (typeof WEIGHTS)[number][]) =>
  drawing(
    weights.map((weight, at) => text('平川社区网格 Grid 0370', 10, 30 + 30 * at, { size: 12, weight })),
  );

test.skipIf(!hasPoppler('weights on paper'))(
  'each weight is the same on paper and in pixels, and heavier than the one before',
  async () => {
    const inks: number[] = [];
    for (const weight of WEIGHTS) {
      const one = sheet([weight]);
      const paper = pageOf(drawingToPdf(one, MADE), DPI);
      const made = await drawingToPng(one, DPI);
      const pixels = decodePng(made.ok ? made.value : Buffer.alloc(0))!;
      expect(cellsApart(paper, pixels, 12).worst, weight).toBeLessThan(40);
      let ink = 0;
      for (let at = 0; at < pixels.rgba.length; at += 4) ink += 255 - pixels.rgba[at]!;
      inks.push(ink);
    }
    for (const [at, ink] of inks.entries())
      if (at > 0) expect(ink, WEIGHTS[at]!).toBeGreaterThan(1.05 * inks[at - 1]!);
  },
);

test('a file has the weights within it that it uses, and no more', async () => {
  const faces = async (weights: readonly (typeof WEIGHTS)[number][]) =>
    [...(await drawingToSvg(sheet(weights))).matchAll(/font-weight:(\d+)/g)].map(([, weight]) => weight);
  expect(await faces(['plain'])).toEqual(['400']);
  expect(await faces(['black', 'medium'])).toEqual(['500', '900']);
});
