import { LATTICE, type Point } from '../geometry/point.ts';
import type { RawPolygon } from '../geometry/read-raw-polygons.ts';
import { faultIssue } from './faults/fault-issue.ts';
import { findFaults } from './faults/find-faults.ts';
import { invalidIssue } from './faults/invalid-issue.ts';
import { makeSoup, PIXELS_PER_UNIT } from './faults/soup.ts';
import type { Issue } from './issue.ts';
import type { GridId } from './types.ts';

/**
 * Narrower than this (metres, mean) what lies between two borders of a file is a sliver: below one lattice unit, which
 * is what putting the file on the lattice moves a corner by.
 */
export const SLIVER_WIDTH_M = 0.01;

/** A grid as a file has it: open rings in degrees, as `readRawPolygons` gives them; several for a grid with exclaves. */
export interface RawGrid {
  readonly id: GridId;
  readonly polygons: readonly RawPolygon[];
}

/**
 * Every fault of a file's grids, on its own numbers and before any rounding: invalid polygons, gaps (a missing grid is
 * one), overlaps (a duplicate, an island within another), ground outside the territory, slivers, T-junctions. Without
 * a territory the outer outline is taken, and an enclosed void is a gap. Each issue has a place, the grids that it
 * concerns and, where there is ground, its area, mean width and outline. Borders match when their doubles are equal;
 * a grid's corner on the territory's edge needs no partner there. Empty exactly when the file is sound.
 */
export function checkPolygons(grids: readonly RawGrid[], territory?: readonly RawPolygon[]): Issue[] {
  const idOf: GridId[] = [];
  const polygons: RawPolygon[] = [];
  for (const grid of grids) {
    for (const polygon of grid.polygons) {
      idOf.push(grid.id);
      polygons.push(polygon);
    }
  }
  const soup = makeSoup(polygons, territory, LATTICE * PIXELS_PER_UNIT);
  const issues: Issue[] = [];
  for (const [p, fault] of soup.invalid) {
    if (p < polygons.length) issues.push(invalidIssue(fault, idOf[p]!, toUnits(fault.at)));
  }
  for (const fault of findFaults(soup)) {
    const ids = fault.members.map((p) => idOf[p]!);
    // a corner on the territory's edge alone is no disagreement between grids
    if (fault.edgeLacks || (fault.areaM2 === 0 && fault.members.length < 2)) continue;
    issues.push(faultIssue(fault, ids, SLIVER_WIDTH_M));
  }
  return issues;
}

function toUnits([x, y]: readonly [number, number]): Point {
  return [Math.round(x * LATTICE), Math.round(y * LATTICE)];
}
