import type { ComparedGrid, Comparison, MovedHouseholds } from '../../domain/contract/compare.ts';
import type { GridId } from '../../domain/coverage/types.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Point, Polygon } from '../../domain/geometry/point.ts';
import type { Grid } from '../../domain/plan/types.ts';
import { ancestorsOfLeaves } from './ancestors.ts';
import { compareBorders } from './compare-borders.ts';

export interface Side {
  readonly plan: string;
  readonly division: Division;
  /** The code that each grid has, or would be given if the plan went in force now. */
  readonly codes: ReadonlyMap<GridId, string | null>;
}

const FIELDS = ['parentId', 'name', 'type', 'risk', 'target', 'note', 'tags', 'team', 'declared'] as const;

/** Two plans over the same ground: `mine` (usually a draft) beside `other` (usually the one in force). */
export function comparePlans(mine: Side, other: Side): Comparison {
  const grids = compareGrids(mine, other);
  const households = compareHouseholds(mine, other);
  return {
    plan: mine.plan,
    with: other.plan,
    borders: { type: 'FeatureCollection', features: compareBorders(mine.division, other.division) },
    grids,
    households,
    codes: { born: codesOnlyIn(mine, other), retired: codesOnlyIn(other, mine) },
  };
}

function compareGrids(mine: Side, other: Side): Comparison['grids'] {
  const added: ComparedGrid[] = [];
  const changed: Comparison['grids']['changed'] = [];
  const moved = movedLeaves(mine.division, other.division);
  for (const grid of mine.division.tree.grids.values()) {
    const was = other.division.tree.grids.get(grid.id);
    if (!was || (was.unassigned && !grid.unassigned)) {
      if (!grid.unassigned) added.push(named(grid, mine));
      continue;
    }
    const fields: string[] = FIELDS.filter(
      (field) => JSON.stringify(was[field]) !== JSON.stringify(grid[field]),
    );
    const geometry = moved.has(grid.id) || !sameShape(was.shape, grid.shape);
    if (fields.length > 0 || geometry) changed.push({ grid: named(grid, mine), fields, geometry });
  }
  const removed: ComparedGrid[] = [];
  for (const grid of other.division.tree.grids.values()) {
    const is = mine.division.tree.grids.get(grid.id);
    if (!grid.unassigned && (!is || is.unassigned)) removed.push(named(grid, other));
  }
  return { added, removed, changed };
}

function named(grid: Grid, side: Side): ComparedGrid {
  return { id: grid.id, level: grid.level, code: side.codes.get(grid.id) ?? grid.code, name: grid.name };
}

/** Grids of tiling levels whose ground is not the same in both: those whose leaves hold other edges, or other leaves. */
function movedLeaves(mine: Division, other: Division): Set<GridId> {
  const is = outlines(mine);
  const was = outlines(other);
  const moved = new Set<GridId>();
  for (const [id, edges] of is) {
    const before = was.get(id);
    if (before && (before.size !== edges.size || [...edges].some((edge) => !before.has(edge)))) moved.add(id);
  }
  return moved;
}

function outlines(division: Division): Map<GridId, Set<string>> {
  const ancestors = ancestorsOfLeaves(division);
  const outline = new Map<GridId, Set<string>>();
  for (const border of division.coverage.borders.values()) {
    const left = ancestors.get(border.left) ?? [];
    const right = border.right === null ? [] : (ancestors.get(border.right) ?? []);
    for (let level = 0; level < left.length; level++) {
      if (left[level] === right[level]) continue;
      for (const id of [left[level], right[level]]) {
        if (id === undefined) continue;
        let edges = outline.get(id);
        if (!edges) {
          edges = new Set();
          outline.set(id, edges);
        }
        for (let i = 1; i < border.points.length; i++)
          edges.add(edgeKey(border.points[i - 1] as Point, border.points[i] as Point));
      }
    }
  }
  return outline;
}

function edgeKey(a: Point, b: Point): string {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])
    ? `${a[0]},${a[1]} ${b[0]},${b[1]}`
    : `${b[0]},${b[1]} ${a[0]},${a[1]}`;
}

function sameShape(a: readonly Polygon[] | null, b: readonly Polygon[] | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function compareHouseholds(mine: Side, other: Side): Comparison['households'] {
  const is = ancestorsOfLeaves(mine.division);
  const was = ancestorsOfLeaves(other.division);
  const levels = mine.division.levels.filter((level) => level.tiles);
  const pairs = new Map<string, MovedHouseholds>();
  const total = { buildings: 0, households: 0 };
  for (const building of mine.division.buildings.all.values()) {
    // The other may be of another day: what was built or taken down since has not changed grid.
    if (!other.division.buildings.all.has(building.id)) continue;
    const to = is.get(mine.division.buildings.leafOf.get(building.id) ?? '') ?? [];
    const from = was.get(other.division.buildings.leafOf.get(building.id) ?? '') ?? [];
    for (const [i, level] of levels.entries()) {
      if (to[i] === from[i]) continue;
      if (i === levels.length - 1) {
        total.buildings += 1;
        total.households += building.households;
      }
      const key = `${level.id} ${from[i]} ${to[i]}`;
      let pair = pairs.get(key);
      if (!pair) {
        pair = {
          level: level.id,
          from: gridOrNull(from[i], other),
          to: gridOrNull(to[i], mine),
          buildings: 0,
          households: 0,
          persons: 0,
        };
        pairs.set(key, pair);
      }
      pair.buildings += 1;
      pair.households += building.households;
      pair.persons += building.persons ?? 0;
    }
  }
  return { moved: [...pairs.values()].sort((a, b) => b.households - a.households), ...total };
}

function gridOrNull(id: GridId | undefined, side: Side): ComparedGrid | null {
  const grid = id === undefined ? undefined : side.division.tree.grids.get(id);
  return grid ? named(grid, side) : null;
}

function codesOnlyIn(these: Side, those: Side): ComparedGrid[] {
  const known = new Set([...those.codes.values()].filter((code) => code !== null));
  const only: ComparedGrid[] = [];
  for (const grid of these.division.tree.grids.values()) {
    const code = these.codes.get(grid.id) ?? null;
    if (code !== null && !known.has(code)) only.push(named(grid, these));
  }
  return only;
}
