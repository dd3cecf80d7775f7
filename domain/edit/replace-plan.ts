import { outerEdges } from '../coverage/dissolve.ts';
import type { GridId } from '../coverage/types.ts';
import type { Polygon } from '../geometry/point.ts';
import { pointOnSurface } from '../geometry/surface-point.ts';
import { validatePolygon } from '../geometry/validate.ts';
import { tilingLevelsBelow } from '../plan/tree.ts';
import type { Grid, Level } from '../plan/types.ts';
import { ok, type Result, refuse } from '../result.ts';
import { editableGrid } from './guard.ts';
import { matchOutlines } from './replace-outline.ts';
import type { Division, NewChild, NewGrid } from './types.ts';

/** A grid that is to be made, with those beneath it, once all is asked that can be asked of it alone. */
export interface PlannedGrid {
  readonly wanted: NewChild;
  readonly level: Level;
  /** The levels that tile below it, top first. */
  readonly below: readonly Level[];
  readonly keeps: Grid | null;
  /** As it was given, oriented. */
  readonly polygon: Polygon;
  readonly children: readonly PlannedGrid[];
  /** Its place among the leaves that are made; −1 where its children are. */
  readonly leaf: number;
}

/** Wanted grids, looked at one after the other; their leaves are counted through. */
export class GridPlanner {
  readonly #division: Division;
  readonly #gone: ReadonlySet<GridId>;
  readonly #kept = new Set<GridId>();
  readonly leaves: Polygon[] = [];

  /** `gone`: what is removed, with all beneath. */
  constructor(division: Division, gone: ReadonlySet<GridId>) {
    this.#division = division;
    this.#gone = gone;
  }

  get kept(): ReadonlySet<GridId> {
    return this.#kept;
  }

  /**
   * Refuses, with the place, what is no polygon (`validatePolygon`), `level-does-not-tile`, `no-level-below` (children of a leaf),
   * `ground-differs` (children that are not exactly their parent), `keeps-other` (a grid that is not among the removed, of another
   * level, unassigned, or kept twice) and `grid-gone`.
   */
  plan(wanted: NewChild, level: Level): Result<PlannedGrid> {
    const valid = validatePolygon(wanted.rings);
    if (!valid.ok) return valid;
    const polygon = valid.value;
    const at = () => pointOnSurface(polygon);
    if (!level.tiles) return refuse('level-does-not-tile', { level: level.id }, at());
    const keeps = this.#keeps(wanted, level);
    if (!keeps.ok) return refuse(keeps.reason.code, keeps.reason.params, at());
    const below = tilingLevelsBelow(this.#division.levels, level.id);
    const children: PlannedGrid[] = [];
    let leaf = -1;
    if (!wanted.children?.length) leaf = this.leaves.push(polygon) - 1;
    else {
      if (below.length === 0) return refuse('no-level-below', { level: level.id }, at());
      for (const child of wanted.children) {
        const planned = this.plan(child, below[0]!);
        if (!planned.ok) return planned;
        children.push(planned.value);
      }
      const union = outerEdges(children.map((child) => child.polygon));
      if (union.clash) return refuse('ground-differs', {}, union.clash);
      const matched = matchOutlines(outerEdges([polygon]).outer, union.outer);
      if ('differsAt' in matched) return refuse('ground-differs', {}, matched.differsAt);
    }
    return ok({ wanted, level, below, keeps: keeps.value, polygon, children, leaf });
  }

  #keeps({ keeps }: NewChild, level: Level): Result<Grid | null> {
    if (keeps === undefined) return ok(null);
    const grid = this.#division.tree.grids.get(keeps);
    if (!grid) return refuse('grid-gone', { id: keeps });
    if (!this.#gone.has(keeps) || grid.level !== level.id || grid.unassigned || this.#kept.has(keeps))
      return refuse('keeps-other', { id: keeps, name: grid.name });
    this.#kept.add(keeps);
    return ok(grid);
  }
}

/** The grid that is to have a new one. Refuses `grid-gone`, `locked`, `unassigned-ground`, `level-does-not-tile`, `parent-level`. */
export function parentOf(
  division: Division,
  gone: ReadonlySet<GridId>,
  { parentId, level, rings }: NewGrid,
): Result<{ readonly parent: Grid; readonly level: Level }> {
  const at = rings[0]?.[0];
  if (gone.has(parentId)) return refuse('grid-gone', { id: parentId }, at);
  const parent = editableGrid(division, parentId);
  if (!parent.ok) return parent;
  if (parent.value.unassigned) return refuse('unassigned-ground', {}, at);
  const { levels } = division;
  const rank = levels.findIndex(({ id }) => id === level);
  if (!levels[rank]?.tiles) return refuse('level-does-not-tile', { level }, at);
  if (levels[rank - 1]?.id !== parent.value.level)
    return refuse('parent-level', { name: '', parent: parent.value.name }, at);
  return ok({ parent: parent.value, level: levels[rank]! });
}
