import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { SHEETS_MAX } from '../../../../domain/board/book/sheets-max.ts';
import type { GridId } from '../../../../domain/coverage/types.ts';
import type { Division } from '../../../../domain/edit/types.ts';
import { gridsAt } from '../../../../domain/plan/tree.ts';
import type { LevelId } from '../../../../domain/plan/types.ts';
import { boardsPath } from '../../boards-address.ts';
import { useBoards } from '../../boards-context.ts';
import { usePrint } from '../print-store.ts';
import { boardsAt, type Choice, takenOver } from './choice.ts';

export interface ChoiceInHand {
  readonly choice: Choice;
  readonly set: (choice: Choice) => void;
}

/**
 * Whose boards are to be made: what was chosen elsewhere, what was chosen here before, or at first all grids of the level that boards are
 * usually of, unless they are too many for one batch.
 */
export function useChoice(): ChoiceInHand {
  const { plan, address, deployment } = useBoards();
  const { tree } = plan.division;
  const kept = usePrint((s) => (s.plan === plan.id ? s.choice : null));
  const usual = deployment.code.presetLevel;
  const first = useMemo(() => firstChoice(plan.division, usual), [plan.division, usual]);
  const choice = useMemo(() => {
    const { level, grids } = kept ?? first;
    // Somebody may have merged or cut away what is chosen.
    const there = [...grids].filter((id) => tree.grids.get(id)?.unassigned === false);
    return { level, grids: there.length === grids.size ? grids : new Set(there) };
  }, [kept, first, tree]);
  const set = useCallback((next: Choice) => usePrint.getState().choose(plan.id, next), [plan.id]);
  const taken = useRef<readonly GridId[]>([]);
  // Before it is painted: nobody is to see another choice first.
  useLayoutEffect(() => {
    const { grids } = address;
    const isOurs = address.plan === null || address.plan === plan.id;
    if (grids.length === 0 || taken.current === grids || !isOurs) return;
    taken.current = grids;
    set(takenOver(tree, grids, choice));
    history.replaceState(history.state, '', boardsPath({ ...address, grids: [] }));
  });
  return { choice, set };
}

function firstChoice(division: Division, usual: LevelId | null): Choice {
  const { tree, levels } = division;
  const tiling = levels.filter(({ tiles, id }) => tiles && gridsAt(tree, id).length > 0);
  const level = tiling.find(({ id }) => id === usual)?.id ?? tiling.at(-1)?.id ?? levels[0]!.id;
  const all = boardsAt(tree, level);
  return { level, grids: new Set<GridId>(all.length > SHEETS_MAX ? [] : all) };
}
