import type { Mm } from '../../../../domain/board/drawing.ts';
import type { Pixels } from '../../../../server/boards/draw/decode-png.ts';

const MM_PER_INCH = 25.4;

/** A picture of paper, asked in millimetres. */
export interface Seen {
  readonly dpi: number;
  readonly pixels: Pixels;
}

type Box = readonly [left: Mm, top: Mm, right: Mm, bottom: Mm];

export function pixelAt({ dpi, pixels }: Seen, x: Mm, y: Mm): readonly [number, number, number] {
  const at = (Math.floor((y / MM_PER_INCH) * dpi) * pixels.width + Math.floor((x / MM_PER_INCH) * dpi)) * 4;
  return [pixels.rgba[at]!, pixels.rgba[at + 1]!, pixels.rgba[at + 2]!];
}

/** How dark a part of the paper is in all, in square millimetres of black, and where the middle of it lies. */
export function inkIn({ dpi, pixels }: Seen, [left, top, right, bottom]: Box): { mm2: number; x: Mm; y: Mm } {
  const mm = MM_PER_INCH / dpi;
  let [ink, x, y] = [0, 0, 0];
  for (let row = Math.floor(top / mm); row < Math.min(pixels.height, Math.ceil(bottom / mm)); row++)
    for (
      let column = Math.floor(left / mm);
      column < Math.min(pixels.width, Math.ceil(right / mm));
      column++
    ) {
      const at = (row * pixels.width + column) * 4;
      const dark = 1 - (pixels.rgba[at]! + pixels.rgba[at + 1]! + pixels.rgba[at + 2]!) / 765;
      ink += dark;
      x += dark * (column + 0.5);
      y += dark * (row + 0.5);
    }
  return { mm2: ink * mm * mm, x: (x / ink) * mm, y: (y / ink) * mm };
}

/** The mean colours of two pictures compared in cells of so many pixels a side: the largest difference, and the mean, of 255. */
export function cellsApart(a: Pixels, b: Pixels, side: number): { worst: number; mean: number } {
  const columns = Math.floor(Math.min(a.width, b.width) / side);
  const rows = Math.floor(Math.min(a.height, b.height) / side);
  let [worst, sum] = [0, 0];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      for (let c = 0; c < 3; c++) {
        const apart = Math.abs(
          cell(a, column * side, row * side, side, c) - cell(b, column * side, row * side, side, c),
        );
        worst = Math.max(worst, apart);
        sum += apart;
      }
  return { worst, mean: sum / (rows * columns * 3) };
}

function cell({ width, rgba }: Pixels, left: number, top: number, side: number, channel: number): number {
  let sum = 0;
  for (let y = top; y < top + side; y++)
    for (let x = left; x < left + side; x++) sum += rgba[(y * width + x) * 4 + channel]!;
  return sum / (side * side);
}
