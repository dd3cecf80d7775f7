import type { PathMark, Trace } from '../drawing.ts';
import type { Inks } from './inks.ts';
import type { Layer } from './layer.ts';
import type { Xy } from './paper-ground.ts';
import type { PaperLine } from './read-lines.ts';
import { acrossBox, openTrace } from './traces.ts';

/** OSM's `railway` of which nothing is to be seen on the ground. */
const GONE = new Set([
  'abandoned',
  'razed',
  'dismantled',
  'disused',
  'proposed',
  'construction',
  'platform',
  'station',
]);
/** Below this many millimetres a metre walls have no ticks: about 1:5,000. */
const TICKS_FROM = 0.19;
const TICK_EVERY_MM = 2.2;
const TICK_MM = 0.55;

/** Railways as a dark line with white dashes, what runs underground as thin dashes; walls as a thin line with ticks. */
export function layRailAndWalls(lines: readonly PaperLine[], mmPerMetre: number, inks: Inks): Layer {
  const rails: Trace[] = [];
  const buried: Trace[] = [];
  const walls: Trace[] = [];
  const seen = { rail: false, buried: false, wall: false };
  for (const { line, pieces, seen: isSeen } of lines) {
    const traces = pieces.map(openTrace);
    if (line.kind === 'wall') {
      walls.push(...traces);
      seen.wall ||= isSeen;
    } else if (line.kind === 'rail' && !GONE.has(line.class)) {
      const under = line.tunnel || line.class === 'subway';
      (under ? buried : rails).push(...traces);
      seen.rail ||= isSeen && !under;
      seen.buried ||= isSeen && under;
    }
  }
  const ticked = mmPerMetre >= TICKS_FROM;
  return {
    marks: [
      ...(walls.length > 0 ? wallMarks(walls, ticked, inks) : []),
      ...(buried.length > 0 ? [buriedMark(buried, inks)] : []),
      ...(rails.length > 0 ? railMarks(rails, inks) : []),
    ],
    legend: [
      ...(seen.rail
        ? [
            {
              id: 'rail',
              name: { zh: '铁路', en: 'Railway' },
              sample: (box: Parameters<typeof acrossBox>[0]) => railMarks([acrossBox(box)], inks),
            },
          ]
        : []),
      ...(seen.buried
        ? [
            {
              id: 'rail-buried',
              name: { zh: '地下轨道', en: 'Underground rail' },
              sample: (box: Parameters<typeof acrossBox>[0]) => [buriedMark([acrossBox(box)], inks)],
            },
          ]
        : []),
      ...(seen.wall
        ? [
            {
              id: 'wall',
              name: { zh: '围墙', en: 'Wall' },
              sample: (box: Parameters<typeof acrossBox>[0]) => wallMarks([acrossBox(box)], ticked, inks),
            },
          ]
        : []),
    ],
  };
}

function railMarks(traces: readonly Trace[], inks: Inks): readonly PathMark[] {
  return [
    { kind: 'path', traces, stroke: inks.rail, strokeWidth: 0.75, roundEnds: false },
    { kind: 'path', traces, stroke: inks.road, strokeWidth: 0.45, dash: [2, 2] },
  ];
}

function buriedMark(traces: readonly Trace[], inks: Inks): PathMark {
  return { kind: 'path', traces, stroke: inks.rail, strokeWidth: 0.25, dash: [0.9, 0.9] };
}

function wallMarks(traces: readonly Trace[], ticked: boolean, inks: Inks): readonly PathMark[] {
  const line: PathMark = { kind: 'path', traces, stroke: inks.wall, strokeWidth: 0.16 };
  if (!ticked) return [line];
  const ticks = traces.flatMap(({ points }) => ticksAlong(points));
  return ticks.length === 0
    ? [line]
    : [line, { kind: 'path', traces: ticks, stroke: inks.wall, strokeWidth: 0.16 }];
}

/** Short strokes to the right of a line, every so far along it. */
function ticksAlong(xy: Xy): Trace[] {
  const ticks: Trace[] = [];
  let next = TICK_EVERY_MM / 2;
  let gone = 0;
  for (let i = 2; i < xy.length; i += 2) {
    const dx = xy[i]! - xy[i - 2]!;
    const dy = xy[i + 1]! - xy[i - 1]!;
    const length = Math.hypot(dx, dy);
    for (; next <= gone + length; next += TICK_EVERY_MM) {
      const t = (next - gone) / length;
      const x = xy[i - 2]! + t * dx;
      const y = xy[i - 1]! + t * dy;
      ticks.push(openTrace(Float64Array.of(x, y, x - (dy / length) * TICK_MM, y + (dx / length) * TICK_MM)));
    }
    gone += length;
  }
  return ticks;
}
