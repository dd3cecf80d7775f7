import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LogItem } from '../../../domain/contract/log.ts';
import { fromWireGrid } from '../../../domain/edit/wire.ts';
import type { Grid } from '../../../domain/plan/types.ts';
import { browserFetch } from '../../api/browser-ports.ts';
import { allPages } from '../../api/pages.ts';
import { answered } from './api.ts';

export interface HistoryItem {
  readonly id: string;
  readonly revision: number;
  readonly author: string;
  readonly at: string;
  readonly kind: string;
  /** The grids that it made, changed or took away; as they were before, where they were. */
  readonly grids: readonly Grid[];
}

const NONE: readonly HistoryItem[] = [];

/** What was done to a plan, the first first. When the plan has moved on only what is new is asked for. */
export function useHistory(plan: string, revision: number): readonly HistoryItem[] {
  const { data = NONE, refetch } = useQuery({
    queryKey: ['history', plan],
    queryFn: async ({ client, queryKey }) => {
      const known = client.getQueryData<readonly HistoryItem[]>(queryKey) ?? NONE;
      const after = known.at(-1)?.revision ?? 0;
      const path = `/api/plans/${encodeURIComponent(plan)}/edits`;
      const items = await answered(allPages<LogItem>(browserFetch, path, { after }));
      return [...known, ...items.map(toHistory)];
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  const behind = data !== NONE && (data.at(-1)?.revision ?? 0) < revision;
  useEffect(() => {
    if (behind) void refetch();
  }, [behind, refetch]);
  return data;
}

function toHistory({ id, revision, author, at, kind, diff }: LogItem): HistoryItem {
  const wire = [...diff.removed, ...diff.updated.map(([before]) => before), ...diff.added];
  return { id, revision, author, at, kind, grids: wire.map(fromWireGrid) };
}
