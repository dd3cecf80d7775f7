import { NOTHING } from '../../domain/balance/count.ts';
import type { GridFeature } from '../../domain/contract/grid.ts';
import type { Division } from '../../domain/edit/types.ts';
import { areaM2, toGeoJson } from '../../domain/geometry/measure.ts';
import { LATTICE, type Polygon } from '../../domain/geometry/point.ts';
import type { Grid, Level, Team } from '../../domain/plan/types.ts';
import type { Bbox } from '../bbox-query.ts';
import { groundOfGrid } from './derived-geometry.ts';

export interface GridFilter {
  readonly level?: string | undefined;
  readonly bbox?: Bbox | undefined;
}

/** The grids of a division as GeoJSON features: a leaf is a Polygon, anything above it a MultiPolygon. */
export function gridFeatures(division: Division, filter: GridFilter): GridFeature[] {
  const features: GridFeature[] = [];
  for (const grid of division.tree.grids.values()) {
    if (filter.level !== undefined && grid.level !== filter.level) continue;
    const ground = groundOfGrid(division, grid);
    if (filter.bbox && !touches(ground, filter.bbox)) continue;
    features.push(toFeature(division, grid, ground));
  }
  return features;
}

/** One grid of a division as `gridFeatures` gives it. */
export function gridFeature(division: Division, grid: Grid): GridFeature {
  return toFeature(division, grid, groundOfGrid(division, grid));
}

function toFeature(division: Division, grid: Grid, ground: readonly Polygon[]): GridFeature {
  const level = division.levels.find(({ id }) => id === grid.level) as Level;
  const count = division.counts.get(grid.id) ?? NOTHING;
  const shape = toGeoJson(ground);
  return {
    type: 'Feature',
    id: grid.id,
    geometry:
      grid.leaf || shape.type === 'MultiPolygon'
        ? shape
        : { type: 'MultiPolygon', coordinates: [shape.coordinates] },
    properties: {
      id: grid.id,
      parentId: grid.parentId,
      level: grid.level,
      leaf: grid.leaf,
      unassigned: grid.unassigned,
      code: grid.code,
      name: grid.name,
      type: grid.type,
      risk: grid.risk,
      households: count.households,
      persons: count.persons,
      buildings: count.buildings,
      target: grid.target ?? level.target,
      locked: grid.locked,
      note: grid.note,
      tags: [...grid.tags],
      declared: grid.declared,
      areaM2: Math.round(areaM2(ground)),
      team: copyTeam(grid.team),
    },
  };
}

/** A team that may be written to, for the wire. */
export function copyTeam(team: Team) {
  return { members: team.members.map((m) => ({ ...m })), services: team.services.map((s) => ({ ...s })) };
}

function touches(ground: readonly Polygon[], [west, south, east, north]: Bbox): boolean {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [shell = []] of ground) {
    for (const [x, y] of shell) {
      minX = Math.min(minX, x);
      minY = Math.min(minY, y);
      maxX = Math.max(maxX, x);
      maxY = Math.max(maxY, y);
    }
  }
  return (
    minX <= east * LATTICE && maxX >= west * LATTICE && minY <= north * LATTICE && maxY >= south * LATTICE
  );
}
