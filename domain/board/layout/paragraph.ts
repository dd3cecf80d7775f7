import type { Colour, Mm, Weight } from '../drawing.ts';
import type { Piece } from './block.ts';
import { breakLines, unbrokenWords } from './break-lines.ts';
import { baseline, type Pen, textMark } from './pen.ts';

/** From one baseline to the next, in ems: Chinese needs more air than Latin. */
const LEADING = 1.42;

export interface ParagraphStyle {
  readonly size: Mm;
  readonly width: Mm;
  readonly colour: Colour;
  readonly weight?: Weight;
  readonly leading?: number;
  /** Where in `width`; not said: at its beginning. In the middle lines are made as even as they go. */
  readonly anchor?: 'start' | 'middle' | 'end';
  /** A telephone number: in one piece where it goes in at the least size. */
  readonly whole?: boolean;
  /** How much smaller it may become rather than have a word broken. */
  readonly leastShare?: number;
}

/** Rather than break a word it is set smaller, but not below this share. */
const LEAST_SHARE = 0.72;

/**
 * Text in lines no wider than the style's width, a piece for each. A word that is wider makes all of it a little smaller; one that is much
 * wider is broken. A text without a sign is no piece.
 */
export function paragraph(pen: Pen, text: string, style: ParagraphStyle): readonly Piece[] {
  const { width, colour, weight = 'plain', leading = LEADING, anchor = 'start' } = style;
  const { leastShare = LEAST_SHARE, whole = false } = style;
  const unbroken = whole && pen.ruler.width(text, leastShare * style.size, weight) <= width;
  const words = unbroken ? [text] : unbrokenWords(text);
  const widest = Math.max(...words.map((word) => pen.ruler.width(word, style.size, weight)), width);
  const size = widest * leastShare <= width ? (style.size * width) / widest : style.size;
  const shift = anchor === 'start' ? 0 : anchor === 'middle' ? width / 2 : width;
  const height = leading * size;
  const measure = (line: string) => pen.ruler.width(line, size, weight);
  const lines = unbroken
    ? [text]
    : anchor === 'middle'
      ? evenLines(text, width, measure)
      : breakLines(text, width, measure);
  return lines.map((line) => ({
    height,
    draw: (x, y) => [textMark(line, x + shift, baseline(y, height, size), { size, weight, colour, anchor })],
  }));
}

/** As many lines as the width asks for, in the least width in which they are still as many. */
export function evenLines(text: string, width: Mm, measure: (text: string) => number): readonly string[] {
  let best = breakLines(text, width, measure);
  let [low, high] = [0, width];
  for (let step = 0; step < 8; step += 1) {
    const middle = (low + high) / 2;
    const found = breakLines(text, middle, measure);
    if (found.length > best.length || found.some((line) => measure(line) > width)) low = middle;
    else [high, best] = [middle, found];
  }
  return best;
}
