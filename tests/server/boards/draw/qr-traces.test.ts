import { describe, expect, test } from 'vitest';
import { drawingToPdf } from '../../../../server/boards/draw/drawing-to-pdf.ts';
import { qrTraces } from '../../../../server/boards/draw/qr-traces.ts';
import { area, drawing, MADE } from './drawings.ts';
import { pixelAt, type Seen } from './ink.ts';
import { hasPoppler, pageOf } from './poppler.ts';
import { readQr } from './read-qr.ts';

const QUIET = 4;

/** Finds the code on the paper by its upper left finder, seven modules wide, and reads it at the middles of its modules. */
function readFrom(paper: Seen, size: number): string {
  const isDark = (x: number, y: number) => pixelAt(paper, x, y)[0] < 128;
  const step = 25.4 / paper.dpi / 2;
  let from = 0;
  while (!isDark(from, from)) from += step;
  let to = from;
  while (isDark(to, from)) to += step;
  const module = (to - from) / 7;
  const modules = Math.round(size / module) - 2 * QUIET;
  const exact = size / (modules + 2 * QUIET);
  return readQr(
    (row, column) => isDark((column + QUIET + 0.5) * exact, (row + QUIET + 0.5) * exact),
    modules,
  );
}

describe.skipIf(!hasPoppler('codes read from paper'))('a QR code on paper', () => {
  test.each([
    'http://a.cn/b/1',
    'https://grids.example.org/b/0f8fad5b-d9cb-469f-a165-70867728950e',
    'https://网格.example.cn/公示/北海社区/03',
  ])('says %s', (said) => {
    for (const size of [12, 30]) {
      const pdf = drawingToPdf(drawing([area(qrTraces(said, size))], { width: 100, height: 100 }), MADE);
      expect(readFrom({ dpi: 300, pixels: pageOf(pdf, 300) }, size)).toBe(said);
    }
  });
});

test('a code keeps within its square, with four modules of white around it', () => {
  const traces = qrTraces('https://grids.example.org/b/1', 33);
  const places = traces.flatMap(({ points }) => [...points]);
  expect(Math.min(...places)).toBeCloseTo((4 * 33) / (29 + 8), 6);
  expect(Math.max(...places)).toBeCloseTo((33 * 33) / (29 + 8), 6);
});
