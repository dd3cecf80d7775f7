import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useEditorState } from '../shell/editor-context.ts';
import { LINES_KEY } from './use-lines.ts';
import { PLACES_KEY } from './use-places.ts';
import { PLANS_KEY } from './use-plans.ts';

/** Asks anew for the plans, the streets and the places when the live stream says that somebody has changed them. */
export function FollowOthers() {
  const queries = useQueryClient();
  const plans = useEditorState((s) => s.heard.plans);
  const ground = useEditorState((s) => s.heard.ground);
  useEffect(() => {
    if (plans > 0) void queries.invalidateQueries({ queryKey: PLANS_KEY });
  }, [queries, plans]);
  useEffect(() => {
    if (ground === 0) return;
    void queries.invalidateQueries({ queryKey: LINES_KEY });
    void queries.invalidateQueries({ queryKey: PLACES_KEY });
  }, [queries, ground]);
  return null;
}
