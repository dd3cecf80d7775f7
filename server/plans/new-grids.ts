import type { GridId } from '../../domain/coverage/types.ts';
import type { Polygon } from '../../domain/geometry/point.ts';
import { tilingLevelsBelow } from '../../domain/plan/tree.ts';
import { EMPTY_TEAM, type Grid, type Level } from '../../domain/plan/types.ts';

/** What a new grid is known by; all else is empty. */
export interface NewGridFacts {
  readonly name?: string;
  readonly code?: string | null;
  readonly type?: string | null;
  readonly risk?: string | null;
  readonly unassigned?: boolean;
}

/** The grid at the top of a plan: the whole territory. */
export function rootGrid(id: GridId, levels: readonly Level[], name: string): Grid {
  return blankGrid(id, null, (levels[0] as Level).id, { name });
}

/**
 * A grid of `level` that covers `polygons`, with one grid per polygon at every level below it, down to the leaves: a
 * leaf is one polygon, so an exclave is a leaf of its own. At the leaves' own level `polygons` has to be one.
 * `nextId` is asked once a grid.
 */
export function gridWithLeaves(
  levels: readonly Level[],
  level: Level,
  parentId: GridId,
  polygons: readonly Polygon[],
  facts: NewGridFacts,
  nextId: () => GridId,
): Grid[] {
  const below = tilingLevelsBelow(levels, level.id);
  if (below.length === 0) {
    const [polygon, ...more] = polygons;
    if (!polygon || more.length > 0) throw new Error(`a leaf of ${polygons.length} polygons`);
    return [{ ...blankGrid(nextId(), parentId, level.id, facts), leaf: true, polygon }];
  }
  const grids = [blankGrid(nextId(), parentId, level.id, facts)];
  for (const polygon of polygons) {
    let parent = (grids[0] as Grid).id;
    for (const [i, lower] of below.entries()) {
      const leaf = i === below.length - 1;
      const inherited = facts.unassigned ? { unassigned: true } : { name: facts.name ?? '' };
      const grid = blankGrid(nextId(), parent, lower.id, inherited);
      grids.push(leaf ? { ...grid, leaf: true, polygon } : grid);
      parent = grid.id;
    }
  }
  return grids;
}

function blankGrid(id: GridId, parentId: GridId | null, level: string, facts: NewGridFacts): Grid {
  return {
    id,
    parentId,
    level,
    leaf: false,
    unassigned: facts.unassigned ?? false,
    code: facts.code ?? null,
    name: facts.name ?? '',
    type: facts.type ?? null,
    risk: facts.risk ?? null,
    target: null,
    locked: false,
    note: '',
    tags: [],
    team: EMPTY_TEAM,
    declared: null,
    from: [],
    polygon: null,
    shape: null,
  };
}
