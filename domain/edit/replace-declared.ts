import { LeafIndex } from '../coverage/leaf-index.ts';
import type { GridId } from '../coverage/types.ts';
import { joinBoxes } from '../geometry/box.ts';
import { overlapArea } from '../geometry/overlap-area.ts';
import type { Polygon } from '../geometry/point.ts';
import { locateInPolygon, polygonBox } from '../geometry/ring.ts';
import { leavesUnder } from '../plan/tree.ts';
import type { Declared, LevelId } from '../plan/types.ts';
import type { GridChanges } from './cut/grid-changes.ts';
import { extent, shares } from './cut/shares.ts';
import { declaredStands } from './declared-stands.ts';
import type { Division } from './types.ts';

/** A grid that a replacement made, or kept, of whatever level. */
export interface PlacedGrid {
  readonly id: GridId;
  readonly level: LevelId;
  readonly polygon: Polygon;
}

/** Of what two grids have in common no more than this share is rounding of their border. */
const ROUNDING = 1e-6;

/**
 * What offices declared for grids that are gone or were changed, dealt to the new ones of their level as on a split (product.md): by the
 * footprint of their buildings, where there are none by the ground in common, in whole numbers that add up. A figure that
 * buildings or grids beneath overrule is dropped: it must not come to life again on ground of which they say nothing. A grid that is kept as it is keeps its own.
 */
export function dealDeclared(
  division: Division,
  changes: GridChanges,
  gone: ReadonlySet<GridId>,
  placed: readonly PlacedGrid[],
): void {
  const { tree } = division;
  const olds = [...gone].map((id) => tree.grids.get(id)!).filter(({ declared }) => declared !== null);
  if (olds.length === 0) return;
  const byId = new Map(placed.map((grid) => [grid.id, grid]));
  const index = LeafIndex.of(placed.map(({ id, polygon }) => ({ id, box: polygonBox(polygon) })));
  const got = new Map<GridId, Declared>();
  for (const old of olds) {
    const ground = leavesUnder(tree, old.id).map((id) => tree.grids.get(id)!.polygon!);
    const total = extent(ground) / 2;
    if (!declaredStands(division, old)) {
      const kept = byId.get(old.id);
      const isSame = (area: number) => Math.abs(area - total) <= ROUNDING * total;
      if (kept && isSame(extent([kept.polygon]) / 2) && isSame(common(kept.polygon, ground)))
        got.set(old.id, old.declared!);
      continue;
    }
    const heirs = index
      .search(ground.map(polygonBox).reduce(joinBoxes))
      .sort()
      .map((id) => byId.get(id)!)
      .filter(({ level }) => level === old.level)
      .map((heir) => ({ ...heir, common: common(heir.polygon, ground) }))
      .filter(({ common }) => common > ROUNDING * total);
    const footprints = heirs.map(({ polygon }) => footprintsIn(division, old.id, polygon));
    const weights = footprints.some((weight) => weight > 0) ? footprints : heirs.map(({ common }) => common);
    const households = shares(old.declared!.households, weights);
    const persons = old.declared!.persons === null ? null : shares(old.declared!.persons, weights);
    heirs.forEach((heir, i) => {
      const whole = extent([heir.polygon]) / 2;
      // ground besides, of which nothing was declared or which another figure tells of: then it is no office's figure any more
      const estimated = old.declared!.estimated || heirs.length > 1 || whole - heir.common > ROUNDING * whole;
      got.set(
        heir.id,
        plus(got.get(heir.id), { households: households[i]!, persons: persons?.[i] ?? null, estimated }),
      );
    });
  }
  for (const { id } of placed) {
    const declared = got.get(id) ?? null;
    const had = changes.get(id).declared;
    if (declared && had && same(declared, had)) continue;
    changes.set(id, { declared });
  }
}

function common(polygon: Polygon, ground: readonly Polygon[]): number {
  return ground.reduce((sum, other) => sum + overlapArea(polygon, other), 0);
}

/** What the buildings of a grid cover that stand in a polygon. */
function footprintsIn({ buildings, tree }: Division, id: GridId, polygon: Polygon): number {
  let sum = 0;
  for (const leaf of leavesUnder(tree, id))
    for (const building of buildings.byLeaf.get(leaf) ?? []) {
      const { at, footprint } = buildings.all.get(building)!;
      if (footprint && locateInPolygon(at, polygon) !== 'outside') sum += extent(footprint);
    }
  return sum;
}

function plus(a: Declared | undefined, b: Declared): Declared {
  if (!a) return b;
  return {
    households: a.households + b.households,
    persons: a.persons === null && b.persons === null ? null : (a.persons ?? 0) + (b.persons ?? 0),
    estimated: a.estimated || b.estimated,
  };
}

function same(a: Declared, b: Declared): boolean {
  return a.households === b.households && a.persons === b.persons && a.estimated === b.estimated;
}
