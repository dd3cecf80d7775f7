import { useEffect, useState } from 'react';
import type { Issue } from '../../../domain/coverage/issue.ts';
import { listIssues } from '../../../domain/edit/issues.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { useEditorState } from './editor-context.ts';

/** The list follows the division after a pause, so that it never stands in the way of the pointer. */
const PAUSE_MS = 200;

const NONE: readonly Issue[] = [];

/** All that is wrong with the division as it is seen, by the same check that the server makes. */
export function useIssues(): readonly Issue[] {
  const division = useEditorState((s) => s.plan?.division ?? null);
  const [listed, setListed] = useState<{ division: Division; issues: readonly Issue[] } | null>(null);
  useEffect(() => {
    if (!division) return setListed(null);
    const timer = setTimeout(() => setListed({ division, issues: listIssues(division) }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [division]);
  return listed?.issues ?? NONE;
}
