import type { Mm } from '../drawing.ts';
import { type Piece, stack } from './block.ts';
import { paragraph } from './paragraph.ts';
import { type Pen, ruleMark } from './pen.ts';

/** The head of a block: its words in the accent colour over a line as wide as the block. */
export function sectionHead(pen: Pen, text: string, width: Mm, em: Mm): Piece {
  const words = paragraph(pen, text, {
    size: 0.95 * em,
    width,
    colour: pen.inks.accent,
    weight: 'bold',
    leading: 1.35,
  });
  const thickness = 0.3 * pen.unit;
  return stack([
    ...words,
    {
      height: 0.55 * em,
      draw: (x, y) => [ruleMark(x, y + 0.12 * em, x + width, y + 0.12 * em, pen.inks.accent, thickness)],
    },
  ]);
}
