import type { Point, Ring } from '../geometry/point.ts';
import { type HalfEdges, OUTSIDE } from './half-edges.ts';
import type { IdentifiedPolygon } from './identified-polygon.ts';
import type { Border, BorderId, BorderRef, GridId } from './types.ts';

/** What the new leaves' borders are made from. The new leaves' rings fill the first slots, in their order. */
export interface Loom {
  /** Matched; `borderAt` names the old borders on their slots, and is filled in as borders are made. */
  readonly edges: HalfEdges;
  readonly leaves: readonly IdentifiedPolygon[];
  /** Grid of every owner: the new leaves first, then the untouched neighbours whose edges lie behind theirs. */
  readonly ids: readonly GridId[];
  /** Borders between changed and unchanged ground, as they were. */
  readonly old: (id: BorderId) => Border | undefined;
  readonly nextBorder: BorderId;
}

export interface Woven {
  /** Leaf by leaf, ring by ring. */
  readonly rings: readonly (readonly (readonly BorderRef[])[])[];
  /** Borders that are new, or that have another grid on one side. */
  readonly borders: readonly Border[];
  /** Old borders that stay (some with another grid on one side). */
  readonly kept: ReadonlySet<BorderId>;
  /** Owners of untouched leaves along which a border is no longer the same. */
  readonly moved: ReadonlySet<number>;
  readonly nextBorder: BorderId;
}

/**
 * Derives the borders of new leaves from matched edges. A border ends where along a ring the grid across changes,
 * or where the grid across does not walk the same two edges one after the other (it touches itself there). Both
 * are seen alike from either side and from these two rings alone, so borders derived around an edit are those
 * that would be derived from scratch. An old border whose edges are still one border keeps its id and its points.
 */
export function weaveBorders(loom: Loom): Woven {
  const { edges, leaves, ids } = loom;
  const { next, owner, twin, borderAt } = edges;
  const borders: Border[] = [];
  const kept = new Set<BorderId>();
  const moved = new Set<number>();
  let nextBorder = loom.nextBorder;

  const across = (slot: number): number => {
    const t = twin[slot]!;
    return t < 0 ? OUTSIDE : owner[t]!;
  };
  const endsBetween = (before: number, after: number): boolean => {
    const beyond = across(after);
    if (beyond !== across(before)) return true;
    return beyond !== OUTSIDE && next[twin[after]!] !== twin[before];
  };

  /** The border of the `count` edges of a ring from vertex `from` on. */
  const weave = (leaf: GridId, ring: Ring, start: number, from: number, count: number): BorderRef => {
    const n = ring.length;
    const slot = (i: number): number => start + ((from + i) % n);
    const first = slot(0);
    if (borderAt[first]! >= 0) return { border: borderAt[first]!, reversed: true };
    const beyond = across(first);
    const other = beyond === OUTSIDE ? null : ids[beyond]!;

    const oldId = twin[first]! < 0 ? -1 : borderAt[twin[first]!]!;
    const old = oldId < 0 ? undefined : loom.old(oldId);
    if (old !== undefined && old.points.length === count + 1) {
      let same = true;
      for (let i = 1; i < count && same; i++) same = borderAt[twin[slot(i)]!] === oldId;
      if (same) {
        const onLeft = old.right === other;
        kept.add(oldId);
        if (onLeft ? old.left !== leaf : old.right !== leaf) {
          borders.push(onLeft ? { ...old, left: leaf } : { ...old, right: leaf });
        }
        return { border: oldId, reversed: !onLeft };
      }
    }

    const id = nextBorder++;
    const points: Point[] = [];
    for (let i = 0; i < count; i++) {
      const s = slot(i);
      points.push(ring[s - start]!);
      borderAt[s] = id;
      if (twin[s]! >= 0) borderAt[twin[s]!] = id;
    }
    points.push(ring[(from + count) % n]!);
    borders.push({ id, points, left: leaf, right: other });
    if (beyond >= leaves.length) moved.add(beyond);
    return { border: id, reversed: false };
  };

  let start = 0;
  const rings = leaves.map(({ id, polygon }) =>
    polygon.map((ring) => {
      const n = ring.length;
      const s = start;
      start += n;
      let first = 0;
      while (first < n && !endsBetween(s + ((first + n - 1) % n), s + first)) first++;
      if (first === n) return [weave(id, ring, s, 0, n)];
      const refs: BorderRef[] = [];
      for (let from = first, count = 1; from < first + n; from += count, count = 1) {
        while (
          from + count < first + n &&
          !endsBetween(s + ((from + count - 1) % n), s + ((from + count) % n))
        )
          count++;
        refs.push(weave(id, ring, s, from, count));
      }
      return refs;
    }),
  );
  return { rings, borders, kept, moved, nextBorder };
}
