import type { BoardLine } from '../content.ts';
import type { Mm, PathMark, Trace } from '../drawing.ts';
import { clipRing } from './clip.ts';
import type { Inks } from './inks.ts';
import type { Layer } from './layer.ts';
import type { PaperGround, Xy } from './paper-ground.ts';
import type { PaperLine } from './read-lines.ts';
import { simplifyRing, UNSEEN_MM } from './simplify.ts';
import { boxTrace, closedTrace, openTrace } from './traces.ts';

/** OSM's values of what encloses water rather than runs along it. */
const AREAS = new Set(['riverbank', 'water', 'lake', 'pond', 'reservoir', 'basin', 'lagoon', 'dock']);
/** About how wide a watercourse is on the ground, in metres. */
const WIDTHS: Readonly<Record<string, number>> = { river: 36, canal: 14, stream: 3, tidal_channel: 20 };
const DITCH_M = 1.5;
const POWER = 0.7;
const LEAST_MM = 0.2;
const MOST_MM = 16;

/** A watercourse's width on the paper: it grows slower than the scale, as roads do. */
export function waterWidthMm(osmClass: string, mmPerMetre: number): Mm {
  const true_ = (WIDTHS[osmClass] ?? DITCH_M) * mmPerMetre;
  return Math.min(MOST_MM, Math.max(LEAST_MM, true_ ** POWER));
}

/** Lakes and banks as areas, rivers and streams as lines. */
export function layWater(lines: readonly PaperLine[], ground: PaperGround, inks: Inks): Layer {
  const areas: Trace[] = [];
  const courses = new Map<string, Trace[]>();
  let seen = false;
  for (const { line, pieces, seen: isSeen } of lines) {
    if (line.kind !== 'water') continue;
    const ring = waterRing(line, ground);
    if (ring !== null) {
      const area = simplifyRing(clipRing(ring, ground.kept), UNSEEN_MM);
      if (area.length > 0) areas.push(closedTrace(area));
    } else {
      const course = courses.get(line.class) ?? [];
      courses.set(line.class, course);
      for (const piece of pieces) course.push(openTrace(piece));
    }
    seen ||= isSeen;
  }
  const classes = [...courses.keys()].sort();
  const edge = (osmClass: string) => waterWidthMm(osmClass, ground.mmPerMetre);
  const wide = classes.filter((osmClass) => edge(osmClass) > 0.7);
  const marks: PathMark[] = [
    ...wide.map(
      (osmClass): PathMark => ({
        kind: 'path',
        traces: courses.get(osmClass)!,
        stroke: inks.waterEdge,
        strokeWidth: edge(osmClass) + 0.26,
        roundEnds: true,
      }),
    ),
    // Each alone: two that lie over each other must not cut a hole.
    ...areas.map(
      (area): PathMark => ({
        kind: 'path',
        traces: [area],
        fill: inks.water,
        stroke: inks.waterEdge,
        strokeWidth: 0.12,
      }),
    ),
    ...classes.map(
      (osmClass): PathMark => ({
        kind: 'path',
        traces: courses.get(osmClass)!,
        stroke: edge(osmClass) > 0.7 ? inks.water : inks.waterEdge,
        strokeWidth: edge(osmClass),
        roundEnds: true,
      }),
    ),
  ];
  if (!seen) return { marks, legend: [] };
  return {
    marks,
    legend: [
      {
        id: 'water',
        name: { zh: '水域', en: 'Water' },
        sample: (box) => [
          {
            kind: 'path',
            traces: [boxTrace(box)],
            fill: inks.water,
            stroke: inks.waterEdge,
            strokeWidth: 0.12,
          },
        ],
      },
    ],
  };
}

/** The ring of a lake or a river's bank, without its repeated point; null for what is a line. */
export function waterRing(line: BoardLine, ground: PaperGround): Xy | null {
  if (line.kind !== 'water' || !AREAS.has(line.class)) return null;
  const xy = ground.points(line.points);
  const n = xy.length;
  if (n < 8 || xy[0] !== xy[n - 2] || xy[1] !== xy[n - 1]) return null;
  return xy.slice(0, n - 2);
}
