import type { Coverage, GridId } from '../../coverage/types.ts';
import { ancestorAt, leavesUnder } from '../tree.ts';
import type { Grid, GridTree } from '../types.ts';
import type { Across, Neighbour } from './types.ts';

/** Who lies across each stretch of a grid's outline: the grid of the same level there. Nothing for a grid of a level that does not tile. */
export function acrossOf(coverage: Coverage, tree: GridTree, id: GridId): Across[] {
  const { level } = tree.grids.get(id)!;
  const own = new Set(leavesUnder(tree, id));
  const found: Across[] = [];
  for (const leaf of own) {
    for (const ring of coverage.leaves.get(leaf)?.rings ?? []) {
      for (const { border: at, reversed } of ring) {
        const border = coverage.borders.get(at)!;
        const other = reversed ? border.left : border.right;
        if (other !== null && own.has(other)) continue;
        const grid = other === null ? undefined : tree.grids.get(ancestorAt(tree, other, level) ?? other);
        found.push({
          points: reversed ? border.points.toReversed() : border.points,
          neighbour: grid ? asNeighbour(grid) : null,
        });
      }
    }
  }
  return found;
}

/** A grid as words name it. */
export function asNeighbour({ id, name, code, unassigned }: Grid): Neighbour {
  return { id, name: name.trim() || (code ?? ''), unassigned };
}
