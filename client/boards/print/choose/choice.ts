import type { GridId } from '../../../../domain/coverage/types.ts';
import { ancestorAt, childrenOf, gridsAt } from '../../../../domain/plan/tree.ts';
import type { GridTree, LevelId } from '../../../../domain/plan/types.ts';

/** Whose boards are to be made. Grids of other levels than the one in hand come from elsewhere, as from the ledger. */
export interface Choice {
  /** The level that the tree's boxes choose of. */
  readonly level: LevelId;
  readonly grids: ReadonlySet<GridId>;
}

/** The grids of a level that are, or lie in, a grid, in tree order; none that is not assigned. */
export function gridsBeneath(tree: GridTree, id: GridId, level: LevelId): GridId[] {
  const found: GridId[] = [];
  const stack = [id];
  while (stack.length > 0) {
    const at = stack.pop()!;
    const grid = tree.grids.get(at);
    if (!grid || grid.unassigned) continue;
    if (grid.level === level) found.push(at);
    else stack.push(...childrenOf(tree, at).toReversed());
  }
  return found;
}

/** All grids of a level that can have a board. */
export function boardsAt(tree: GridTree, level: LevelId): GridId[] {
  return gridsAt(tree, level)
    .filter(({ unassigned }) => !unassigned)
    .map(({ id }) => id);
}

export interface Tally {
  readonly chosen: number;
  readonly of: number;
}

/** Of every grid at or above a level: how many of that level lie in it, and how many of them are chosen. */
export function tallies(tree: GridTree, { level, grids }: Choice): Map<GridId, Tally> {
  const all = new Map<GridId, { chosen: number; of: number }>();
  for (const id of boardsAt(tree, level)) {
    const chosen = grids.has(id) ? 1 : 0;
    for (let at: GridId | null = id; at !== null; at = tree.grids.get(at)?.parentId ?? null) {
      const tally = all.get(at);
      if (tally) {
        tally.chosen += chosen;
        tally.of += 1;
      } else all.set(at, { chosen, of: 1 });
    }
  }
  return all;
}

/** All beneath a grid are chosen; where they are all chosen already, none of them. */
export function toggled(tree: GridTree, { level, grids }: Choice, id: GridId): Choice {
  const beneath = gridsBeneath(tree, id, level);
  const next = new Set(grids);
  if (beneath.every((one) => next.has(one))) for (const one of beneath) next.delete(one);
  else for (const one of beneath) next.add(one);
  return { level, grids: next };
}

/** The same ground at another level: what lies in the chosen grids, or what they lie in. */
export function atLevel(tree: GridTree, { grids }: Choice, level: LevelId): Choice {
  const next = new Set<GridId>();
  for (const id of grids) {
    const above = ancestorAt(tree, id, level);
    if (above !== null) next.add(above);
    else for (const one of gridsBeneath(tree, id, level)) next.add(one);
  }
  return { level, grids: next };
}

/** What is chosen elsewhere, of whatever level; the level in hand becomes the one that most of them are of. */
export function takenOver(tree: GridTree, ids: readonly GridId[], { level }: Choice): Choice {
  const there = ids.filter((id) => tree.grids.get(id)?.unassigned === false);
  const counts = new Map<LevelId, number>();
  for (const id of there) {
    const of = tree.grids.get(id)!.level;
    counts.set(of, (counts.get(of) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return { level: most?.[0] ?? level, grids: new Set(there) };
}
