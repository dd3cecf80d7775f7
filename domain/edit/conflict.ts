import type { Point, Polygon } from '../geometry/point.ts';
import type { Grid } from '../plan/types.ts';
import { equalValues } from './equal-values.ts';
import { sameGround } from './same-ground.ts';
import type { Diff } from './types.ts';

/**
 * Where two diffs made on one state get in each other's way: a border segment that both took away or put in, an
 * attribute that both set, a leaf that both gave or took ground (a vertex on its border is none; a removed grid counts
 * with all that it had). Null: one can follow the other.
 */
export function conflictPlace(mine: Diff, theirs: Diff): { readonly at: Point | null } | null {
  const edges = changedEdges(theirs);
  for (const [key, at] of changedEdges(mine)) if (edges.has(key)) return { at };
  const fields = changedFields(theirs);
  for (const [id, set] of changedFields(mine)) {
    const other = fields.get(id);
    if (!other) continue;
    for (const field of set.names)
      if (other.names.has(field) || other.names.has('*') || (field === '*' && other.names.size > 0))
        return { at: set.at };
  }
  return null;
}

function changedFields(diff: Diff): Map<string, { names: Set<string>; at: Point | null }> {
  const changed = new Map<string, { names: Set<string>; at: Point | null }>();
  for (const grid of diff.removed)
    changed.set(grid.id, { names: new Set(['*']), at: grid.polygon?.[0]?.[0] ?? null });
  for (const [before, after] of diff.updated) {
    const names = new Set<string>();
    for (const field of Object.keys(after) as (keyof Grid)[])
      if (field !== 'polygon' && !equalValues(before[field], after[field])) names.add(field);
    if (before.polygon && after.polygon && !sameGround(before.polygon, after.polygon)) names.add('ground');
    if (names.size > 0) changed.set(before.id, { names, at: before.polygon?.[0]?.[0] ?? null });
  }
  return changed;
}

/** Undirected segments that the diff takes out of the coverage or puts into it. */
function changedEdges(diff: Diff): Map<string, Point> {
  const was = new Map<string, Point>();
  const is = new Map<string, Point>();
  for (const grid of diff.removed) addEdges(was, grid.polygon);
  for (const grid of diff.added) addEdges(is, grid.polygon);
  for (const [before, after] of diff.updated) {
    if (before.polygon === after.polygon) continue;
    addEdges(was, before.polygon);
    addEdges(is, after.polygon);
  }
  const changed = new Map<string, Point>();
  for (const [key, at] of was) if (!is.has(key)) changed.set(key, at);
  for (const [key, at] of is) if (!was.has(key)) changed.set(key, at);
  return changed;
}

function addEdges(edges: Map<string, Point>, polygon: Polygon | null): void {
  for (const ring of polygon ?? []) {
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length]!;
      const [p, q] = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]) ? [a, b] : [b, a];
      edges.set(`${p[0]},${p[1]} ${q[0]},${q[1]}`, a);
    });
  }
}
