import { expect, test } from 'vitest';
import { LOGO_MOST_BYTES } from '../../../../domain/board/template.ts';
import { checkLogo } from '../../../../server/boards/draw/check-logo.ts';
import { decodePng } from '../../../../server/boards/draw/decode-png.ts';
import { drawingToPdf } from '../../../../server/boards/draw/drawing-to-pdf.ts';
import { drawingToPng } from '../../../../server/boards/draw/drawing-to-png.ts';
import { png } from '../../../browser/harness/png.ts';
import { jpegOfPhone, picture, pngOfPhone } from '../../cases/photos/pictures.ts';
import { drawing, MADE } from './drawings.ts';
import { cellsApart } from './ink.ts';
import { hasPoppler, pageOf } from './poppler.ts';

const code = (bytes: Uint8Array) => {
  const checked = checkLogo(bytes);
  return checked.ok ? checked.value.type : checked.reason.code;
};

const quarters = png(80, (x, y) => [x < 40 ? 230 : 20, y < 40 ? 200 : 30, 90]);

test('a PNG or JPEG is a logo, whatever else it says is taken out', () => {
  const upright = jpegOfPhone(1);
  expect(checkLogo(quarters)).toMatchObject({ ok: true, value: { type: 'png', width: 80, height: 80 } });
  const photo = checkLogo(upright);
  expect(photo).toMatchObject({ ok: true, value: { type: 'jpeg' } });
  if (photo.ok) expect(photo.value.bytes.includes('GPS')).toBe(false);
});

test('anything else is refused by what it is', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  for (const text of [
    '',
    'GIF89a....',
    svg,
    `\ufeff${svg}`,
    '%PDF-1.7',
    'PK\u0003\u0004',
    '\x89PNG\r\n\x1a\n',
  ])
    expect(code(Buffer.from(text, 'latin1')), text.slice(0, 8)).toBe('logo-not-an-image');
  expect(code(Buffer.concat([quarters.subarray(0, 60), Buffer.from(svg)]))).toBe('logo-not-an-image');
  expect(code(quarters.subarray(0, quarters.length - 20))).toBe('logo-not-an-image');
  // Four inks, as a printing press has them.
  const inks = picture('jpeg');
  inks[inks.indexOf(Buffer.from([0xff, 0xc0])) + 9] = 4;
  expect(code(inks)).toBe('logo-not-an-image');
  expect(code(Buffer.alloc(LOGO_MOST_BYTES))).toBe('logo-not-an-image');
  expect(code(Buffer.alloc(LOGO_MOST_BYTES + 1))).toBe('logo-too-large');
  expect(code(png(4_001, () => [0, 0, 0]))).toBe('logo-too-large');
  expect(code(pngOfPhone(6))).toBe('logo-turned');
  expect(code(jpegOfPhone(8))).toBe('logo-turned');
});

test('a PNG that says it is small and is a bomb, or the other way round, is refused', () => {
  const small = png(4, () => [1, 2, 3]);
  const lies = Buffer.from(small);
  lies.writeUInt32BE(3_999, 16);
  expect(code(lies)).toBe('logo-not-an-image');
});

test.skipIf(!hasPoppler('logos on paper'))('a logo is the same on paper and in pixels', async () => {
  for (const [type, bytes] of [
    ['png', quarters],
    ['png', pngOfPhone(1)],
    ['jpeg', jpegOfPhone(1)],
    ['jpeg', picture('jpeg')],
  ] as const) {
    const checked = checkLogo(bytes);
    if (!checked.ok) throw new Error(checked.reason.code);
    const sheet = drawing([
      { kind: 'image', at: [20, 30], width: 60, height: 40, type, bytes: checked.value.bytes },
      { kind: 'image', at: [100, 30], width: 20, height: 90, type, bytes: checked.value.bytes },
    ]);
    const pdf = drawingToPdf(sheet, MADE);
    expect(pdf.toString('latin1').match(/\/Subtype \/Image/g)!.length).toBeLessThanOrEqual(2);
    const made = await drawingToPng(sheet, 100);
    const pixels = decodePng(made.ok ? made.value : Buffer.alloc(0))!;
    // Edges of a picture are softened by one and not by the other.
    const apart = cellsApart(pageOf(pdf, 100), pixels, 8);
    expect(apart.mean).toBeLessThan(1.5);
    expect(cellsApart(pageOf(drawingToPdf(drawing([]), MADE), 100), pixels, 8).mean).toBeGreaterThan(6);
  }
});
