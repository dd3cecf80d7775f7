import type { GridId } from '../../../domain/coverage/types.ts';
import { acrossOf, asNeighbour } from '../../../domain/plan/four-sides/across.ts';
import { fourSides } from '../../../domain/plan/four-sides/four-sides.ts';
import { SideLines } from '../../../domain/plan/four-sides/side-lines.ts';
import type { FourSides } from '../../../domain/plan/four-sides/types.ts';
import type { Grid } from '../../../domain/plan/types.ts';
import type { BoardGround } from '../gather/board-ground.ts';

const EVERYWHERE = [-Infinity, -Infinity, Infinity, Infinity] as const;

/** The lines of a territory by their straight pieces; they stay as they are while a plan over them is edited. */
const linesOf = new WeakMap<BoardGround['lines'], SideLines>();
/** What was made of one state of a plan, so that an inspector, an issue list and a batch make it once. */
const madeOf = new WeakMap<BoardGround, Map<GridId, FourSides>>();

/** What the border of a grid runs along in that state of a plan; made when it is first asked for. */
export function sidesOfGround(ground: BoardGround, grid: Grid): FourSides {
  let made = madeOf.get(ground);
  if (!made) {
    made = new Map();
    madeOf.set(ground, made);
  }
  let sides = made.get(grid.id);
  if (!sides) {
    sides = make(ground, grid);
    made.set(grid.id, sides);
  }
  return sides;
}

function make(ground: BoardGround, grid: Grid): FourSides {
  let lines = linesOf.get(ground.lines);
  if (!lines) {
    lines = new SideLines(ground.lines.in(EVERYWHERE));
    linesOf.set(ground.lines, lines);
  }
  const { coverage, tree } = ground.division;
  const parent = grid.parentId === null ? undefined : tree.grids.get(grid.parentId);
  return fourSides({
    polygons: ground.placed(grid).polygons,
    lines,
    across: acrossOf(coverage, tree, grid.id),
    // a footprint inside its parent has that around it, not the edge of the territory
    otherwise: grid.shape && parent ? asNeighbour(parent) : null,
  });
}
