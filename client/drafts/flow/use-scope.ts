import { useMemo } from 'react';
import type { Level } from '../../../domain/plan/types.ts';
import { useEditorState } from '../../ui/shell/editor-context.ts';
import { type DraftScope, draftLevels, draftScope, likelyLevel } from './draft-scope.ts';
import { useDraftSession } from './draft-session.ts';

/** The ground that is marked on the map, the levels it can be divided into, and the one that is chosen of them. */
export function useScope(): {
  readonly scope: DraftScope;
  readonly levels: readonly Level[];
  readonly level: Level;
} {
  const division = useEditorState((s) => s.plan!.division);
  const selection = useEditorState((s) => s.selection);
  const wanted = useDraftSession((s) => s.form.level);
  return useMemo(() => {
    const scope = draftScope(division, selection);
    const levels = draftLevels(division, scope);
    const likely = likelyLevel(division, scope);
    const level = levels.find(({ id }) => id === wanted) ?? levels.find(({ id }) => id === likely)!;
    return { scope, levels, level };
  }, [division, selection, wanted]);
}
