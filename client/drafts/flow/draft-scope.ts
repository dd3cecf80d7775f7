import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { gridsAt, leavesUnder } from '../../../domain/plan/tree.ts';
import type { Grid, Level, LevelId } from '../../../domain/plan/types.ts';

/** The ground that is to be divided anew. */
export interface DraftScope {
  /** The root alone: all of the territory. */
  readonly all: boolean;
  /** The grids whose ground it is; one that lies in another of them is left out. */
  readonly grids: readonly Grid[];
  readonly households: number;
  readonly persons: number;
  readonly buildings: number;
  /** Locked grids in there: their ground stays theirs. */
  readonly locked: number;
}

/** What is marked on the map as ground for a draft; nothing marked is the whole territory. */
export function draftScope(division: Division, selection: Iterable<GridId>): DraftScope {
  const { tree, levels, counts } = division;
  const tiling = new Set(levels.filter((level) => level.tiles).map(({ id }) => id));
  const marked = new Set([...selection].filter((id) => tiling.has(tree.grids.get(id)?.level ?? '')));
  const within = (grid: Grid): boolean => {
    for (let at = grid.parentId; at !== null; at = tree.grids.get(at)?.parentId ?? null)
      if (marked.has(at)) return true;
    return false;
  };
  const chosen = [...marked].map((id) => tree.grids.get(id)!).filter((grid) => !within(grid));
  const all = chosen.length === 0 || chosen.some(({ id }) => id === tree.root);
  const grids = all ? [tree.grids.get(tree.root)!] : chosen;
  const sum = (of: 'households' | 'persons' | 'buildings') =>
    grids.reduce((total, { id }) => total + (counts.get(id)?.[of] ?? 0), 0);
  const locked = grids.reduce((n, { id }) => n + lockedUnder(division, id), 0);
  return {
    all,
    grids,
    households: sum('households'),
    persons: sum('persons'),
    buildings: sum('buildings'),
    locked,
  };
}

function lockedUnder({ tree }: Division, id: GridId): number {
  return leavesUnder(tree, id).filter((leaf) => tree.grids.get(leaf)?.locked).length;
}

/** The levels that ground of this kind can be divided into: those of its grids and below, but for the root's own. */
export function draftLevels(division: Division, { grids }: DraftScope): readonly Level[] {
  const tiling = division.levels.filter((level) => level.tiles);
  const top = Math.max(1, ...grids.map(({ level }) => tiling.findIndex(({ id }) => id === level)));
  return tiling.slice(top);
}

/**
 * The level that is likely meant: the highest with a target, where the balancing is done, unless the grids that it would lie in are
 * still to be made; else the first that is possible.
 */
export function likelyLevel(division: Division, scope: DraftScope): LevelId {
  const levels = draftLevels(division, scope);
  const made = ({ id }: Level) => gridsAt(division.tree, id).some(({ unassigned }) => !unassigned);
  const above = (level: Level) => division.levels[division.levels.indexOf(level) - 1]!;
  const [first] = levels;
  const possible = levels.filter((level) => level === first || made(above(level)));
  return (possible.find(({ target }) => target !== null) ?? first)!.id;
}
