import type { Colour, Mark, Mm, PathMark, Trace } from '../drawing.ts';
import type { Inks } from './inks.ts';
import type { Layer } from './layer.ts';
import type { PaperLine } from './read-lines.ts';
import { ROAD_KINDS, ROAD_NAMES, type RoadKind, roadKind, roadOrder, roadWidthMm } from './road-kinds.ts';
import { acrossBox, boxTrace, openTrace } from './traces.ts';

/** The two edges of a road, each that wide. */
const CASING_MM = 0.14;
/** A path is a row of dashes, no band. */
const PATH_MM = 0.28;
const PATH_DASH: readonly Mm[] = [1.1, 0.6];
const TUNNEL_DASH: readonly Mm[] = [1.6, 1];
/** The legend's samples are as wide as the road is, within this share of their box. */
const SAMPLE_SHARE = 0.7;

interface RoadGroup {
  readonly osmClass: string;
  readonly tunnel: boolean;
  readonly traces: Trace[];
}

/** Paths, then roads with their casings: all casings first, so that junctions are open; wide ones over narrow ones. */
export function layRoads(lines: readonly PaperLine[], mmPerMetre: number, inks: Inks): Layer {
  const groups = new Map<string, RoadGroup>();
  const seen = new Map<RoadKind, string>();
  for (const { line, pieces, seen: isSeen } of lines) {
    if (line.kind !== 'road') continue;
    const key = `${line.class}/${line.tunnel}`;
    const group = groups.get(key) ?? { osmClass: line.class, tunnel: line.tunnel, traces: [] };
    groups.set(key, group);
    for (const piece of pieces) group.traces.push(openTrace(piece));
    const kind = roadKind(line.class);
    if (isSeen && (!seen.has(kind) || roadOrder(line.class) > roadOrder(seen.get(kind)!)))
      seen.set(kind, line.class);
  }
  const ordered = [...groups.values()].sort(
    (a, b) =>
      roadOrder(a.osmClass) - roadOrder(b.osmClass) ||
      (a.osmClass < b.osmClass ? -1 : a.osmClass > b.osmClass ? 1 : 0),
  );
  const under = ordered.filter(({ tunnel }) => tunnel);
  const paths = ordered.filter(({ tunnel, osmClass }) => !tunnel && roadKind(osmClass) === 'path');
  const roads = ordered.filter(({ tunnel, osmClass }) => !tunnel && roadKind(osmClass) !== 'path');
  const width = (osmClass: string) => roadWidthMm(osmClass, mmPerMetre);
  return {
    marks: [
      ...under.flatMap(({ traces, osmClass }) => tunnelMarks(traces, width(osmClass), inks)),
      ...paths.map(({ traces }) => pathMark(traces, inks)),
      ...roads.map(({ traces, osmClass }) => casingMark(traces, width(osmClass), inks)),
      ...roads.map(({ traces, osmClass }) => bandMark(traces, osmClass, width(osmClass), inks)),
    ],
    legend: ROAD_KINDS.filter((kind) => seen.has(kind)).map((kind) => {
      const osmClass = seen.get(kind)!;
      return {
        id: `road-${kind}`,
        name: ROAD_NAMES[kind],
        sample(box): readonly Mark[] {
          if (kind === 'path') return [pathMark([acrossBox(box)], inks)];
          const height = Math.min(width(osmClass), box.height * SAMPLE_SHARE);
          const band = { ...box, y: box.y + (box.height - height) / 2, height };
          const edge = (y: Mm) => openTrace(Float64Array.of(box.x, y, box.x + box.width, y));
          return [
            // White on paper's white would be two hairs.
            { kind: 'path', traces: [boxTrace(box)], fill: inks.ground },
            { kind: 'path', traces: [boxTrace(band)], fill: bandColour(osmClass, inks) },
            {
              kind: 'path',
              traces: [edge(band.y), edge(band.y + height)],
              stroke: inks.casing,
              strokeWidth: CASING_MM,
            },
          ];
        },
      };
    }),
  };
}

function casingMark(traces: readonly Trace[], width: Mm, inks: Inks): PathMark {
  return { kind: 'path', traces, stroke: inks.casing, strokeWidth: width, roundEnds: true };
}

function bandMark(traces: readonly Trace[], osmClass: string, width: Mm, inks: Inks): PathMark {
  return {
    kind: 'path',
    traces,
    stroke: bandColour(osmClass, inks),
    strokeWidth: Math.max(width * 0.4, width - 2 * CASING_MM),
    roundEnds: true,
  };
}

function bandColour(osmClass: string, inks: Inks): Colour {
  const kind = roadKind(osmClass);
  return kind === 'fast' || kind === 'main' ? inks.mainRoad : inks.road;
}

function pathMark(traces: readonly Trace[], inks: Inks): PathMark {
  return { kind: 'path', traces, stroke: inks.path, strokeWidth: PATH_MM, dash: PATH_DASH };
}

function tunnelMarks(traces: readonly Trace[], width: Mm, inks: Inks): readonly PathMark[] {
  return [
    { kind: 'path', traces, stroke: inks.casing, strokeWidth: width, dash: TUNNEL_DASH },
    {
      kind: 'path',
      traces,
      stroke: inks.ground,
      strokeWidth: Math.max(width * 0.4, width - 2 * CASING_MM),
    },
  ];
}
