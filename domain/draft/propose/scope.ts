import { dissolve } from '../../coverage/dissolve.ts';
import type { GridId } from '../../coverage/types.ts';
import { placeOf } from '../../edit/guard.ts';
import type { Division } from '../../edit/types.ts';
import type { Point, Polygon } from '../../geometry/point.ts';
import { ancestorAt, childrenOf, leavesUnder } from '../../plan/tree.ts';
import type { Grid, Level } from '../../plan/types.ts';
import { ok, type Result, refuse } from '../../result.ts';
import type { DraftRequest } from '../proposal.ts';
import type { DraftBuilding, Ground } from '../types.ts';

/** What a request is about, once it has been looked up in the division. */
export interface Scope {
  readonly level: Level;
  /** The levels that tile below it, top first. */
  readonly below: readonly Level[];
  /** Connected pieces of the parents' ground. `parent` is the grid that will have the drafted ones. */
  readonly grounds: readonly Ground[];
  /** Grids of the level whose ground is divided anew, in the order of their ids; unassigned ones among them. */
  readonly old: readonly Grid[];
  /** Of those the ones that are asked for: a rebalance may use their neighbours. */
  readonly chosen: ReadonlySet<GridId>;
  readonly buildings: readonly DraftBuilding[];
  /** Per building the grid of the level in which it lies today. */
  readonly todayOf: readonly GridId[];
  /** Polygons of every old grid. */
  readonly groundOf: ReadonlyMap<GridId, readonly Polygon[]>;
}

/**
 * The ground, the grids and the buildings that a request is about. A scope above the level means all its grids of the level; locked
 * grids, and those with a locked one beneath or above, are left out. A rebalance takes the other grids of the same parents in,
 * and leaves out grids in several pieces. Refuses `grid-gone`, `scope-empty`, `level-does-not-tile`, `level-root`, and, with
 * the place, `scope-below-level` (a grid below the level), `unassigned-ground` (of no parent), `all-locked`.
 */
export function scopeOf(
  division: Division,
  { method, scope, level: asked }: Pick<DraftRequest, 'method' | 'scope' | 'level'>,
): Result<Scope> {
  const { levels, tree } = division;
  const rank = levels.findIndex(({ id }) => id === asked);
  const level = levels[rank];
  if (!level?.tiles) return refuse('level-does-not-tile', { level: asked });
  if (rank === 0) return refuse('level-root', { level: asked });
  if (scope.length === 0) return refuse('scope-empty');

  const named = new Set<GridId>();
  for (const id of scope) {
    const grid = tree.grids.get(id);
    if (!grid) return refuse('grid-gone', { id });
    if (levels.findIndex((one) => one.id === grid.level) > rank)
      return refuse('scope-below-level', { id, name: grid.name }, placeOf(division, id));
    for (const found of atLevelUnder(division, id, asked)) named.add(found);
  }
  const wanted = method === 'draft' ? named : withSiblings(division, named);
  const old: Grid[] = [];
  const groundOf = new Map<GridId, readonly Polygon[]>();
  let refused: Result<never> | null = null;
  for (const id of [...wanted].sort()) {
    const grid = tree.grids.get(id)!;
    const parent = tree.grids.get(grid.parentId!)!;
    const locked = lockedAround(division, id);
    if (locked)
      refused ??= refuse('all-locked', { name: tree.grids.get(locked)!.name }, placeOf(division, id));
    else if (parent.unassigned) refused ??= refuse('unassigned-ground', {}, placeOf(division, id));
    else {
      const ground = dissolve(leavesUnder(tree, id).map((leaf) => tree.grids.get(leaf)!.polygon!));
      if (method === 'rebalance' && (ground.length > 1 || grid.unassigned)) continue;
      old.push(grid);
      groundOf.set(id, ground);
    }
  }
  if (old.length === 0) return refused ?? refuse('scope-empty');
  const { buildings, todayOf } = buildingsOf(division, old);
  return ok({
    level,
    below: levels.filter((one, i) => i > rank && one.tiles),
    grounds: groundsOf(old, groundOf),
    old,
    chosen: named,
    buildings,
    todayOf,
    groundOf,
  });
}

/** The grids of a level in which or beneath which lies the ground of a grid at or above it. */
function atLevelUnder({ tree }: Division, id: GridId, level: string): GridId[] {
  const found: GridId[] = [];
  const stack = [id];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (tree.grids.get(at)!.level === level) found.push(at);
    else stack.push(...childrenOf(tree, at));
  }
  return found;
}

function withSiblings({ tree }: Division, ids: ReadonlySet<GridId>): Set<GridId> {
  const parents = new Set([...ids].map((id) => tree.grids.get(id)!.parentId!));
  return new Set([...parents].flatMap((id) => childrenOf(tree, id)));
}

/** A locked grid that is this one, above it or beneath it. */
function lockedAround({ tree }: Division, id: GridId): GridId | null {
  for (let at: GridId | null = id; at !== null; at = tree.grids.get(at)!.parentId)
    if (tree.grids.get(at)!.locked) return at;
  const stack = [...childrenOf(tree, id)];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const grid = tree.grids.get(at)!;
    if (grid.shape) continue;
    if (grid.locked) return at;
    stack.push(...childrenOf(tree, at));
  }
  return null;
}

/** Each parent's ground in connected polygons, parents in the order of their ids. */
function groundsOf(old: readonly Grid[], groundOf: ReadonlyMap<GridId, readonly Polygon[]>): Ground[] {
  const byParent = new Map<GridId, Polygon[]>();
  for (const { id, parentId } of old) {
    const list = byParent.get(parentId!) ?? [];
    list.push(...groundOf.get(id)!);
    byParent.set(parentId!, list);
  }
  return [...byParent.keys()]
    .sort()
    .flatMap((parent) => dissolve(byParent.get(parent)!).map((polygon) => ({ polygon, parent })));
}

function buildingsOf({ buildings, tree }: Division, old: readonly Grid[]) {
  const found: DraftBuilding[] = [];
  const todayOf: GridId[] = [];
  for (const { id, level } of old) {
    for (const leaf of leavesUnder(tree, id)) {
      const grid = ancestorAt(tree, leaf, level)!;
      for (const building of (buildings.byLeaf.get(leaf) ?? []).toSorted()) {
        const { at, footprint, households, persons, use } = buildings.all.get(building)!;
        found.push({ id: building, at, footprint, households, persons, use });
        todayOf.push(grid);
      }
    }
  }
  return { buildings: found, todayOf };
}

/** The borders between leaves of the scope as lines: today's grids of every level are then unions of parts. */
export function bordersOf({ coverage, tree }: Division, { old, level }: Scope, leaves: boolean): Point[][] {
  const ids = new Set(old.map(({ id }) => id));
  const lines: Point[][] = [];
  const seen = new Set<number>();
  for (const id of ids) {
    for (const leaf of leavesUnder(tree, id)) {
      for (const ring of coverage.leaves.get(leaf)!.rings) {
        for (const { border } of ring) {
          if (seen.has(border)) continue;
          seen.add(border);
          const { left, right, points } = coverage.borders.get(border)!;
          if (right === null) continue;
          const [a, b] = [ancestorAt(tree, left, level.id), ancestorAt(tree, right, level.id)];
          if (a === null || b === null || !ids.has(a) || !ids.has(b)) continue;
          if (leaves || a !== b) lines.push([...points]);
        }
      }
    }
  }
  return lines;
}
