import { followStreets } from '../../../client/editor/snap/follow-streets.ts';
import { borderRun } from '../../../client/editor/tools/border-run.ts';
import { extendLine } from '../../../client/editor/tools/extend-line.ts';
import { gridAt, outlineOf, sidesOfBorder } from '../../../client/editor/tools/ground.ts';
import { alongStreetBeside } from '../../../client/editor/tools/street-beside.ts';
import type { LineCollection } from '../../../domain/contract/line.ts';
import { type StreetGraph, streetGraph } from '../../../domain/draft/net/street-graph.ts';
import { applyEdit } from '../../../domain/edit/apply-edit.ts';
import type { Division, Edit } from '../../../domain/edit/types.ts';
import { type Point, toLattice } from '../../../domain/geometry/point.ts';
import { gridsAt } from '../../../domain/plan/tree.ts';
import type { Grid } from '../../../domain/plan/types.ts';

const LEVEL = 'compound';
/** Within what a click is taken to be on a street, m: a few pixels on these screens. */
const REACH_M = 3;

/** Where to click so that a line along the streets does something. */
export interface StreetPlaces {
  readonly grid: Grid;
  readonly from: Point;
  readonly to: Point;
  /** A corner of the way between the two. */
  readonly corner: Point;
}

export function graphOf({ features }: LineCollection): StreetGraph {
  return streetGraph(
    features.map(({ properties, geometry }) => ({
      ...properties,
      points: geometry.coordinates.map(([lng, lat]) => toLattice(lng!, lat!)),
    })),
  );
}

/** A grid through which a bent street runs from edge to edge: a split from the one end to the other. */
export function acrossGrid(division: Division, graph: StreetGraph): StreetPlaces {
  for (const points of graph.points) {
    if (points.length < 4) continue;
    const middle = points[points.length >> 1]!;
    const id = gridAt(division, LEVEL, middle);
    if (id === null) continue;
    const [from, to] = [points[0]!, points.at(-1)!];
    const followed = followStreets(graph, from, to, REACH_M);
    if (followed.kind !== 'streets' || !followed.points.some((p) => String(p) === String(middle))) continue;
    const line = extendLine(division, id, followed.points);
    if (line.length > followed.points.length || !works(division, { kind: 'split', gridId: id, line }))
      continue;
    return { grid: division.tree.grids.get(id)!, from, to, corner: middle };
  }
  throw new Error('no street runs through a grid');
}

/** A border beside which a street runs: dragged `from` its middle `to` that street. */
export function besideBorder(division: Division, graph: StreetGraph): StreetPlaces {
  for (const grid of gridsAt(division.tree, LEVEL)) {
    for (const border of outlineOf(division, grid.id)) {
      const [left, right] = sidesOfBorder(division, border, LEVEL);
      if (right === null || left === right || border.points.length < 3) continue;
      const from = border.points[border.points.length >> 1]!;
      const run = borderRun(division, LEVEL, border, from);
      const way = (a: Point, b: Point) => {
        const followed = followStreets(graph, a, b, REACH_M, run.lines);
        return followed.kind === 'streets' ? followed.points : null;
      };
      for (const points of graph.points) {
        const to = points[points.length >> 1]!;
        const far = Math.hypot(to[0] - from[0], to[1] - from[1]);
        if (points.length < 3 || far > 20_000 || far < 5_000) continue;
        const along = alongStreetBeside(division, LEVEL, run, to, way);
        const corner = along?.course[along.course.length >> 1];
        if (along && corner && works(division, { kind: 'reshape', level: LEVEL, line: along.line }))
          return { grid, from, to, corner };
      }
    }
  }
  throw new Error('no street runs beside a border');
}

function works(division: Division, edit: Edit): boolean {
  return applyEdit(division, edit, { editId: '00000000-0000-4000-8000-000000000000' }).ok;
}
