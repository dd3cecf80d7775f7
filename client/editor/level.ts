import type { Level, LevelId } from '../../domain/plan/types.ts';

/** The level that is in hand when a plan is opened: the highest with a target, where the balancing is done. */
export function startLevel(levels: readonly Level[]): LevelId {
  const tiling = levels.filter((level) => level.tiles);
  const start = tiling.find((level) => level.target !== null) ?? tiling.at(-1);
  if (!start) throw new Error('a profile without a level that tiles');
  return start.id;
}
