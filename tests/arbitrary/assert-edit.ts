import { expect } from 'vitest';
import { isKnown, NOTHING } from '../../domain/balance/count.ts';
import type { Diff, Division, Edit } from '../../domain/edit/types.ts';
import type { Point, Polygon } from '../../domain/geometry/point.ts';
import type { Grid } from '../../domain/plan/types.ts';
import { expectOnlyAlong } from './assert-reshape.ts';
import { fromSmallest } from './from-smallest.ts';

/** What an edit of its kind must not do, over what holds for all. */
export function expectKept(before: Division, after: Division, edit: Edit, diff: Diff): void {
  expectLocksKept(before, after, edit, diff);
  if (edit.kind === 'reshape') expectOnlyAlong(before, after, edit.level, edit.line);
  if (edit.kind === 'split' || edit.kind === 'merge') expectHouseholdsKept(before, after, edit);
}

/**
 * What is locked, itself or by a grid above it, stays what it is: its record the same but for vertices put on its
 * border, nothing added beneath or taken away. It may come to another grid above it together with what surrounds it,
 * and an edit may unlock a grid and set more at once.
 */
function expectLocksKept(before: Division, after: Division, edit: Edit, diff: Diff): void {
  for (const grid of diff.removed)
    expect(lockOf(before, grid)?.name ?? null, `removed ${grid.name}`).toBeNull();
  for (const [was, is] of diff.updated) {
    const lock = lockOf(before, was);
    if (lock === null || after.tree.grids.get(lock.id)?.locked === false) continue;
    const carried = lock.id === was.id && edit.kind !== 'assign-parent' ? { parentId: is.parentId } : {};
    expect({ ...is, polygon: null }, `${was.name} was locked`).toEqual({ ...was, ...carried, polygon: null });
    if (was.polygon !== is.polygon) expectVerticesOnly(was.polygon!, is.polygon!, edit.kind === 'revert');
  }
  for (const grid of diff.added) {
    const lock = lockOf(after, grid);
    if (lock && lock.id !== grid.id) expect(before.tree.grids.get(lock.id)?.locked ?? false).toBe(false);
  }
}

/** The grid that locks this one: itself or the first above it; null when none does. */
function lockOf(division: Division, grid: Grid): Grid | null {
  for (let at: Grid | undefined = grid; at; at = division.tree.grids.get(at.parentId ?? ''))
    if (at.locked) return at;
  return null;
}

/** Every ring runs through the points it did, and some more; taking an edit back may take out what it put in. */
function expectVerticesOnly(was: Polygon, is: Polygon, fewer: boolean): void {
  expect(is.length).toBe(was.length);
  const key = (p: Point) => p.join();
  was.forEach((ring, r) => {
    const [had, has] = [new Set(ring.map(key)), new Set(is[r]!.map(key))];
    if (!fewer) expect(ring.every((p) => has.has(key(p)))).toBe(true);
    expect(fromSmallest(is[r]!.filter((p) => had.has(key(p))))).toEqual(
      fromSmallest(ring.filter((p) => has.has(key(p)))),
    );
  });
}

/**
 * Cutting and joining grids makes no household and loses none, whoever counted them: but where buildings come to stand
 * in a leaf, what was declared for it has no say any more. That is so when leaves are joined, and when a building on a
 * border goes next door (to the lowest id there).
 */
function expectHouseholdsKept(
  before: Division,
  after: Division,
  edit: Edit & { kind: 'split' | 'merge' },
): void {
  for (const [building, leaf] of after.buildings.leafOf) {
    const was = before.buildings.leafOf.get(building)!;
    if (was === leaf) continue;
    const isNew = edit.kind === 'merge' || !before.tree.grids.has(leaf);
    if (!isNew || !after.tree.grids.get(leaf)!.from.includes(was)) return;
  }
  let expected = before.counts.get(before.tree.root)!.households;
  if (edit.kind === 'merge') {
    const leaves = [...new Set(edit.gridIds)].filter((id) => before.tree.grids.get(id)!.leaf);
    const counts = leaves.map((id) => before.counts.get(id) ?? NOTHING);
    if (counts.some((count) => isKnown(count) && !count.declared))
      for (const count of counts) if (count.declared) expected -= count.households;
  }
  expect(after.counts.get(after.tree.root)!.households, 'households in all').toBe(expected);
}
