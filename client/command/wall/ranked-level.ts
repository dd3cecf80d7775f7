import type { Profile } from '../../../domain/deployment/types.ts';
import type { Division } from '../../../domain/edit/types.ts';

/** The level whose grids a wall ranks: the one asked for, else the lowest that tiles and has grids in the plan; '' where none is. */
export function rankedLevel(profile: Profile, division: Division | null, asked: string | null): string {
  const tiling = profile.levels.filter(({ tiles }) => tiles).map(({ id }) => id);
  if (asked !== null && profile.levels.some(({ id }) => id === asked)) return asked;
  if (division === null) return '';
  const there = new Set<string>();
  for (const { level } of division.tree.grids.values()) there.add(level);
  return tiling.findLast((id) => there.has(id)) ?? '';
}
