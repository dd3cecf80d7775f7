import { useEffect, useState } from 'react';
import type { Issue } from '../../../domain/coverage/issue.ts';
import { useEditorState, useIssueList } from './editor-context.ts';

/** The list follows the division after a pause, so that it never stands in the way of the pointer. */
const PAUSE_MS = 200;

const NONE: readonly Issue[] = [];

/** All that is wrong with the division as it is seen, by the same check that the server makes. */
export function useIssues(): readonly Issue[] {
  const list = useIssueList();
  const division = useEditorState((s) => s.plan?.division ?? null);
  const [issues, setIssues] = useState(() => (division ? list.of(division) : NONE));
  useEffect(() => {
    if (!division) return setIssues(NONE);
    const timer = setTimeout(() => setIssues(list.of(division)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [division, list]);
  return issues;
}
