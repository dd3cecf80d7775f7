import { useCallback, useMemo, useRef, useState } from 'react';
import type { GridId } from '../../../domain/coverage/types.ts';
import { usualChoice, type WrongRow } from './wrong-rows.ts';

/** Which rows are ticked: what is usual until somebody chooses, and only what is still in the list. */
export function useChoice(rows: readonly WrongRow[]) {
  const [own, setOwn] = useState<ReadonlySet<GridId> | null>(null);
  const chosen = useMemo(() => {
    if (own === null) return usualChoice(rows);
    const there = new Set(rows.map(({ item }) => item.grid));
    return new Set([...own].filter((id) => there.has(id)));
  }, [own, rows]);
  // Lines are drawn anew only where they change: what they call must know the choice as it is by then.
  const now = useRef(chosen);
  now.current = chosen;
  const set = useCallback((grids: readonly GridId[], isChosen: boolean) => {
    const next = new Set(now.current);
    for (const id of grids) {
      if (isChosen) next.add(id);
      else next.delete(id);
    }
    now.current = next;
    setOwn(next);
  }, []);
  return { chosen, set };
}
