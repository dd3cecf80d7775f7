import { LeafIndex } from '../../coverage/leaf-index.ts';
import { extent, shares } from '../../edit/cut/shares.ts';
import { declaredStands } from '../../edit/declared-stands.ts';
import type { Division } from '../../edit/types.ts';
import { overlapArea } from '../../geometry/overlap-area.ts';
import { polygonBox } from '../../geometry/ring.ts';
import { ancestorAt, childrenOf, leavesUnder } from '../../plan/tree.ts';
import type { Grid } from '../../plan/types.ts';
import { polygonsOfGrids } from '../assemble/polygons-of-grids.ts';
import type { Parts } from '../types.ts';
import type { Scope } from './scope.ts';

/** Per part what was declared for grids on whose ground it lies. */
export interface DeclaredParts {
  readonly households: Float64Array;
  readonly persons: Float64Array;
}

/**
 * What offices declared for grids of a scope, or beneath them, where neither buildings nor grids beneath say more, dealt to the parts as
 * an edit would (product.md): by the footprints of its buildings in each, where there are none by the ground in common, in whole numbers
 * that add up. So they are estimates. Null where nothing was declared.
 */
export function declaredParts(
  division: Division,
  { old, buildings }: Scope,
  parts: Parts,
  partOfBuilding: Int32Array,
): DeclaredParts | null {
  const { tree } = division;
  const standing = old.flatMap(({ id }) => declaredUnder(division, id));
  if (standing.length === 0) return null;
  const polygons = polygonsOfGrids(
    parts,
    Int32Array.from({ length: parts.count }, (_, p) => p),
  );
  const index = LeafIndex.of(polygons.map((polygon, p) => ({ id: `${p}`, box: polygonBox(polygon) })));
  const footprints = new Map<string, Map<number, number>>();
  const levels = new Set(standing.map(({ level }) => level));
  buildings.forEach(({ id, footprint }, b) => {
    if (!footprint || partOfBuilding[b]! < 0) return;
    for (const level of levels) {
      const grid = ancestorAt(tree, division.buildings.leafOf.get(id)!, level);
      if (grid === null) continue;
      const of = footprints.get(grid) ?? new Map<number, number>();
      of.set(partOfBuilding[b]!, (of.get(partOfBuilding[b]!) ?? 0) + extent(footprint));
      footprints.set(grid, of);
    }
  });
  const dealt = { households: new Float64Array(parts.count), persons: new Float64Array(parts.count) };
  for (const { id, declared } of standing) {
    const heirs = footprints.get(id) ?? groundOf(id);
    const [places, weights] = [[...heirs.keys()], [...heirs.values()]];
    for (const [i, n] of shares(declared!.households, weights).entries()) dealt.households[places[i]!]! += n;
    for (const [i, n] of shares(declared!.persons ?? 0, weights).entries()) dealt.persons[places[i]!]! += n;
  }
  return dealt;

  /** Parts with ground of a grid, and how much. */
  function groundOf(id: string): Map<number, number> {
    const heirs = new Map<number, number>();
    for (const leaf of leavesUnder(tree, id)) {
      const ground = tree.grids.get(leaf)!.polygon!;
      const found = index.search(polygonBox(ground)).sort();
      for (const p of found.map(Number)) {
        // where there is but one, both may have very many edges
        const common = found.length === 1 ? extent([ground]) / 2 : overlapArea(polygons[p]!, ground);
        if (common > 0) heirs.set(p, (heirs.get(p) ?? 0) + common);
      }
    }
    return heirs;
  }
}

/** That grid, or those beneath it, whose declared count is what is known of them. */
function declaredUnder(division: Division, id: string): Grid[] {
  const grid = division.tree.grids.get(id)!;
  if (grid.shape) return [];
  if (declaredStands(division, grid)) return [grid];
  return childrenOf(division.tree, id).flatMap((child) => declaredUnder(division, child));
}

/** The parts with what was declared beside what their buildings hold. */
export function withDeclared(parts: Parts, declared: DeclaredParts | null): Parts {
  if (!declared) return parts;
  return {
    ...parts,
    households: parts.households.map((n, p) => n + declared.households[p]!),
    persons: parts.persons.map((n, p) => n + declared.persons[p]!),
  };
}
