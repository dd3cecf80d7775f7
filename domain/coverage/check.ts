import type { Box, Polygon } from '../geometry/point.ts';
import { faultIssue } from './faults/fault-issue.ts';
import { findFaults } from './faults/find-faults.ts';
import { invalidIssue } from './faults/invalid-issue.ts';
import { makeSoup, PIXELS_PER_UNIT } from './faults/soup.ts';
import { isSoundNear } from './is-sound-near.ts';
import type { Issue } from './issue.ts';
import type { Coverage, GridId, Territory } from './types.ts';

/**
 * Every fault of a stored coverage, on the lattice and exact: invalid leaves, gaps, overlaps, ground outside the
 * territory, T-junctions (against the territory's edge too: the plan's own copy of it has every corner). Nothing is too
 * narrow to be a gap or an overlap here. With `near` only what meets that box is told, and a sound neighbourhood costs
 * its own corners, whatever the size of the rest; a faulty one costs the whole check.
 */
export function checkCoverage(coverage: Coverage, territory: Territory, near?: Box): Issue[] {
  if (near && isSoundNear(coverage, territory, near)) return [];
  const ids: GridId[] = [];
  const polygons: Polygon[] = [];
  for (const leaf of coverage.leaves.values()) {
    ids.push(leaf.id);
    polygons.push(leaf.polygon);
  }
  const soup = makeSoup(polygons, territory.polygons, PIXELS_PER_UNIT);
  const issues: Issue[] = [];
  for (const [p, fault] of soup.invalid) {
    if (p < ids.length)
      issues.push(invalidIssue(fault, ids[p]!, [Math.round(fault.at[0]), Math.round(fault.at[1])]));
  }
  for (const fault of findFaults(soup))
    issues.push(
      faultIssue(
        fault,
        fault.members.map((p) => ids[p]!),
        0,
      ),
    );
  return near ? issues.filter((issue) => meets(issue, near)) : issues;
}

function meets({ at, geometry }: Issue, [minX, minY, maxX, maxY]: Box): boolean {
  if (!geometry) return at[0] >= minX && at[0] <= maxX && at[1] >= minY && at[1] <= maxY;
  return geometry.some(([shell]) => {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of shell!) {
      west = Math.min(west, x);
      south = Math.min(south, y);
      east = Math.max(east, x);
      north = Math.max(north, y);
    }
    return west <= maxX && east >= minX && south <= maxY && north >= minY;
  });
}
