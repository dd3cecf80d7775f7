import { NOTHING } from '../balance/count.ts';
import { deviation } from '../balance/target.ts';
import { checkCoverage } from '../coverage/check.ts';
import type { Issue } from '../coverage/issue.ts';
import { partsOf } from '../coverage/parts.ts';
import type { GridId } from '../coverage/types.ts';
import type { Box } from '../geometry/point.ts';
import { leavesUnder } from '../plan/tree.ts';
import type { Grid, Level } from '../plan/types.ts';
import { isCut } from './cut-building.ts';
import { placeOf } from './guard.ts';
import type { Division } from './types.ts';

const RANK = { error: 0, warning: 1, notice: 2 } as const;

/**
 * All that is wrong with a division (product.md's table), errors first, each with its place. With `near` only what
 * concerns those grids and the grids above them: what an edit can have changed. Ids are the same for the same fault.
 */
export function listIssues(division: Division, near?: Iterable<GridId>): Issue[] {
  const grids = near ? withAncestors(division, near) : [...division.tree.grids.values()];
  const levels = new Map(division.levels.map((level) => [level.id, level]));
  const leaves = grids.filter((grid) => grid.leaf);
  const issues: Issue[] = [];
  const place = near && boxAround(division, leaves);
  if (!near || place)
    issues.push(...checkCoverage(division.coverage, division.territory, place ?? undefined));
  for (const grid of grids) issues.push(...issuesOf(division, grid, levels.get(grid.level)!));
  for (const grid of leaves) issues.push(...cutBuildings(division, grid));
  if (!near) issues.push(...outsideBuildings(division));
  return issues.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** The box around leaves; null where there are none. */
function boxAround(division: Division, leaves: readonly Grid[]): Box | null {
  let around: Box | null = null;
  for (const { id } of leaves) {
    const { box } = division.coverage.leaves.get(id)!;
    around = around
      ? [
          Math.min(around[0], box[0]),
          Math.min(around[1], box[1]),
          Math.max(around[2], box[2]),
          Math.max(around[3], box[3]),
        ]
      : box;
  }
  return around;
}

function withAncestors(division: Division, ids: Iterable<GridId>): Grid[] {
  const found = new Map<GridId, Grid>();
  for (const id of ids) {
    let grid = division.tree.grids.get(id);
    while (grid && !found.has(grid.id)) {
      found.set(grid.id, grid);
      grid = grid.parentId === null ? undefined : division.tree.grids.get(grid.parentId);
    }
  }
  return [...found.values()];
}

function issuesOf(division: Division, grid: Grid, level: Level): Issue[] {
  const issues: Issue[] = [];
  const raise = (issue: Omit<Issue, 'id' | 'gridIds' | 'at'>, mark = '') =>
    issues.push({
      id: `${issue.code}:${grid.id}${mark}`,
      gridIds: [grid.id],
      at: placeOf(division, grid.id) ?? [0, 0],
      ...issue,
    });
  if (grid.unassigned) {
    if (grid.leaf) raise({ code: 'unassigned', severity: 'error', geometry: [grid.polygon!] });
    return issues;
  }
  const off = deviation(division.counts.get(grid.id) ?? NOTHING, grid, level);
  if (off && off.side !== 'in') {
    const { value, band } = off;
    raise({
      code: off.side === 'over' ? 'over-band' : 'under-band',
      severity: 'warning',
      params: {
        name: grid.name,
        measure: band.measure,
        value,
        low: Math.ceil(band.low),
        high: Math.floor(band.high),
      },
    });
  }
  for (const role of level.requiredRoles)
    if (!grid.team.members.some((member) => member.role === role && member.name !== ''))
      raise({ code: 'role-missing', severity: 'warning', params: { name: grid.name, role } }, `:${role}`);
  // Working grids are held to one piece, a type and a risk. A level without a target is an administrative one: its
  // exclaves are a matter of law, not of the division.
  if (level.tiles && level.target !== null) {
    if (!grid.leaf) {
      const parts = partsOf(division.coverage, leavesUnder(division.tree, grid.id)).length;
      if (parts > 1)
        raise({ code: 'disconnected', severity: 'error', params: { name: grid.name, pieces: parts } });
    }
    if (grid.type === null) raise({ code: 'no-type', severity: 'notice', params: { name: grid.name } });
    if (grid.risk === null) raise({ code: 'no-risk', severity: 'notice', params: { name: grid.name } });
  }
  return issues;
}

function cutBuildings(division: Division, leaf: Grid): Issue[] {
  const issues: Issue[] = [];
  for (const id of division.buildings.byLeaf.get(leaf.id) ?? []) {
    const building = division.buildings.all.get(id)!;
    if (!building.footprint || !isCut(building.footprint, leaf.polygon!)) continue;
    issues.push({
      id: `cut-building:${id}`,
      code: 'cut-building',
      severity: 'notice',
      gridIds: [leaf.id],
      at: building.at,
      geometry: building.footprint,
      params: { name: building.name, households: building.households },
    });
  }
  return issues;
}

function outsideBuildings(division: Division): Issue[] {
  return [...division.buildings.outside.keys()].map((id) => {
    const building = division.buildings.all.get(id)!;
    return {
      id: `building-outside:${id}`,
      code: 'building-outside' as const,
      severity: 'warning' as const,
      gridIds: [],
      at: building.at,
      params: { name: building.name, households: building.households },
    };
  });
}
