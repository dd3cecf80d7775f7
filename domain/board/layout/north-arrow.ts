import type { Mark } from '../drawing.ts';
import type { Frame } from '../map/types.ts';
import { baseline, type Pen, textMark } from './pen.ts';

/** Grid north: a needle, half dark, under its letter. */
export function northArrow({ inks, words, unit }: Pen, { x, y, width, height }: Frame): readonly Mark[] {
  const letter = 0.36 * height;
  const middle = x + width / 2;
  const half = 0.24 * height;
  const top = y + letter * 1.02;
  const bottom = y + height;
  const notch = bottom - 0.2 * (bottom - top);
  const needle = (side: number) => ({
    points: Float64Array.of(middle, top, middle + side * half, bottom, middle, notch),
    closed: true,
  });
  return [
    textMark(words.north, middle, baseline(y, letter, letter), {
      size: letter,
      weight: 'bold',
      colour: inks.ink,
      anchor: 'middle',
    }),
    { kind: 'path', traces: [needle(-1)], fill: inks.ink, stroke: inks.ink, strokeWidth: 0.15 * unit },
    { kind: 'path', traces: [needle(1)], fill: inks.paper, stroke: inks.ink, strokeWidth: 0.15 * unit },
  ];
}
