import { outerEdges } from '../../coverage/dissolve.ts';
import type { GridId } from '../../coverage/types.ts';
import { groundOutline } from '../../edit/replace-around.ts';
import { matchOutlines } from '../../edit/replace-outline.ts';
import type { Division, Edit, NewChild } from '../../edit/types.ts';
import type { Point } from '../../geometry/point.ts';
import { pointOnSurface } from '../../geometry/surface-point.ts';
import { childrenOf, leavesUnder } from '../../plan/tree.ts';
import { ok, type Result, refuse } from '../../result.ts';
import type { ProposalVariant, ProposedGrid } from '../proposal.ts';
import { broughtAlong, isUnchanged, type ProposalTree, proposalTree } from './brought-along.ts';
import { namesUnder } from './names.ts';

/**
 * The `replace` that takes a proposal: whole, or the given grids with whatever must come along (`broughtAlong`). What it leaves as it is
 * today is not in the edit. Refuses `proposal-stale`, with the place, where grids or ground have changed since, and
 * `nothing-changes`.
 */
export function adoption(
  division: Division,
  variant: ProposalVariant,
  gridIds?: readonly string[],
): Result<Extract<Edit, { kind: 'replace' }>> {
  const tree = proposalTree(variant);
  const chosen = new Set(gridIds ? broughtAlong(variant, gridIds) : tree.top.map(({ id }) => id));
  const taken = tree.top.filter((grid) => chosen.has(grid.id) && !isUnchanged(tree, grid));
  if (taken.length === 0) return refuse('nothing-changes');
  const removed = new Set<GridId>();
  for (const grid of taken) {
    const gone = missing(division, tree, grid);
    if (gone) return refuse('proposal-stale', {}, gone);
    for (const id of grid.from) removed.add(id);
  }
  const leaves = new Set([...removed].flatMap((id) => leavesUnder(division.tree, id)));
  const coming = outerEdges(taken.map(({ rings }) => rings));
  const matched = coming.clash
    ? { differsAt: coming.clash }
    : matchOutlines(groundOutline(division, leaves).edges, coming.outer);
  if ('differsAt' in matched) return refuse('proposal-stale', {}, matched.differsAt);
  const names = new Map<string, string>();
  for (const [parentId, list] of Map.groupBy(taken, (grid) => grid.parentId)) {
    const staying = childrenOf(division.tree, parentId).filter((id) => !removed.has(id));
    const parent = { name: division.tree.grids.get(parentId)!.name, renamed: false };
    freeNames(division, tree, parent, staying, list, names);
  }
  const added = taken.map((grid) => ({
    ...newChild(tree, grid, names),
    parentId: grid.parentId,
    level: grid.level,
  }));
  return ok({ kind: 'replace', removed: [...removed], added });
}

/**
 * Adds names of born grids under one parent, and beneath them: as they were proposed, but for those that a grid bears that stays there
 * (one adopted since from another proposal, or named so by hand), and those after a parent that has another name now.
 */
function freeNames(
  division: Division,
  tree: ProposalTree,
  parent: { readonly name: string; readonly renamed: boolean },
  staying: readonly GridId[],
  grids: readonly ProposedGrid[],
  names: Map<string, string>,
): void {
  const nameOf = (id: GridId) => division.tree.grids.get(id)!.name;
  const borne = new Set([...staying, ...grids.flatMap(({ keeps }) => keeps ?? [])].map(nameOf));
  const born = grids.filter(({ keeps }) => keeps === null);
  const clashing = born.filter(({ name }) => parent.renamed || borne.has(name));
  for (const { id, name } of born) {
    if (!parent.renamed) borne.add(name);
    names.set(id, name);
  }
  for (const [id, name] of namesUnder(parent.name, [...borne], clashing)) names.set(id, name);
  for (const grid of grids) {
    const name = grid.keeps === null ? names.get(grid.id)! : nameOf(grid.keeps);
    const above = { name, renamed: name !== grid.name };
    freeNames(division, tree, above, [], tree.childrenOf(grid.id), names);
  }
}

function newChild(tree: ProposalTree, grid: ProposedGrid, names: ReadonlyMap<string, string>): NewChild {
  const children = tree.childrenOf(grid.id).map((child) => newChild(tree, child, names));
  return {
    rings: grid.rings,
    // a grid that is kept may have been renamed since
    ...(grid.keeps === null ? { name: names.get(grid.id)! } : { keeps: grid.keeps }),
    ...(grid.keeps === null && grid.type !== null ? { type: grid.type } : {}),
    ...(children.length > 0 ? { children } : {}),
  };
}

/** A place on a proposed grid whose parent, or whose grids of today's, are not what they were; null: all are there. */
function missing({ tree: { grids } }: Division, tree: ProposalTree, grid: ProposedGrid): Point | null {
  const parent = grids.get(grid.parentId);
  const stays = (id: GridId, level: string) => {
    const found = grids.get(id);
    return found !== undefined && found.level === level && !found.unassigned;
  };
  const all = (one: ProposedGrid): boolean =>
    one.from.every((id) => grids.get(id)?.level === one.level) &&
    (one.keeps === null || stays(one.keeps, one.level)) &&
    tree.childrenOf(one.id).every(all);
  return parent && !parent.unassigned && all(grid) ? null : pointOnSurface(grid.rings);
}
