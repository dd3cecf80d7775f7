export const BOARD_TABS = ['print', 'replace', 'places', 'templates', 'settings'] as const;
export type BoardTab = (typeof BOARD_TABS)[number];

/** Where one is on the boards' screen, as its address says it. */
export interface BoardsAddress {
  readonly tab: BoardTab;
  /** Null: the plan in force, or the first there is. */
  readonly plan: string | null;
  /** The grid whose sheet is open; null: none. */
  readonly grid: string | null;
  /** Grids that somebody has chosen elsewhere; they are not kept in the address once they are taken over. */
  readonly grids: readonly string[];
}

/** What an address of the boards' screen says; what it does not know is left at its beginning. */
export function readBoardsAddress({ search, hash }: Pick<Location, 'search' | 'hash'>): BoardsAddress {
  const query = new URLSearchParams(search);
  const tab = BOARD_TABS.find((one) => one === query.get('tab')) ?? 'print';
  const grids = new URLSearchParams(hash.slice(1)).get('grids')?.split(',').filter(Boolean) ?? [];
  return { tab, plan: query.get('plan'), grid: query.get('grid'), grids };
}

/** The path to a place of the boards' screen. Chosen grids are in its hash: thousands of them are no request's line. */
export function boardsPath({ tab = 'print', plan, grid, grids = [] }: Partial<BoardsAddress>): string {
  const query = new URLSearchParams();
  if (tab !== 'print') query.set('tab', tab);
  if (plan) query.set('plan', plan);
  if (grid) query.set('grid', grid);
  const path = query.size > 0 ? `/boards?${query}` : '/boards';
  return grids.length > 0 ? `${path}#${new URLSearchParams({ grids: grids.join(',') })}` : path;
}
