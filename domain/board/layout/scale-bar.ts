import type { Mark, Mm } from '../drawing.ts';
import { type Pen, rectangle, textMark } from './pen.ts';

/** Lengths of a bar, and in how many parts each is told. */
const LENGTHS = [
  { length: 5, parts: 5 },
  { length: 2, parts: 4 },
  { length: 1, parts: 4 },
] as const;
const KM_M = 1000;

export interface ScaleBar {
  readonly marks: readonly Mark[];
  /** From the left edge of the first label to the right edge of the last. */
  readonly width: Mm;
  /** Metres on the ground. */
  readonly length: number;
}

/** The longest bar of a round length that goes, with its labels, into a width: from `x`, labels above it, its lower edge at `bottom`. */
export function scaleBar(pen: Pen, scale: number, x: Mm, bottom: Mm, most: Mm, size: Mm): ScaleBar {
  const { words, inks, unit, ruler } = pen;
  const say = (metres: number) => (metres >= KM_M ? words.kilometres(metres / KM_M) : words.metres(metres));
  const room = (length: number) =>
    (length * 1000) / scale +
    ruler.width('0', size, 'plain') / 2 +
    ruler.width(say(length), size, 'plain') / 2;
  const { length, parts } = longest((candidate) => room(candidate) <= most, most, scale);
  const left = x + ruler.width('0', size, 'plain') / 2;
  const bar = (length * 1000) / scale;
  const height = 1.5 * unit;
  const part = bar / parts;
  const top = bottom - height;
  const label = (text: string, at: Mm) =>
    textMark(text, at, top - 0.35 * size, { size, colour: inks.ink, anchor: 'middle' });
  const middle = parts === 4 && enough(pen, say(length), bar, size);
  const bare = (metres: number) => say(metres).replace(/\s.*$/u, '');
  const half = length >= KM_M ? String(length / 2 / KM_M) : bare(length / 2);
  return {
    length,
    width: room(length),
    marks: [
      { kind: 'path', traces: [rectangle({ x: left, y: top, width: bar, height })], fill: inks.paper },
      {
        kind: 'path',
        traces: Array.from({ length: Math.ceil(parts / 2) }, (_, index) =>
          rectangle({ x: left + 2 * index * part, y: top, width: part, height }),
        ),
        fill: inks.ink,
      },
      {
        kind: 'path',
        traces: [rectangle({ x: left, y: top, width: bar, height })],
        stroke: inks.ink,
        strokeWidth: 0.2 * unit,
      },
      label('0', left),
      ...(middle ? [label(half, left + bar / 2)] : []),
      label(say(length), left + bar),
    ],
  };
}

function enough({ ruler }: Pen, last: string, bar: Mm, size: Mm): boolean {
  return bar / 2 > ruler.width(last, size, 'plain') * 1.2 + size;
}

/** Falls back on a thousandth of what there is room for, whatever its number: a bar there is on every sheet. */
function longest(
  fits: (length: number) => boolean,
  most: Mm,
  scale: number,
): { length: number; parts: number } {
  const metres = (most * scale) / 1000;
  for (let power = 10 ** Math.ceil(Math.log10(metres)); power > metres / 1000; power /= 10)
    for (const { length, parts } of LENGTHS) {
      const candidate = tidy(length * power);
      if (fits(candidate)) return { length: candidate, parts };
    }
  return { length: tidy(10 ** Math.floor(Math.log10(metres / 1000))), parts: 4 };
}

/** Without the last binary digits of a power of ten: 0.30000000000000004 is 0.3. */
const tidy = (value: number) => Number(value.toPrecision(6));
