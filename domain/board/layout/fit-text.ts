import type { Mm, Weight } from '../drawing.ts';
import { breakLines } from './break-lines.ts';
import { evenLines } from './paragraph.ts';
import type { Pen } from './pen.ts';

export interface TextRoom {
  readonly width: Mm;
  readonly height: Mm;
  /** The em that is wished and the least that can be read. */
  readonly size: Mm;
  readonly least: Mm;
  readonly weight: Weight;
  /** From one baseline to the next, in ems. */
  readonly leading: number;
}

export interface FittedText {
  readonly lines: readonly string[];
  readonly size: Mm;
  /** Whether it did not go in even at the least size: the lines end with a mark of omission, and it has to be said elsewhere. */
  readonly cut: boolean;
}

/** Steps from the wished size to the least one. */
const STEPS = 12;
const CUT = '…';

/** Text in a room, as large as it goes in between two sizes: on one line if that can be had without losing more than a third, else on several. */
export function fitText(pen: Pen, text: string, room: TextRoom): FittedText {
  const { size, least, weight, width, height, leading } = room;
  const sizes = Array.from({ length: STEPS + 1 }, (_, step) => size - ((size - least) * step) / STEPS);
  const goesIn = (at: Mm, most: number) => {
    const measure = (line: string) => pen.ruler.width(line, at, weight);
    const lines = evenLines(text, width, measure);
    const fits = lines.length <= most && lines.every((line) => measure(line) <= width);
    return fits ? { lines, size: at, cut: false } : null;
  };
  const linesAt = (at: Mm) => Math.max(1, Math.floor(height / (leading * at) + 1e-9));
  for (const at of sizes) {
    const one = at >= size * 0.67 ? goesIn(at, 1) : null;
    if (one !== null) return one;
  }
  for (const at of sizes) {
    const found = goesIn(at, linesAt(at));
    if (found !== null) return found;
  }
  return cutText(pen, text, room, linesAt(least));
}

function cutText(pen: Pen, text: string, { width, least, weight }: TextRoom, most: number): FittedText {
  const measure = (line: string) => pen.ruler.width(line, least, weight);
  const lines = breakLines(text, width, measure).slice(0, most);
  let last = [...(lines.pop() ?? '')];
  while (last.length > 0 && measure(last.join('') + CUT) > width) last = last.slice(0, -1);
  return { lines: [...lines, last.join('') + CUT], size: least, cut: true };
}
