import type { GridId } from '../../../domain/coverage/types.ts';
import type { Diff, Division } from '../../../domain/edit/types.ts';

/** What the map has to draw again to get from one division to another: grids at every level. */
export interface Changed {
  readonly changed: readonly GridId[];
  readonly removed: readonly GridId[];
}

interface Step {
  readonly from: number | null;
  readonly touched: readonly GridId[];
}

/** Divisions are remembered by number only, so that nothing here keeps an old one alive. */
const NUMBERS = new WeakMap<Division, number>();
const STEPS = new Map<number, Step>();
const STEPS_KEPT = 4096;
let next = 0;

function numberOf(division: Division): number {
  let n = NUMBERS.get(division);
  if (n === undefined) {
    n = next++;
    NUMBERS.set(division, n);
  }
  return n;
}

/** Notes that `to` came from `from` by changing these grids' records or counts. */
export function noteStep(from: Division, to: Division, touched: readonly GridId[]): void {
  if (from === to) return;
  const source = numberOf(from);
  const n = numberOf(to);
  STEPS.set(n, { from: source, touched });
  STEPS.delete(n - STEPS_KEPT);
}

/**
 * The grids whose records a diff holds, and the leaves beside them that lost or got a building: one that stands on a
 * border goes to the leaf with the lowest id, so a new neighbour can take it without a change of ground.
 */
export function touchedBy(diff: Diff, before: Division, after: Division): GridId[] {
  const touched = new Set<GridId>();
  for (const { id } of diff.removed) touched.add(id);
  for (const [, { id }] of diff.updated) touched.add(id);
  for (const { id } of diff.added) touched.add(id);
  for (const id of [...touched]) {
    for (const division of [before, after]) {
      const leaf = division.coverage.leaves.get(id);
      if (!leaf) continue;
      for (const near of after.coverage.index.search(leaf.box))
        if (before.counts.get(near) !== after.counts.get(near)) touched.add(near);
    }
  }
  return [...touched];
}

/**
 * The grids that differ between two divisions that have a common past here: touched records and all that lie
 * above them, since a parent's shape and count follow from its children. Costs what was touched; only where the
 * common past is forgotten (another plan, a whole reload) are all records compared.
 */
export function changedSince(prev: Division, next: Division): Changed {
  if (prev === next) return { changed: [], removed: [] };
  const touched = touchedBetween(prev, next) ?? compareAll(prev, next);
  const changed = new Set<GridId>();
  const removed = new Set<GridId>();
  for (const id of touched) {
    for (const division of [prev, next]) {
      for (let at: GridId | null = id; at !== null; at = division.tree.grids.get(at)?.parentId ?? null) {
        if (next.tree.grids.has(at)) {
          if (changed.has(at) && at !== id) break;
          changed.add(at);
        } else if (prev.tree.grids.has(at)) removed.add(at);
      }
    }
  }
  return { changed: [...changed], removed: [...removed] };
}

function touchedBetween(prev: Division, next: Division): Set<GridId> | null {
  const touched = new Set<GridId>();
  let a: number | null = NUMBERS.get(prev) ?? null;
  let b: number | null = NUMBERS.get(next) ?? null;
  // A step always leads to a lower number, so walking the higher one down meets at the common past.
  while (a !== b) {
    if (a === null || b === null) return null;
    const step = STEPS.get(Math.max(a, b));
    if (!step) return null;
    for (const id of step.touched) touched.add(id);
    if (a > b) a = step.from;
    else b = step.from;
  }
  return a === null ? null : touched;
}

function compareAll(prev: Division, next: Division): Set<GridId> {
  const touched = new Set<GridId>();
  for (const [id, grid] of next.tree.grids) {
    if (prev.tree.grids.get(id) !== grid || prev.counts.get(id) !== next.counts.get(id)) touched.add(id);
  }
  for (const [id] of prev.tree.grids) if (!next.tree.grids.has(id)) touched.add(id);
  return touched;
}
