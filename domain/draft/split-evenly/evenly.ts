import { PointMap } from '../../edit/cut/point-map.ts';
import { placeOf } from '../../edit/guard.ts';
import type { Edit } from '../../edit/types.ts';
import type { Point } from '../../geometry/point.ts';
import { narrowing, UNIT_M } from '../../geometry/unit-metres.ts';
import { leavesUnder } from '../../plan/tree.ts';
import { ok, type Result, refuse } from '../../result.ts';
import { passedPoints } from '../assemble/passed-points.ts';
import { polygonsOfGrids } from '../assemble/polygons-of-grids.ts';
import { splitEvenly } from '../rebalance/split-evenly.ts';
import { type EvenGround, TOLERANCE } from './even-ground.ts';
import { type EvenLevel, gridsBeneath, pieces } from './grids-beneath.ts';
import { newGrids } from './new-grids.ts';

/** Cuts are turned in so many steps around the whole circle. */
const STEPS = 72;

/** In which step of the circle a place lies as seen from the middle of a grid; null in the very middle. */
export function stepTowards({ middle }: Pick<EvenGround, 'middle'>, to: Point): number | null {
  const east = (to[0] - middle[0]) * narrowing(middle[1]);
  const north = to[1] - middle[1];
  if (Math.hypot(east, north) * UNIT_M < 1) return null;
  return (Math.round((Math.atan2(north, east) * STEPS) / (2 * Math.PI)) + STEPS) % STEPS;
}

/**
 * The one edit that splits a grid into n pieces of like weight whose first cut faces a step of the circle (null: wherever is best). The
 * piece with the most households is the grid, changed. What lies beneath goes with its ground, and is cut where a cut goes through it.
 * Refuses, with the place, `no-even-split`: its parts make no n pieces, or none with households in each. The same ground and step give the same edit.
 */
export function evenly(ground: EvenGround, step: number | null): Result<Extract<Edit, { kind: 'replace' }>> {
  const { division, grid, n, parts, graph, today } = ground;
  const angle = step === null ? null : (2 * Math.PI * step) / STEPS;
  const numbers = splitEvenly(graph, n, {
    seed: 1,
    tolerance: TOLERANCE,
    ...(angle === null ? {} : { direction: [Math.cos(angle), Math.sin(angle)] }),
  });
  const levels: EvenLevel[] = [pieces(graph, numbers)];
  if (levels[0]!.grids !== n || isLopsided(ground, levels[0]!))
    return refuse('no-even-split', { name: grid.name, n }, placeOf(division, grid.id));
  for (const level of today.slice(1)) levels.push(gridsBeneath(graph, levels.at(-1)!.gridOf, level));

  const given = new PointMap<true>();
  for (const leaf of leavesUnder(division.tree, grid.id))
    for (const ring of division.tree.grids.get(leaf)!.polygon!) for (const p of ring) given.set(p, true);
  const passed = passedPoints(
    parts,
    levels.at(-1)!.gridOf,
    (x, y) => given.has([x, y]),
    today.at(-1)!.ofPart,
  );
  const rings = levels.map(({ gridOf }) => polygonsOfGrids(parts, gridOf, passed));
  const { parentId, level } = grid;
  return ok({
    kind: 'replace',
    removed: [grid.id],
    added: newGrids(ground, levels, rings).map((made) => ({ ...made, parentId: parentId!, level })),
  });
}

/** Has a piece nobody in it, although there are some to share? */
function isLopsided({ graph }: EvenGround, { gridOf, grids }: EvenLevel): boolean {
  const weight = new Float64Array(grids);
  for (let p = 0; p < graph.count; p++) weight[gridOf[p]!]! += graph.weight[p]!;
  return weight.some((w) => w > 0) && weight.some((w) => !(w > 0));
}
