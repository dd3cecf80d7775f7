import { type Point, toDegrees } from '../../domain/geometry/point.ts';
import type { Picture } from './proposal-task.ts';

/** A picture is asked for again and again: about 400 kB of text at most. */
const POINTS_MAX = 20_000;
/** Not more often than this is one shown. */
const EVERY_MS = 400;

/**
 * Borders as they are shown while a draft is made: stretches that go on in one another are one line, thinned where there are many, their
 * ends kept.
 */
export function toPicture(borders: readonly (readonly Point[])[]): Picture {
  const lines = joined(borders.filter((line) => line.length > 1));
  const points = lines.reduce((sum, line) => sum + line.length, 0);
  const step = Math.max(1, Math.ceil(points / POINTS_MAX));
  // Where even the ends are too many, some borders are left out.
  const share = Math.max(1, Math.ceil((2 * lines.length) / POINTS_MAX));
  return lines
    .filter((_, i) => i % share === 0)
    .map((line) => line.filter((_, i) => i % step === 0 || i === line.length - 1).map(toDegrees));
}

/** Lines through all points at which just two of them end. */
function joined(lines: readonly (readonly Point[])[]): readonly (readonly Point[])[] {
  const key = ([x, y]: Point) => `${x} ${y}`;
  const at = new Map<string, number[]>();
  lines.forEach((line, i) => {
    for (const end of [line[0]!, line.at(-1)!]) {
      const here = at.get(key(end));
      if (here) here.push(i);
      else at.set(key(end), [i]);
    }
  });
  const done = new Uint8Array(lines.length);
  /** The line that goes on beyond the end of another, from there; none at a junction. */
  const onward = (end: Point): readonly Point[] | null => {
    const here = at.get(key(end))!;
    const next = here.length === 2 ? here.find((i) => done[i] === 0) : undefined;
    if (next === undefined) return null;
    done[next] = 1;
    const line = lines[next]!;
    return key(line[0]!) === key(end) ? line : line.toReversed();
  };
  const long: (readonly Point[])[] = [];
  lines.forEach((line, i) => {
    if (done[i] === 1) return;
    done[i] = 1;
    let whole = [...line];
    for (const _ of [0, 1]) {
      for (let next = onward(whole.at(-1)!); next; next = onward(whole.at(-1)!)) whole.push(...next.slice(1));
      whole = whole.reverse();
    }
    long.push(whole);
  });
  return long;
}

/** Whether a picture is due, by the clock. */
export class Frames {
  #last = Number.NEGATIVE_INFINITY;

  isDue(): boolean {
    const now = performance.now();
    if (now - this.#last < EVERY_MS) return false;
    this.#last = now;
    return true;
  }
}
