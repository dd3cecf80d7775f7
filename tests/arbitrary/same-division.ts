import type { Coverage, LeafGrid } from '../../domain/coverage/types.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Polygon } from '../../domain/geometry/point.ts';
import type { PersistentMap } from '../../domain/persistent-map.ts';
import { gridText } from './plain-text.ts';

/**
 * Are two divisions equal (up to where their rings begin)? Says yes only when their texts are the same, and says so
 * without writing them: records that both share are the same objects.
 */
export function sameDivision(a: Division, b: Division): boolean {
  return (
    samePolygons(a.territory.polygons, b.territory.polygons) &&
    samePolygons(a.territory.original, b.territory.original) &&
    sameMap(a.tree.grids, b.tree.grids, (p, q) => p === q || gridText(p) === gridText(q)) &&
    sameMap(a.tree.children, b.tree.children, sameIds) &&
    sameMap(
      a.counts,
      b.counts,
      (p, q) =>
        p === q ||
        (p.households === q.households &&
          p.persons === q.persons &&
          p.buildings === q.buildings &&
          p.declared === q.declared &&
          p.estimated === q.estimated),
    ) &&
    sameMap(a.buildings.leafOf, b.buildings.leafOf, (p, q) => p === q) &&
    sameMap(a.buildings.byLeaf, b.buildings.byLeaf, sameIds) &&
    sameMap(a.buildings.outside, b.buildings.outside, (p, q) => p === q)
  );
}

/**
 * Are two coverages of the same polygons equal but for the numbers of their borders? Both must have rings that are
 * their borders end to end; then it is enough that these break at the same points, and that no border is left over.
 */
export function sameCoverage(a: Coverage, b: Coverage): boolean {
  return (
    a.borders.size === b.borders.size &&
    sameMap(
      a.leaves,
      b.leaves,
      (p, q) =>
        p.polygon === q.polygon &&
        p.box.every((v, i) => v === q.box[i]) &&
        p.rings.every((_, r) => sameIds(breaks(a, p, r), breaks(b, q, r))),
    )
  );
}

/** Where the borders of a ring begin; one that goes all the way around begins anywhere. */
function breaks({ borders }: Coverage, { rings }: LeafGrid, r: number): string[] {
  const refs = rings[r]!;
  if (refs.length === 1) return [];
  return refs.map(({ border, reversed }) => {
    const { points } = borders.get(border)!;
    return (reversed ? points.at(-1)! : points[0]!).join();
  });
}

function sameMap<V extends {}>(
  a: PersistentMap<string, V>,
  b: PersistentMap<string, V>,
  same: (p: V, q: V) => boolean,
): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [key, p] of a) {
    const q = b.get(key);
    if (q === undefined || (p !== q && !same(p, q))) return false;
  }
  return true;
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const sorted = b.toSorted();
  return a.toSorted().every((id, i) => id === sorted[i]);
}

function samePolygons(a: readonly Polygon[], b: readonly Polygon[]): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
