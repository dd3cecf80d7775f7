import type { OutdatedBoards } from '../../../domain/contract/board.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';

export type WrongItem = OutdatedBoards['items'][number];
export type WrongKind = 'must' | 'may';
export const WRONG_KINDS = ['must', 'may'] as const;

/** What is to be done about a wrong board next: print it anew, hang what is printed, take it down since its grid is no more. */
export type NextStep = 'print' | 'hang' | 'down';

export interface WrongRow {
  readonly item: WrongItem;
  readonly kind: WrongKind;
  readonly next: NextStep;
  /** The name of the grid above; empty where the grid is no more. */
  readonly community: string;
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** The boards that are wrong as rows: by community, code and name, as somebody walks about with them; grids that are no more at the end. */
export function wrongRows({ items }: OutdatedBoards, division: Division | null): WrongRow[] {
  return items
    .map((item): WrongRow => {
      const parent = division?.tree.grids.get(item.grid)?.parentId ?? null;
      return {
        item,
        kind: item.must.length > 0 ? 'must' : 'may',
        next: item.gone ? 'down' : item.ready && item.places > 0 ? 'hang' : 'print',
        community: (parent !== null && division?.tree.grids.get(parent)?.name) || '',
      };
    })
    .sort(
      (a, b) =>
        Number(a.item.gone) - Number(b.item.gone) ||
        collator.compare(a.community, b.community) ||
        collator.compare(a.item.code ?? '', b.item.code ?? '') ||
        collator.compare(a.item.name, b.item.name),
    );
}

/** Those whose name, code or community holds a text. */
export function rowsWith(rows: readonly WrongRow[], text: string): readonly WrongRow[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter(({ item, community }) =>
    [item.name, item.code ?? '', community].some((said) => said.toLowerCase().includes(wanted)),
  );
}

/** Boards on walls, of which a grid whose places are not known has one. */
export function boardsIn(rows: readonly WrongRow[]): number {
  return rows.reduce((sum, { item }) => sum + Math.max(1, item.places), 0);
}

/** What is chosen before somebody chooses: all that must be replaced. */
export function usualChoice(rows: readonly WrongRow[]): ReadonlySet<GridId> {
  return new Set(rows.filter(({ kind }) => kind === 'must').map(({ item }) => item.grid));
}
