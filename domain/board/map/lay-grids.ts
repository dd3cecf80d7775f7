import type { Hatch } from '../../deployment/types.ts';
import type { BoardContent } from '../content.ts';
import type { Mark, Mm, PathMark, Trace } from '../drawing.ts';
import { type HatchStyle, hatchMarks } from '../hatch.ts';
import { BorderLines } from './border-lines.ts';
import { clipLine, clipRing } from './clip.ts';
import type { Inks } from './inks.ts';
import { isParted, layInsideBorders, layTints, type PaperInside } from './lay-inside.ts';
import type { Layer } from './layer.ts';
import { type PaperGround, sidesOf, type Xy } from './paper-ground.ts';
import { acrossBox, boxTrace, closedTrace, lineOf, sidesTrace } from './traces.ts';
import type { Frame, LegendItem } from './types.ts';

/** What the grids' layers need to know; `unit` is 1 where plain text is 2.8 mm, and grows with it. */
export interface GridsDrawn {
  readonly content: BoardContent;
  readonly ground: PaperGround;
  readonly inks: Inks;
  readonly mono: boolean;
  readonly unit: number;
  /** The grid's own rings. */
  readonly own: readonly Xy[];
  /** The grids within it. */
  readonly inside: readonly PaperInside[];
}

const TYPE_OPACITY = 0.17;
const VEIL_OPACITY = 0.42;
const HATCH: Omit<HatchStyle, 'colour'> = { spacing: 3.2, lineWidth: 0.11 };

/** The grid's type beneath all that stands on it: a pale fill; where grids of the next level part it, their tints. */
export function layTypeFill({ content, own, mono, inside, inks }: GridsDrawn): readonly Mark[] {
  if (isParted(inside)) return layTints(inside, inks);
  const type = content.grid.type;
  if (type === null || own.length === 0 || mono) return [];
  return [{ kind: 'path', traces: own.map(closedTrace), fill: type.colour, fillOpacity: TYPE_OPACITY }];
}

/** Dots are areas of eight corners each: so many at most, or they would be most of the file. */
const MOST_DOTS = 3500;
const DOTS_WIDER = 1.3;

function spacingOf(hatch: Hatch, own: readonly Xy[], unit: number): Mm {
  if (hatch !== 'dots') return HATCH.spacing * unit;
  const boxes = own.map(sidesOf);
  const area = boxes.reduce((sum, box) => sum + (box.right - box.left) * (box.bottom - box.top), 0);
  // Two dots in a square of that side.
  return Math.max(HATCH.spacing * unit * DOTS_WIDER, Math.sqrt((2 * area) / MOST_DOTS));
}

/** The type's hatch over its fill, beneath all that stands there: it is seen between buildings and streets. */
export function layTypeHatch({ content, ground, own, mono, inks, unit, inside }: GridsDrawn): Layer {
  const type = content.grid.type;
  if (type === null || own.length === 0 || isParted(inside)) return { marks: [], legend: [] };
  const colour = mono ? inks.casing : type.colour;
  const style = { ...HATCH, spacing: spacingOf(type.hatch, own, unit), colour };
  const hatch = (rings: readonly Trace[], spacing: Mm) =>
    hatchMarks(rings, type.hatch, { ...style, spacing });
  const marks = hatch(own.map(closedTrace), style.spacing);
  if (!own.some((ring) => clipRing(ring, ground.frame).length > 0)) return { marks, legend: [] };
  return {
    marks,
    legend: [
      {
        id: 'type',
        name: { zh: `${type.name.zh}（${type.letter}）`, en: `${type.name.en} (${type.letter})` },
        sample(box) {
          const traces = [boxTrace(box)];
          return [
            mono
              ? { kind: 'path', traces, fill: inks.road }
              : { kind: 'path', traces, fill: type.colour, fillOpacity: TYPE_OPACITY },
            ...hatch(traces, Math.min(style.spacing, box.height / 2)),
            { kind: 'path', traces, stroke: inks.quietInk, strokeWidth: 0.12 },
          ];
        },
      },
    ],
  };
}

/** Pale over all that is not the grid, so that it stands out. Nothing where the grid is not on the map. */
export function layVeil({ own, ground, inks }: GridsDrawn): readonly Mark[] {
  if (own.length === 0) return [];
  return [
    {
      kind: 'path',
      traces: [sidesTrace(ground.kept), ...own.map(closedTrace)],
      fill: inks.veil,
      fillOpacity: VEIL_OPACITY,
    },
  ];
}

