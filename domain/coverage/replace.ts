import { sameBox } from '../geometry/box.ts';
import { polygonBox } from '../geometry/ring.ts';
import { ok, type Result, refuse } from '../result.ts';
import { HalfEdges } from './half-edges.ts';
import type { IdentifiedPolygon } from './identified-polygon.ts';
import { addOutline, type Outline, outlineOf } from './outline.ts';
import { strayNeighbours } from './stray-neighbours.ts';
import type { BorderRef, Coverage, GridId, LeafGrid } from './types.ts';
import { type Woven, weaveBorders } from './weave-borders.ts';

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
  const come = new Set<GridId>();
  let corners = 0;
  for (const { id, polygon } of put) {
    if (come.has(id)) return refuse('duplicate-grid', { grid: id }, polygon[0]?.[0]);
    come.add(id);
    const leaf = touched.has(id) ? undefined : coverage.leaves.get(id);
    if (leaf !== undefined) touched.set(id, leaf);
    for (const ring of polygon) corners += ring.length;
  }

  const outline = outlineOf(coverage, touched);
  return HalfEdges.use(corners + outline.corners, (edges) => {
    for (let i = 0; i < put.length; i++) for (const ring of put[i]!.polygon) edges.addRing(ring, i);
    addOutline(edges, outline, coverage, put.length);
    const ids = put.map((leaf) => leaf.id).concat(outline.neighbours);

    const broken = brokenAt(edges, change.outside ?? 'fixed');
    if (broken >= 0) {
      const grid = ids[edges.owner[broken]!];
      return refuse('coverage-broken', grid === undefined ? {} : { grid }, [
        edges.x[broken]!,
        edges.y[broken]!,
      ]);
    }
    if (change.outside === 'moves') {
      const stray = strayNeighbours(coverage, touched, edges, ids, corners);
      if (!stray.ok) return stray;
      if (stray.value.length > 0)
        return replaceLeaves(coverage, { ...change, put: [...put, ...stray.value] });
    }

    const woven = weaveBorders({
      edges,
      leaves: put,
      ids,
      old: (id) => outline.borders.get(id)?.border,
      nextBorder: coverage.nextBorder,
    });
    return ok(written(coverage, { touched, come, put, outline, woven, borderAt: edges.borderAt }));
  });
}

/** The first slot that refuses the change, −1 when the edges add up. */
function brokenAt(edges: HalfEdges, outside: 'fixed' | 'moves'): number {
  const clash = edges.matchTwins();
  if (clash >= 0 || outside === 'moves') return clash;
  for (let slot = 0; slot < edges.size; slot++) {
    if (edges.twin[slot]! < 0 && edges.next[slot]! >= 0) return slot;
  }
  return -1;
}

interface Replacement {
  readonly touched: ReadonlyMap<GridId, LeafGrid>;
  readonly come: ReadonlySet<GridId>;
  readonly put: readonly IdentifiedPolygon[];
  readonly outline: Outline;
  readonly woven: Woven;
  readonly borderAt: Int32Array;
}

function written(
  coverage: Coverage,
  { touched, come, put, outline, woven, borderAt }: Replacement,
): Coverage {
  const leaves = put.map(
    ({ id, polygon }, i): LeafGrid => ({ id, polygon, box: polygonBox(polygon), rings: woven.rings[i]! }),
  );
  const moves: { was?: LeafGrid | undefined; is?: LeafGrid }[] = [];
  for (const was of touched.values()) if (!come.has(was.id)) moves.push({ was });
  for (const is of leaves) {
    const was = touched.get(is.id);
    if (was === undefined || !sameBox(was.box, is.box)) moves.push({ was, is });
  }
  return {
    leaves: coverage.leaves.change((map) => {
      for (const id of touched.keys()) if (!come.has(id)) map.delete(id);
      for (const leaf of leaves) map.set(leaf.id, leaf);
      for (const owner of woven.moved) {
        const leaf = map.get(outline.neighbours[owner - put.length]!)!;
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
    index: coverage.index.changed(moves),
    nextBorder: woven.nextBorder,
  };
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
