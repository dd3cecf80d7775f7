import type { Hatch } from '../deployment/types.ts';
import type { Colour, Mm, PathMark, Trace } from './drawing.ts';

/** How a hatch is drawn on paper. */
export interface HatchStyle {
  /** Between one line and the next, or one dot and the next. */
  readonly spacing: Mm;
  readonly lineWidth: Mm;
  readonly colour: Colour;
  readonly opacity?: number;
}

/** Unit vectors along which a hatch runs; y goes down on paper. */
const HALF = Math.SQRT1_2;
const WAYS: Readonly<Record<Exclude<Hatch, 'none' | 'dots'>, readonly (readonly [number, number])[]>> = {
  diagonal: [[HALF, -HALF]],
  'back-diagonal': [[HALF, HALF]],
  horizontal: [[1, 0]],
  vertical: [[0, 1]],
  cross: [
    [HALF, -HALF],
    [HALF, HALF],
  ],
};
/** A dot is an octagon this many spacings across. */
const DOT_ACROSS = 0.28;

/**
 * A hatch as marks clipped to closed rings (even-odd, millimetres): lines and dots, no pattern of a writer's own, so that PDF, SVG and
 * PNG agree. Lines are counted from the paper's corner: those of two areas that touch run on. None for `none`.
 */
export function hatchMarks(rings: readonly Trace[], hatch: Hatch, style: HatchStyle): readonly PathMark[] {
  if (hatch === 'none') return [];
  const traces =
    hatch === 'dots' ? dots(rings, style.spacing) : WAYS[hatch].flatMap((way) => lines(rings, way, style));
  if (traces.length === 0) return [];
  const faint = style.opacity === undefined ? {} : { fillOpacity: style.opacity };
  return hatch === 'dots'
    ? [{ kind: 'path', traces, fill: style.colour, ...faint }]
    : [{ kind: 'path', traces, stroke: style.colour, strokeWidth: style.lineWidth }];
}

function lines(
  rings: readonly Trace[],
  [ux, uy]: readonly [number, number],
  { spacing }: HatchStyle,
): readonly Trace[] {
  return spans(rings, [ux, uy], spacing).map(({ across, from, to }) => ({
    points: Float64Array.of(
      ux * from - uy * across,
      uy * from + ux * across,
      ux * to - uy * across,
      uy * to + ux * across,
    ),
    closed: false,
  }));
}

/** Rows of dots, each second one shifted by half; a dot is drawn whole where its middle lies inside. */
function dots(rings: readonly Trace[], spacing: Mm): readonly Trace[] {
  const row = spacing / 2;
  const found: Trace[] = [];
  for (const { across, from, to, index } of spans(rings, [1, 0], row)) {
    const shift = index % 2 === 0 ? 0 : row;
    for (let at = Math.ceil((from - shift) / spacing); at * spacing + shift < to; at += 1)
      found.push(dot(at * spacing + shift, across, (DOT_ACROSS * spacing) / 2));
  }
  return found;
}

function dot(x: Mm, y: Mm, r: Mm): Trace {
  const k = r * HALF;
  const points = [
    x + r,
    y,
    x + k,
    y + k,
    x,
    y + r,
    x - k,
    y + k,
    x - r,
    y,
    x - k,
    y - k,
    x,
    y - r,
    x + k,
    y - k,
  ];
  return { points: Float64Array.from(points), closed: true };
}

interface Span {
  readonly index: number;
  /** Along the normal of the lines. */
  readonly across: Mm;
  readonly from: Mm;
  readonly to: Mm;
}

/** Where lines `spacing` apart lie within rings, in turned coordinates: along the line and across it. */
function spans(rings: readonly Trace[], [ux, uy]: readonly [number, number], spacing: Mm): readonly Span[] {
  const crossings = new Map<number, number[]>();
  for (const { points } of rings) {
    const count = points.length / 2;
    for (let i = 0; i < count; i += 1) {
      const j = (i + 1) % count;
      const [ax, ay, bx, by] = [points[2 * i]!, points[2 * i + 1]!, points[2 * j]!, points[2 * j + 1]!];
      edgeCrossings(
        ux * ax + uy * ay,
        ux * ay - uy * ax,
        ux * bx + uy * by,
        ux * by - uy * bx,
        spacing,
        crossings,
      );
    }
  }
  const found: Span[] = [];
  for (const index of [...crossings.keys()].sort((a, b) => a - b)) {
    const at = crossings.get(index)!.sort((a, b) => a - b);
    for (let i = 0; i + 1 < at.length; i += 2)
      if (at[i + 1]! > at[i]!) found.push({ index, across: index * spacing, from: at[i]!, to: at[i + 1]! });
  }
  return found;
}

/** An edge has its lower end and not its upper one, so that a corner on a line is counted once or not at all. */
function edgeCrossings(
  along0: number,
  across0: number,
  along1: number,
  across1: number,
  spacing: Mm,
  into: Map<number, number[]>,
): void {
  const low = Math.min(across0, across1);
  const high = Math.max(across0, across1);
  for (let index = Math.ceil(low / spacing); index * spacing < high; index += 1) {
    const share = (index * spacing - across0) / (across1 - across0);
    const at = along0 + share * (along1 - along0);
    const others = into.get(index);
    if (others === undefined) into.set(index, [at]);
    else others.push(at);
  }
}
