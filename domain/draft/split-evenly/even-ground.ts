import { NOTHING } from '../../balance/count.ts';
import { partsOf } from '../../coverage/parts.ts';
import type { GridId } from '../../coverage/types.ts';
import { editableGrid, placeOf } from '../../edit/guard.ts';
import type { Division } from '../../edit/types.ts';
import type { Point, Polygon } from '../../geometry/point.ts';
import { leavesUnder } from '../../plan/tree.ts';
import type { Grid } from '../../plan/types.ts';
import { ok, type Result, refuse } from '../../result.ts';
import { makeParts } from '../parts/make-parts.ts';
import { partGraph } from '../parts/part-graph.ts';
import { leafNumber } from '../propose/leaf-number.ts';
import { bordersOf, scopeOf } from '../propose/scope.ts';
import { type TodayLevel, todayLevels } from '../propose/today-parts.ts';
import type { DraftLine, PartGraph, Parts } from '../types.ts';
import { USUAL_BARRIERS } from '../usual-barriers.ts';

/** Pieces are to be within so much of an equal share. */
export const TOLERANCE = 0.1;

/** A grid that is to be split evenly: its ground in parts, made once while the pointer turns the cuts. */
export interface EvenGround {
  readonly division: Division;
  readonly grid: Grid;
  /** How many pieces are asked for. */
  readonly n: number;
  readonly parts: Parts;
  readonly graph: PartGraph;
  /** Where the parts lie today: at the grid's level, and at every level that tiles below it. */
  readonly today: readonly TodayLevel[];
  /** Middle of the grid's ground. */
  readonly middle: Point;
}

/**
 * The ground of a grid in parts fine enough for n pieces, along the lines and between buildings; where grids lie beneath it, along their
 * borders too. Refuses what `split` refuses (`grid-gone`, `locked`, a grid beneath too, `level-does-not-tile`, `unassigned-ground`,
 * `root-grid`) and, with the place, `in-pieces`: a grid, this one or one beneath, whose ground lies apart.
 */
export function evenGround(
  division: Division,
  lines: readonly DraftLine[],
  gridId: GridId,
  n: number,
): Result<EvenGround> {
  const found = editableGrid(division, gridId);
  if (!found.ok) return found;
  const grid = found.value;
  const at = () => placeOf(division, gridId);
  if (grid.shape) return refuse('level-does-not-tile', { level: grid.level }, at());
  if (grid.parentId === null) return refuse('root-grid', { name: grid.name }, at());
  const bar = barredUnder(division, gridId);
  if (bar) return bar;
  const scoped = scopeOf(division, { method: 'draft', scope: [gridId], level: grid.level });
  if (!scoped.ok) return scoped;
  const scope = scoped.value;
  const { measure } = scope.level;
  const share = (division.counts.get(gridId) ?? NOTHING)[measure] / n;
  const target = Math.max(1, share);
  const nested = scope.below.length > 0;
  const parts = makeParts({
    grounds: scope.grounds,
    lines,
    buildings: scope.buildings,
    target,
    high: target * (1 + TOLERANCE),
    measure,
    barriers: USUAL_BARRIERS,
    ...(nested ? { borders: bordersOf(division, scope, true), today: leafNumber(division) } : {}),
  });
  const today = todayLevels(division, scope, parts);
  const graph = partGraph(parts, { measure, barriers: USUAL_BARRIERS, today: today.at(-1)!.ofPart });
  // along a border of grids beneath none of them is cut: as good as a street
  const offLineM = graph.offLineM.map((m, k) => (graph.keptM[k]! > 0 ? 0 : m));
  return ok({
    division,
    grid,
    n,
    parts,
    graph: { ...graph, offLineM },
    today,
    middle: middleOf(scope.grounds[0]!.polygon),
  });
}

/** Why what lies at or beneath a grid can't be put together anew; null: it can. */
function barredUnder(division: Division, id: GridId): Result<never> | null {
  const { tree, coverage } = division;
  const stack = [id];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const grid = tree.grids.get(at)!;
    if (grid.shape) continue;
    if (grid.locked) return refuse('locked', { id: at, name: grid.name }, placeOf(division, at));
    if (grid.unassigned) return refuse('unassigned-ground', {}, placeOf(division, at));
    if (!grid.leaf && partsOf(coverage, leavesUnder(tree, at)).length > 1)
      return refuse('in-pieces', { name: grid.name }, placeOf(division, at));
    stack.push(...(tree.children.get(at) ?? []));
  }
  return null;
}

/** The middle of a polygon's area, holes left out; sums run about a corner of it. */
function middleOf(polygon: Polygon): Point {
  const [ox, oy] = polygon[0]![0]!;
  let twice = 0;
  let x = 0;
  let y = 0;
  for (const ring of polygon) {
    let a = ring.at(-1)!;
    for (const b of ring) {
      const across = (a[0] - ox) * (b[1] - oy) - (b[0] - ox) * (a[1] - oy);
      twice += across;
      x += across * (a[0] + b[0] - 2 * ox);
      y += across * (a[1] + b[1] - 2 * oy);
      a = b;
    }
  }
  return [ox + Math.round(x / (3 * twice)), oy + Math.round(y / (3 * twice))];
}
