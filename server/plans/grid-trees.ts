import type { GridId } from '../../domain/coverage/types.ts';
import type { Db } from '../db/transaction.ts';
import { type GridRow, gridExists, gridRows, stampedPlans } from './grid-tree.queries.ts';

/** What lies beneath what in a plan, with the households of each grid: a division's tree without its ground. */
export interface LightTree {
  readonly plan: string;
  readonly inForce: boolean;
  readonly grids: ReadonlyMap<GridId, GridRow>;
}

/** Trees in memory: plans are retired every year or so, and cases keep the plan of their report for ever. */
const MOST_TREES = 32;

const kept = new WeakMap<Db, Map<string, { readonly stamp: string; readonly grids: LightTree['grids'] }>>();

/**
 * The trees of the plans in force and of `plans`, those in force last. From memory as long as the database gives the plan the same
 * stamp; which is there in one small query.
 */
export async function readGridTrees(db: Db, plans: readonly string[]): Promise<LightTree[]> {
  const known = kept.get(db) ?? new Map<string, { stamp: string; grids: LightTree['grids'] }>();
  kept.set(db, known);
  const trees: LightTree[] = [];
  for (const { id, stamp, status } of await stampedPlans(db, plans)) {
    let tree = known.get(id);
    if (tree?.stamp !== stamp) {
      tree = { stamp, grids: new Map((await gridRows(db, id)).map((row) => [row.id, row])) };
    }
    known.delete(id);
    known.set(id, tree);
    trees.push({ plan: id, inForce: status === 'in-force', grids: tree.grids });
  }
  for (const id of known.keys()) if (known.size > MOST_TREES) known.delete(id);
  return trees.sort((a, b) => Number(a.inForce) - Number(b.inForce));
}

/** The grid of a level that a grid is or lies in; null when that level is not above it. */
export function gridAt({ grids }: LightTree, id: GridId, level: string): GridId | null {
  for (let at = grids.get(id); at; at = at.parentId === null ? undefined : grids.get(at.parentId))
    if (at.level === level) return at.id;
  return null;
}

/** Is a grid another one or does it lie in it? */
export function liesIn({ grids }: LightTree, id: GridId, other: GridId): boolean {
  for (let at = grids.get(id); at; at = at.parentId === null ? undefined : grids.get(at.parentId))
    if (at.id === other) return true;
  return false;
}

/** Is there a grid of this id in any plan? */
export function isGrid(db: Db, id: GridId): Promise<boolean> {
  return gridExists(db, id);
}
