import type { ProposalVariant, ProposedGrid } from '../proposal.ts';

/** The grids of a proposal at the level that was asked for, and which are beneath each. */
export interface ProposalTree {
  readonly top: readonly ProposedGrid[];
  childrenOf(id: string): readonly ProposedGrid[];
  /** The grid at the top level that a grid is or lies in. */
  topOf(id: string): ProposedGrid | undefined;
}

export function proposalTree({ grids }: Pick<ProposalVariant, 'grids'>): ProposalTree {
  const byId = new Map(grids.map((grid) => [grid.id, grid]));
  const children = new Map<string, ProposedGrid[]>();
  const top: ProposedGrid[] = [];
  for (const grid of grids) {
    if (!byId.has(grid.parentId)) {
      top.push(grid);
      continue;
    }
    const list = children.get(grid.parentId);
    if (list) list.push(grid);
    else children.set(grid.parentId, [grid]);
  }
  return {
    top,
    childrenOf: (id) => children.get(id) ?? [],
    topOf: (id) => {
      let grid = byId.get(id);
      while (grid && byId.has(grid.parentId)) grid = byId.get(grid.parentId);
      return grid;
    },
  };
}

/** Is a grid with all beneath it what is there today? */
export function isUnchanged(tree: ProposalTree, grid: ProposedGrid): boolean {
  return !grid.changed && tree.childrenOf(grid.id).every((child) => isUnchanged(tree, child));
}

/**
 * Which grids of a proposal (at the level that was asked for) must be taken so that the given ones can be: these, and whatever else lies
 * on ground of a grid of today's that one of them takes ground from. Ids that the proposal has not are passed over. In its order.
 */
export function broughtAlong(variant: Pick<ProposalVariant, 'grids'>, gridIds: readonly string[]): string[] {
  const tree = proposalTree(variant);
  const on = new Map<string, ProposedGrid[]>();
  const grounds = (grid: ProposedGrid) =>
    grid.keeps === null ? grid.from : [...new Set([...grid.from, grid.keeps])];
  for (const grid of tree.top) {
    for (const old of grounds(grid)) {
      const list = on.get(old);
      if (list) list.push(grid);
      else on.set(old, [grid]);
    }
  }
  const taken = new Set<ProposedGrid>();
  const queue = gridIds.flatMap((id) => tree.topOf(id) ?? []);
  const seen = new Set<string>();
  for (let grid = queue.pop(); grid; grid = queue.pop()) {
    if (taken.has(grid)) continue;
    taken.add(grid);
    for (const old of grounds(grid)) {
      if (seen.has(old)) continue;
      seen.add(old);
      queue.push(...on.get(old)!);
    }
  }
  return tree.top.filter((grid) => taken.has(grid)).map(({ id }) => id);
}
