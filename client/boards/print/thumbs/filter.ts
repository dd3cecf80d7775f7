import type { BoardPreflight } from '../../../../domain/contract/board.ts';
import type { GridId } from '../../../../domain/coverage/types.ts';

/** Which of the chosen sheets are in sight: all, those that lack something (or one thing, by its code), those that lack nothing. */
export type Filter =
  | { readonly kind: 'all' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'lacking'; readonly code: string | null };

export const ALL: Filter = { kind: 'all' };

type Lacks = BoardPreflight['items'][number]['missing'];

/** What each sheet lacks, by its grid; those that lack nothing are not in it. */
export function lacksByGrid(preflight: BoardPreflight | undefined): Map<GridId, Lacks> {
  return new Map(preflight?.items.map(({ grid, missing }) => [grid, missing]));
}

/** The grids that a filter leaves, in their order. */
export function filtered(
  grids: readonly GridId[],
  lacks: ReadonlyMap<GridId, Lacks>,
  filter: Filter,
): readonly GridId[] {
  if (filter.kind === 'all') return grids;
  if (filter.kind === 'ready') return grids.filter((id) => !lacks.has(id));
  const { code } = filter;
  return grids.filter((id) => lacks.get(id)?.some((lack) => code === null || lack.code === code));
}
