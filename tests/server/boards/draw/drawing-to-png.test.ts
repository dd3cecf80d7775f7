import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mark } from '../../../../domain/board/drawing.ts';
import { decodePng, type Pixels } from '../../../../server/boards/draw/decode-png.ts';
import { drawingToPdf } from '../../../../server/boards/draw/drawing-to-pdf.ts';
import { drawingToPng } from '../../../../server/boards/draw/drawing-to-png.ts';
import { area, box, drawing, MADE, mixedSheet, ring, text } from './drawings.ts';
import { cellsApart } from './ink.ts';
import { hasPoppler, pageOf } from './poppler.ts';

async function pixelsOf(...asked: Parameters<typeof drawingToPng>): Promise<Pixels> {
  const made = await drawingToPng(...asked);
  if (!made.ok) throw new Error(made.reason.code);
  return decodePng(made.value)!;
}

test('a PNG says how many pixels there are to the inch, and has as many', async () => {
  const made = await drawingToPng(mixedSheet(), 150);
  expect(made.ok).toBe(true);
  const png = made.ok ? made.value : Buffer.alloc(0);
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1240, 874]);
  const at = png.indexOf('pHYs', 0, 'latin1') + 4;
  expect([png.readUInt32BE(at), png.readUInt32BE(at + 4), png[at + 8]]).toEqual([5906, 5906, 1]);
});

/*
 * What is allowed: two renderers place edges within half a pixel of each other and soften them in their own ways, so cells of
 * 2 mm may differ by up to 40 of 255 where many thin strokes lie in one, and by 1.5 of 255 in the mean of all. A label that is
 * missing, or a millimetre off, makes 60 and more.
 */
test.skipIf(!hasPoppler('paper and pixels compared'))('paper and pixels are the same picture', async () => {
  const sheet = mixedSheet();
  const paper = pageOf(drawingToPdf(sheet, MADE), 150);
  const side = Math.round((2 / 25.4) * 150);
  const apart = cellsApart(paper, await pixelsOf(sheet, 150), side);
  expect(apart.worst).toBeLessThan(40);
  expect(apart.mean).toBeLessThan(1.5);
  const without = { ...sheet, marks: sheet.marks.slice(0, -1) };
  expect(cellsApart(paper, await pixelsOf(without, 150), side).worst).toBeGreaterThan(60);
});

test('others have their turn between the strips', async () => {
  let turns = 0;
  const turn = async () => void turns++;
  expect((await drawingToPng(drawing([], { width: 420, height: 297 }), 300, turn)).ok).toBe(true);
  expect(turns).toBeGreaterThan(7);
});

test('a sheet that is drawn in strips has no seams', async () => {
  // A3 at 300 dpi is nine strips; a slanting band is as wide in each row, and goes on in a straight line.
  const band = area([ring(10, 10, 30, 10, 400, 280, 380, 280)]);
  const { width, height, rgba } = await pixelsOf(drawing([band], { width: 420, height: 297 }), 300);
  expect([width, height]).toEqual([4961, 3508]);
  const px = 300 / 25.4;
  for (let row = Math.ceil(11 * px); row < 279 * px; row++) {
    let [ink, at] = [0, 0];
    for (let column = 0; column < width; column++) {
      const dark = 1 - rgba[(row * width + column) * 4]! / 255;
      ink += dark;
      at += dark * (column + 0.5);
    }
    expect(Math.abs(ink - 20 * px)).toBeLessThan(0.6);
    expect(Math.abs(at / ink - (20 + (((row + 0.5) / px - 10) / 270) * 370) * px)).toBeLessThan(0.5);
  }
});

test('a clip within the same clip is seen in every strip', async () => {
  const clip = [box(10, 10, 410, 287)];
  const inner: Mark = { kind: 'group', name: 'map', clip, marks: [area([box(0, 0, 420, 297)])] };
  const sheet = drawing([{ kind: 'group', name: 'map', clip, marks: [inner] }], { width: 420, height: 297 });
  const { width, rgba } = await pixelsOf(sheet, 300);
  const px = 300 / 25.4;
  for (const y of [20, 100, 150, 200, 280])
    expect(rgba[4 * (Math.round(y * px) * width + Math.round(200 * px))], `${y} mm`).toBe(0);
});

test('what lies beside the paper, clipped or not, harms nothing', async () => {
  const far = fc.double({ min: -900, max: 900, noNaN: true });
  const size = fc.double({ min: 0, max: 300, noNaN: true });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(far, far, size, fc.boolean()), { minLength: 1, maxLength: 6 }),
      async (wishes) => {
        const marks = wishes.map(([x, y, side, clipped]): Mark => {
          const inside = [area([box(x, y, x + side, y + side)]), text('远处', x, y, { turn: side })];
          const clip = clipped ? { clip: [box(y, x, y + side, x + side)] } : {};
          return { kind: 'group', name: 'map', marks: inside, ...clip };
        });
        expect((await drawingToPng(drawing(marks), 72)).ok).toBe(true);
      },
    ),
    { numRuns: 30 },
  );
});

test('more than can be drawn is refused, with the most that goes', async () => {
  const sheet = drawing([], { width: 841, height: 1189 });
  expect(await drawingToPng(sheet, 600)).toEqual({
    ok: false,
    reason: { code: 'png-too-large', params: { width: 19866, height: 28087, dpi: 300 } },
  });
  for (const dpi of [71, 601, Number.NaN])
    expect(await drawingToPng(sheet, dpi)).toMatchObject({ ok: false, reason: { code: 'png-dpi' } });
});
