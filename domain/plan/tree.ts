import type { GridId } from '../coverage/types.ts';
import { PersistentMap } from '../persistent-map.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { Grid, GridTree, Level, LevelId } from './types.ts';

const NONE: readonly GridId[] = [];

/**
 * The tree of a plan's grids. Refuses what is not a tree over the levels: no root or two (`tree-root`), an id twice
 * (`duplicate-id`), a parent that is missing (`parent-missing`) or not on the level above (`parent-level`).
 */
export function buildTree(grids: Iterable<Grid>, levels: readonly Level[]): Result<GridTree> {
  const rank = new Map(levels.map((level, i) => [level.id, i]));
  const byId = new Map<GridId, Grid>();
  const children = new Map<GridId, GridId[]>();
  let root: GridId | null = null;
  for (const grid of grids) {
    if (byId.has(grid.id)) return refuse('duplicate-id', { id: grid.id });
    byId.set(grid.id, grid);
    if (!rank.has(grid.level)) return refuse('level-unknown', { level: grid.level, id: grid.id });
    if (grid.parentId === null) {
      if (root !== null) return refuse('tree-root', { roots: 2 });
      root = grid.id;
    } else {
      const siblings = children.get(grid.parentId);
      if (siblings) siblings.push(grid.id);
      else children.set(grid.parentId, [grid.id]);
    }
  }
  if (root === null) return refuse('tree-root', { roots: 0 });
  for (const grid of byId.values()) {
    if (grid.parentId === null) continue;
    const parent = byId.get(grid.parentId);
    if (!parent) return refuse('parent-missing', { id: grid.id, parent: grid.parentId });
    if (rank.get(parent.level)! + 1 !== rank.get(grid.level)!)
      return refuse('parent-level', { id: grid.id, level: grid.level, parent: parent.id });
  }
  for (const siblings of children.values()) siblings.sort();
  return ok({ root, grids: PersistentMap.from(byId), children: PersistentMap.from(children) });
}

/** In order of their ids, however the tree came about: edits number what they make in this order. */
export function childrenOf(tree: GridTree, id: GridId): readonly GridId[] {
  return tree.children.get(id) ?? NONE;
}

/** The grid of `level` that `id` is or lies in; null when `level` is below `id`'s own. */
export function ancestorAt(tree: GridTree, id: GridId, level: LevelId): GridId | null {
  for (let at: GridId | null = id; at !== null; ) {
    const grid: Grid | undefined = tree.grids.get(at);
    if (!grid) return null;
    if (grid.level === level) return at;
    at = grid.parentId;
  }
  return null;
}

/** The leaves of the coverage beneath a grid (itself, if it is one), in tree order. */
export function leavesUnder(tree: GridTree, id: GridId): GridId[] {
  const leaves: GridId[] = [];
  const stack: GridId[] = [id];
  while (stack.length > 0) {
    const at = stack.pop()!;
    if (tree.grids.get(at)?.leaf) leaves.push(at);
    else for (const child of childrenOf(tree, at).toReversed()) stack.push(child);
  }
  return leaves;
}

/** All grids of one level, in tree order. */
export function gridsAt(tree: GridTree, level: LevelId): Grid[] {
  const found: Grid[] = [];
  const stack: GridId[] = [tree.root];
  while (stack.length > 0) {
    const grid = tree.grids.get(stack.pop()!);
    if (!grid) continue;
    if (grid.level === level) found.push(grid);
    else for (const child of childrenOf(tree, grid.id).toReversed()) stack.push(child);
  }
  return found;
}

/** The deepest level that tiles: where the leaves lie. */
export function leafLevel(levels: readonly Level[]): Level {
  const deepest = levels.findLast((level) => level.tiles);
  if (!deepest) throw new Error('a profile without a level that tiles');
  return deepest;
}

/** The levels that tile below `level`, top first. */
export function tilingLevelsBelow(levels: readonly Level[], level: LevelId): Level[] {
  const at = levels.findIndex((l) => l.id === level);
  return levels.filter((l, i) => i > at && l.tiles);
}

export interface TreeChange {
  readonly added: readonly Grid[];
  readonly updated: readonly (readonly [before: Grid, after: Grid])[];
  readonly removed: readonly Grid[];
}

/** The tree after a change. Throws on a change that does not fit it: whoever made the diff has a bug. */
export function changeTree(tree: GridTree, change: TreeChange): GridTree {
  const lists = new Map<GridId, GridId[]>();
  const listOf = (parent: GridId) => {
    let list = lists.get(parent);
    if (!list) {
      list = [...childrenOf(tree, parent)];
      lists.set(parent, list);
    }
    return list;
  };
  const detach = (grid: Grid) => {
    if (grid.parentId === null) return;
    const list = listOf(grid.parentId);
    const at = list.indexOf(grid.id);
    if (at < 0) throw new Error(`grid ${grid.id} is not among the children of ${grid.parentId}`);
    list.splice(at, 1);
  };
  const grids = tree.grids.change((m) => {
    for (const grid of change.removed) {
      if (!m.has(grid.id)) throw new Error(`grid ${grid.id} is not there to remove`);
      m.delete(grid.id);
      detach(grid);
    }
    for (const [before, after] of change.updated) {
      if (!m.has(before.id)) throw new Error(`grid ${before.id} is not there to change`);
      m.set(after.id, after);
      if (before.parentId !== after.parentId) {
        detach(before);
        if (after.parentId !== null) listOf(after.parentId).push(after.id);
      }
    }
    for (const grid of change.added) {
      if (m.has(grid.id)) throw new Error(`grid ${grid.id} is there already`);
      m.set(grid.id, grid);
      if (grid.parentId !== null) listOf(grid.parentId).push(grid.id);
    }
  });
  if (lists.size === 0) return { ...tree, grids };
  const children = tree.children.change((m) => {
    for (const [parent, list] of lists) {
      if (list.length > 0) m.set(parent, list.sort());
      else m.delete(parent);
    }
  });
  return { root: tree.root, grids, children };
}