/** The borders that were drawn, each stretch once. */
export interface BordersLayer extends Layer {
  readonly own: readonly Trace[];
  readonly others: readonly Trace[];
}

/** Neighbours' borders thin, those of the grids above in long dashes, the grid's own strong with a white casing and a band inside. */
export function layBorders(drawn: GridsDrawn): BordersLayer {
  const { content, ground, inks, unit, own } = drawn;
  const marks: Mark[] = [];
  const legend: LegendItem[] = [];
  const lines = new BorderLines(ground);
  const ownTraces = lines.take(content.grid.polygons);
  // The highest first: where a community ends, so does a compound.
  const above: (readonly Trace[])[] = content.ancestors.map(() => []);
  for (let rank = above.length - 1; rank >= 0; rank--)
    above[rank] = lines.take(content.ancestors[rank]!.polygons);
  const inner = layInsideBorders(drawn.inside, lines, inks, unit);
  const neighbours = content.neighbours.flatMap(({ polygons }) => lines.take(polygons));
  const neighbour = (traces: readonly Trace[]): PathMark => ({
    kind: 'path',
    traces,
    stroke: inks.neighbour,
    strokeWidth: 0.22 * unit,
  });
  const ancestor = (traces: readonly Trace[], rank: number): readonly PathMark[] => [
    { kind: 'path', traces, stroke: inks.veil, strokeWidth: (0.9 + 0.25 * rank) * unit },
    {
      kind: 'path',
      traces,
      stroke: inks.ancestor,
      strokeWidth: (0.4 + 0.15 * rank) * unit,
      dash: [3.2 * unit, 0.9 * unit, 0.6 * unit, 0.9 * unit],
    },
  ];
  const border = (traces: readonly Trace[], across = 1): readonly PathMark[] => [
    { kind: 'path', traces, stroke: inks.halo, strokeWidth: 1.5 * unit * across },
    { kind: 'path', traces, stroke: inks.border, strokeWidth: 0.8 * unit * across },
  ];
  if (own.length > 0) {
    const rings = own.map(closedTrace);
    marks.push({
      kind: 'group',
      name: 'map-band',
      clip: rings,
      marks: [
        {
          kind: 'path',
          traces: ownTraces,
          stroke: inks.border,
          strokeWidth: 2 * 1.7 * unit,
          strokeOpacity: 0.2,
        },
      ],
    });
  }
  if (neighbours.length > 0) marks.push(neighbour(neighbours));
  for (let rank = above.length - 1; rank >= 0; rank--)
    if (above[rank]!.length > 0) marks.push(...ancestor(above[rank]!, rank));
  marks.push(...inner.marks);
  if (ownTraces.length > 0) marks.push(...border(ownTraces));

  if (seen(ownTraces, ground))
    legend.push({
      id: 'border',
      name: { zh: '本网格边界', en: 'Border of this grid' },
      sample: (box) => border([acrossBox(box)], fitting(box, 1.5 * unit)),
    });
  legend.push(...inner.legend);
  if (seen(neighbours, ground))
    legend.push({
      id: 'neighbour',
      name: { zh: '相邻网格边界', en: "Neighbours' borders" },
      sample: (box) => [neighbour([acrossBox(box)])],
    });
  const known = new Set<string>();
  for (const [rank, { level }] of content.ancestors.entries()) {
    if (!seen(above[rank]!, ground) || known.has(level.zh)) continue;
    known.add(level.zh);
    legend.push({
      id: `ancestor-${rank}`,
      name: { zh: `${level.zh}界`, en: `Border of the ${level.en.toLowerCase()}` },
      sample: (box) => ancestor([acrossBox(box)], rank),
    });
  }
  return { marks, legend, own: ownTraces, others: [...above.flat(), ...inner.traces, ...neighbours] };
}

function seen(traces: readonly Trace[], ground: PaperGround): boolean {
  return traces.some((trace) => clipLine(lineOf(trace), ground.frame).length > 0);
}

function fitting(box: Frame, width: Mm): number {
  return Math.min(1, (box.height * 0.8) / width);
}
