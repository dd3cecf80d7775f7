import type { Feature, LineString } from 'geojson';
import type { Border } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { ancestorAt } from '../../../domain/plan/tree.ts';
import type { Level } from '../../../domain/plan/types.ts';
import { lineToDegrees } from './to-degrees.ts';

interface BorderProperties {
  readonly border: number;
  /** Levels above the leaves' that the line separates as well: 0 between two leaves of one parent. */
  readonly rank: number;
  readonly locked: boolean;
}

export type BorderFeature = Feature<LineString, BorderProperties>;

/** A shared border, drawn once: how high up it separates decides how it is drawn. */
export function borderFeature(division: Division, border: Border): BorderFeature {
  return {
    type: 'Feature',
    properties: {
      border: border.id,
      rank: rankOf(division, border),
      locked: isLocked(division, border.left) || (border.right !== null && isLocked(division, border.right)),
    },
    geometry: { type: 'LineString', coordinates: lineToDegrees(border.points) },
  };
}

/** The tiling levels above the leaves', nearest first. */
function levelsAbove(levels: readonly Level[]): readonly Level[] {
  return levels
    .filter((level) => level.tiles)
    .slice(0, -1)
    .reverse();
}

function rankOf(division: Division, { left, right }: Border): number {
  const above = levelsAbove(division.levels);
  if (right === null) return above.length;
  let rank = 0;
  for (const level of above) {
    if (ancestorAt(division.tree, left, level.id) === ancestorAt(division.tree, right, level.id)) break;
    rank += 1;
  }
  return rank;
}

function isLocked(division: Division, leaf: string): boolean {
  for (let at: string | null = leaf; at !== null; ) {
    const grid = division.tree.grids.get(at);
    if (!grid) return false;
    if (grid.locked) return true;
    at = grid.parentId;
  }
  return false;
}
