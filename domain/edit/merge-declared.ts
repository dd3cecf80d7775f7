import { isKnown, NOTHING } from '../balance/count.ts';
import type { GridId } from '../coverage/types.ts';
import { childrenOf, leavesUnder } from '../plan/tree.ts';
import type { Declared, Grid } from '../plan/types.ts';
import { ok, type Result, refuse } from '../result.ts';
import { extent, shares } from './cut/shares.ts';
import { declaredStands } from './declared-stands.ts';
import { placeOf } from './guard.ts';
import type { Division } from './types.ts';

/**
 * Those of grids to be merged whose declared count stands now, but would not beside what is known beneath the others.
 * Leaves have nobody to hand it down to: there what buildings say stands alone.
 */
export function overruledOnes(division: Division, grids: readonly Grid[]): Grid[] {
  if (grids[0]!.leaf) return [];
  const stand = grids.filter((grid) => declaredStands(division, grid));
  const known = grids.some(
    (grid) => !stand.includes(grid) && isKnown(division.counts.get(grid.id) ?? NOTHING),
  );
  return known ? stand : [];
}

/** What was declared for those grids as their children's, in proportion to area. Refuses `locked` where all children are. */
export function handDown(division: Division, grids: readonly Grid[]): Result<Map<GridId, Declared>> {
  const handed = new Map<GridId, Declared>();
  for (const { id, declared } of grids) {
    if (!declared) continue;
    const children = childrenOf(division.tree, id).map((child) => division.tree.grids.get(child)!);
    const heirs = children.filter(({ locked }) => !locked);
    const [locked] = children;
    if (heirs.length === 0)
      return refuse('locked', { id: locked!.id, name: locked!.name }, placeOf(division, locked!.id));
    const weights = heirs.map((heir) =>
      extent(leavesUnder(division.tree, heir.id).map((at) => division.coverage.leaves.get(at)!.polygon)),
    );
    const households = shares(declared.households, weights);
    const persons = declared.persons === null ? null : shares(declared.persons, weights);
    const estimated = declared.estimated || children.length > 1;
    heirs.forEach((heir, i) => {
      handed.set(heir.id, { households: households[i]!, persons: persons?.[i] ?? null, estimated });
    });
  }
  return ok(handed);
}

/** What was declared for several grids as that of the one that they become. */
export function addDeclared(grids: readonly Grid[]): Declared | null {
  const declared = grids.flatMap((grid) => (grid.declared ? [grid.declared] : []));
  if (declared.length === 0) return null;
  return {
    households: declared.reduce((sum, d) => sum + d.households, 0),
    persons: declared.some((d) => d.persons !== null)
      ? declared.reduce((sum, d) => sum + (d.persons ?? 0), 0)
      : null,
    estimated: declared.some((d) => d.estimated) || declared.length < grids.length,
  };
}
