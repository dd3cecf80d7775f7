import { NOTHING } from '../../balance/count.ts';
import type { GridId } from '../../coverage/types.ts';
import { locateInPolygon } from '../../geometry/ring.ts';
import { childrenOf } from '../../plan/tree.ts';
import type { ProposalVariant, ProposedGrid } from '../proposal.ts';
import type { MovedBuilding } from '../types.ts';
import type { Draft } from './draft-of.ts';
import { draftedBorders } from './drafted-borders.ts';
import { figuresOf } from './figures.ts';
import { shareOnLines } from './on-lines.ts';
import { placedShortfalls } from './placed-shortfalls.ts';
import { proposedGrids } from './proposed-grids.ts';
import { bordersOf } from './scope.ts';
import { compactnessOf, measureShape } from './shape-figures.ts';

/** A draft written down as an answer. Figures, moved buildings, born and retired are of the level that was asked for. */
export function variantOf(draft: Draft, effort: number): ProposalVariant {
  const { division, scope, lines, parts, levels } = draft;
  const all = proposedGrids(draft);
  const top = all[0]!;
  const { wish, gridOf } = levels[0]!;
  const measure = wish!.measure;
  const counts = top.map((grid) => grid[measure]);
  const target = wish!.target ?? counts.reduce((a, b) => a + b, 0) / Math.max(1, wish!.parts ?? 1);
  const shared = { target, tolerance: wish!.tolerance };
  const old = scope.old.filter(({ unassigned }) => !unassigned);
  const kept = new Set<GridId>();
  for (const grid of all.flat()) if (grid.keeps !== null) kept.add(grid.keeps);
  const moved = movedBuildings(draft, top);
  return {
    effort,
    grids: all.flat(),
    removed: goneGrids(draft).filter((id) => !kept.has(id)),
    today: figuresOf({
      ...shared,
      counts: old.map(({ id }) => (division.counts.get(id) ?? NOTHING)[measure]),
      compactness: old.map(({ id }) => compactnessOf(measureShape(scope.groundOf.get(id)!))),
      onLines: shareOnLines(bordersOf(division, scope, false), lines),
    }),
    proposed: figuresOf({
      ...shared,
      counts,
      compactness: top.map((grid) => grid.compactness),
      onLines: shareOnLines(draftedBorders(parts, gridOf), lines),
    }),
    moved,
    movedHouseholds: moved.reduce((sum, { households }) => sum + households, 0),
    retired: old.filter(({ id }) => !kept.has(id)).map(({ id, code, name }) => ({ id, code, name })),
    born: top.filter(({ keeps }) => keeps === null).length,
    shortfalls: placedShortfalls(draft),
  };
}

/** The grids of the scope and all tiling ones beneath them. */
function goneGrids({ division: { tree }, scope }: Draft): GridId[] {
  const all: GridId[] = [];
  const stack = scope.old.map(({ id }) => id).reverse();
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (tree.grids.get(at)!.shape) continue;
    all.push(at);
    stack.push(...childrenOf(tree, at).toReversed());
  }
  return all;
}

function movedBuildings(
  { scope, levels, partOfBuilding, division }: Draft,
  top: readonly ProposedGrid[],
): MovedBuilding[] {
  const moved: MovedBuilding[] = [];
  const keeper = new Map(top.map((grid) => [grid.keeps, grid]));
  scope.buildings.forEach(({ id, households, at }, b) => {
    const part = partOfBuilding[b]!;
    if (part < 0) return;
    const to = top[levels[0]!.gridOf[part]!]!;
    const today = scope.todayOf[b]!;
    const from = division.tree.grids.get(today)!.unassigned ? null : today;
    if (from !== null && to.keeps === from) return;
    // on the border of its grid it stays where it is
    const home = keeper.get(from);
    if (from !== null && home && locateInPolygon(at, home.rings) === 'border') return;
    moved.push({ building: id, households, from, to: to.id });
  });
  return moved;
}
