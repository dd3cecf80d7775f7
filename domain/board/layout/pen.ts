import type { BoardContent } from '../content.ts';
import type { Colour, Mark, Mm, TextMark, TextRuler, Weight } from '../drawing.ts';
import type { Frame } from '../map/types.ts';
import type { SheetWords } from '../sheet-words.ts';
import type { BoardTemplate } from '../template.ts';
import type { Inks } from './inks.ts';

/** What every part of a sheet is drawn with. */
export interface Pen {
  readonly content: BoardContent;
  readonly template: BoardTemplate;
  readonly ruler: TextRuler;
  readonly words: SheetWords;
  readonly inks: Inks;
  /** 1 on A3: see `paperUnit`. */
  readonly unit: Mm;
}

/** Of the em: how far letters reach above their baseline and below it. */
export const ASCENT = 0.88;
export const DESCENT = 0.22;

/** Where the baseline of one line of text stands that is in the middle of a box of that height. */
export function baseline(top: Mm, height: Mm, size: Mm): Mm {
  // Capitals and Chinese signs are centred, not the whole em: they stand about 0.74 em above the baseline, and a little below it.
  return top + height / 2 + 0.35 * size;
}

export interface TextStyle {
  readonly size: Mm;
  readonly weight?: Weight;
  readonly colour: Colour;
  readonly anchor?: 'start' | 'middle' | 'end';
}

export function textMark(text: string, x: Mm, y: Mm, style: TextStyle): TextMark {
  return {
    kind: 'text',
    text,
    at: [x, y],
    anchor: style.anchor ?? 'start',
    size: style.size,
    weight: style.weight ?? 'plain',
    colour: style.colour,
  };
}

export function ruleMark(x0: Mm, y0: Mm, x1: Mm, y1: Mm, stroke: Colour, strokeWidth: Mm): Mark {
  return {
    kind: 'path',
    traces: [{ points: Float64Array.of(x0, y0, x1, y1), closed: false }],
    stroke,
    strokeWidth,
  };
}

export function rectangle({ x, y, width, height }: Frame): { points: Float64Array; closed: true } {
  return {
    points: Float64Array.of(x, y, x + width, y, x + width, y + height, x, y + height),
    closed: true,
  };
}
