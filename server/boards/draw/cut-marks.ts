import type { Mark, Mm, PathMark, TextMark, Trace } from '../../../domain/board/drawing.ts';
import type { Box } from '../../../domain/geometry/point.ts';
import { cutLine, cutRing } from './cut-traces.ts';

/** What is cut is cut that far beside what is looked at, and the width of its line farther. */
const BESIDE_MM = 1;

/**
 * What of some marks is seen within a part of the paper (left, top, right, bottom, mm): the same picture there, and nothing that reaches far
 * beyond it. resvg makes room for all that a clipped group holds, up to 25 times the picture.
 */
export function cutMarks(marks: readonly Mark[], part: Box): Mark[] {
  return marks.flatMap((mark): readonly Mark[] => {
    if (mark.kind === 'path') return cutPath(mark, part);
    if (mark.kind === 'text') return touches(boxOfText(mark), part) ? [mark] : [];
    if (mark.kind === 'image') {
      const [x, y] = mark.at;
      return touches([x, y, x + mark.width, y + mark.height], part) ? [mark] : [];
    }
    const seen = mark.clip ? overlap(boxOfTraces(mark.clip), part) : part;
    const inside = seen ? cutMarks(mark.marks, seen) : [];
    return inside.length > 0 ? [{ ...mark, marks: inside }] : [];
  });
}

function cutPath(mark: PathMark, part: Box): PathMark[] {
  const { fill, stroke, strokeWidth = 0, dash = [], ...rest } = mark;
  const isStroked = stroke !== undefined && strokeWidth > 0;
  const window = grown(part, BESIDE_MM + (isStroked ? strokeWidth : 0));
  const traces = mark.traces.filter((trace) => touches(boxOfTraces([trace]), window));
  if (traces.length === 0) return [];
  if (traces.every((trace) => within(boxOfTraces([trace]), window))) return [{ ...mark, traces }];
  // Filled, and its line ends somewhere else than the area: each is cut in its own way.
  const areas = fill === undefined ? [] : nonEmpty(traces.map((trace) => cutRing(trace, window)));
  const found: PathMark[] = areas.length > 0 ? [{ ...rest, fill: fill!, traces: areas }] : [];
  if (!isStroked) return found;
  // An odd number of dashes is taken twice.
  const period = dash.reduce((sum, length) => sum + length, 0) * (dash.length % 2 === 0 ? 1 : 2);
  const lines = traces.flatMap((trace) =>
    within(boxOfTraces([trace]), window) ? [trace] : cutLine(trace, window, period),
  );
  if (lines.length > 0) {
    const { fillOpacity: _, ...ofLine } = rest;
    found.push({ ...ofLine, stroke, strokeWidth, ...(dash.length > 0 ? { dash } : {}), traces: lines });
  }
  return found;
}

const nonEmpty = (traces: readonly Trace[]) => traces.filter(({ points }) => points.length > 0);

/** Where a line of text may be, however it is turned: no letter is wider than one and a half em. */
function boxOfText({ text, at: [x, y], size, halo }: TextMark): Box {
  const reach = size * (1.5 * [...text].length + 2) + (halo?.width ?? 0);
  return [x - reach, y - reach, x + reach, y + reach];
}

function boxOfTraces(traces: readonly Trace[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { points } of traces)
    for (let i = 0; i + 1 < points.length; i += 2) {
      left = Math.min(left, points[i]!);
      right = Math.max(right, points[i]!);
      top = Math.min(top, points[i + 1]!);
      bottom = Math.max(bottom, points[i + 1]!);
    }
  return [left, top, right, bottom];
}

function touches(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

function within(a: Box, b: Box): boolean {
  return a[0] >= b[0] && a[2] <= b[2] && a[1] >= b[1] && a[3] <= b[3];
}

function overlap(a: Box, b: Box): Box | null {
  const both: Box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return both[0] < both[2] && both[1] < both[3] ? both : null;
}

function grown([left, top, right, bottom]: Box, by: Mm): Box {
  return [left - by, top - by, right + by, bottom + by];
}
