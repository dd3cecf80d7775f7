import { useMemo } from 'react';
import { deviation } from '../../../domain/balance/target.ts';
import type { Words } from '../../../domain/deployment/types.ts';
import { gridsAt } from '../../../domain/plan/tree.ts';
import { colouredLevel } from '../../map/features/leaf-feature.ts';
import { useEditorState, useProfile } from './editor-context.ts';

export interface Overview {
  readonly households: number;
  readonly levelName: Words;
  readonly grids: number;
  /** Grids of the level in hand outside their band; null where the level has no target. */
  readonly off: number | null;
}

/** How the whole division stands at the level in hand. */
export function useOverview(): Overview | null {
  const division = useEditorState((s) => s.plan?.division ?? null);
  const levelId = useEditorState((s) => s.level);
  const profile = useProfile();
  return useMemo(() => {
    if (!division) return null;
    const level = colouredLevel(division, levelId);
    const grids = gridsAt(division.tree, level.id).filter((grid) => !grid.unassigned);
    let off = 0;
    let targets = 0;
    for (const grid of grids) {
      const count = division.counts.get(grid.id);
      const far = count ? deviation(count, grid, level) : null;
      if (far) targets += 1;
      if (far && far.side !== 'in') off += 1;
    }
    return {
      households: division.counts.get(division.tree.root)?.households ?? 0,
      levelName: profile.levels.find((l) => l.id === level.id)!.name,
      grids: grids.length,
      off: targets > 0 ? off : null,
    };
  }, [division, levelId, profile]);
}
