import type { Point } from '../geometry/point.ts';
import { polygonBox } from '../geometry/ring.ts';
import { ok, type Result, refuse } from '../result.ts';
import { HalfEdges } from './half-edges.ts';
import type { IdentifiedPolygon } from './identified-polygon.ts';
import { addOutline, type Outline, outlineOf } from './outline.ts';
import { strayNeighbours } from './stray-neighbours.ts';
import type { BorderRef, Coverage, GridId, LeafGrid } from './types.ts';
import { weaveBorders } from './weave-borders.ts';

export interface LeafChange {
  readonly remove: readonly GridId[];
  /** New leaves, and those of the coverage that get another polygon (named in `remove` or not). */
  readonly put: readonly IdentifiedPolygon[];
  /** `moves`: the ground may get another outer edge (a vertex put on the territory's edge, ground given or taken). */
  readonly outside?: 'fixed' | 'moves';
}

/**
 * The coverage with some leaves taken out and others put in their place: the only writer of a coverage. Costs what
 * it touches; all else is shared, and untouched neighbours keep their polygons. Derives the borders that
 * `buildCoverage` would derive. The new polygons are valid and oriented (`validatePolygon`). Refuses
 * `unknown-grid`, `duplicate-grid` and, with the place, `coverage-broken`: an edge of the new polygons or of what lay around the old
 * ones has no counterpart, or one too many. Where every directed edge has exactly one, the new leaves cover the very
 * ground of the old ones, once.
 */
export function replaceLeaves(coverage: Coverage, change: LeafChange): Result<Coverage> {
  const { put } = change;
  const touched = new Map<GridId, LeafGrid>();
  for (const id of change.remove) {
    const leaf = coverage.leaves.get(id);
    if (leaf === undefined) return refuse('unknown-grid', { grid: id });
    touched.set(id, leaf);
  }
  const newIds = new Set<GridId>();
  let corners = 0;
  for (const { id, polygon } of put) {
    if (newIds.has(id)) return refuse('duplicate-grid', { grid: id }, polygon[0]?.[0]);
    newIds.add(id);
    const leaf = coverage.leaves.get(id);
    if (leaf !== undefined) touched.set(id, leaf);
    for (const ring of polygon) corners += ring.length;
  }

  const outline = outlineOf(coverage, touched);
  const edges = new HalfEdges(corners + outline.corners);
  const borderAt = new Int32Array(corners + outline.corners).fill(-1);
  for (let i = 0; i < put.length; i++) for (const ring of put[i]!.polygon) edges.addRing(ring, i);
  addOutline(edges, outline, borderAt, put.length);
  const ids = put.map((leaf) => leaf.id);
  for (const leaf of outline.neighbours) ids.push(leaf.id);

  const broken = (slot: number): Result<never> => {
    const grid = ids[edges.owner[slot]!];
    const at: Point = [edges.x[slot]!, edges.y[slot]!];
    return refuse('coverage-broken', grid === undefined ? {} : { grid }, at);
  };
  const clash = edges.matchTwins();
  if (clash >= 0) return broken(clash);
  if (change.outside === 'moves') {
    const stray = strayNeighbours(coverage, touched, edges, ids, corners);
    if (!stray.ok) return stray;
    if (stray.value.length > 0) return replaceLeaves(coverage, { ...change, put: [...put, ...stray.value] });
  } else {
    for (let slot = 0; slot < edges.size; slot++) {
      if (edges.twin[slot]! < 0 && edges.next[slot]! >= 0) return broken(slot);
    }
  }

  const woven = weaveBorders({
    edges,
    leaves: put,
    ids,
    borderAt,
    old: (id) => outline.borders.get(id)?.border,
    nextBorder: coverage.nextBorder,
  });
  const leaves = put.map(
    ({ id, polygon }, i): LeafGrid => ({ id, polygon, box: polygonBox(polygon), rings: woven.rings[i]! }),
  );
  return ok({
    leaves: coverage.leaves.change((map) => {
      for (const id of touched.keys()) if (!newIds.has(id)) map.delete(id);
      for (const leaf of leaves) map.set(leaf.id, leaf);
      for (const owner of woven.moved) {
        const leaf = outline.neighbours[owner - put.length]!;
        map.set(leaf.id, { ...leaf, rings: leaf.rings.map((ring) => rewoven(ring, outline, borderAt)) });
      }
    }),
    borders: coverage.borders.change((map) => {
      for (const leaf of touched.values()) {
        for (const ring of leaf.rings)
          for (const { border } of ring) if (!woven.kept.has(border)) map.delete(border);
      }
      for (const border of woven.borders) map.set(border.id, border);
    }),
    index: coverage.index.changed([...touched.values()], leaves),
    nextBorder: woven.nextBorder,
  });
}

/** An untouched leaf's ring of borders, with those that are no longer the same put in place of the old. */
function rewoven(ring: readonly BorderRef[], outline: Outline, borderAt: Int32Array): readonly BorderRef[] {
  const refs: BorderRef[] = [];
  for (const ref of ring) {
    const old = outline.borders.get(ref.border);
    if (old === undefined) {
      refs.push(ref);
      continue;
    }
    for (let k = 0; k < old.border.points.length - 1; k++) {
      const id = borderAt[old.slot + k]!;
      if (refs.at(-1)?.border === id) continue;
      refs.push(id === ref.border ? ref : { border: id, reversed: true });
    }
  }
  if (refs.length > 1 && refs[0]!.border === refs.at(-1)!.border) refs.pop();
  return refs;
}
