import type { BoardNotice } from '../../../domain/contract/board.ts';

/** Notices by their code, in the order in which each first comes. */
export function grouped(
  notices: readonly BoardNotice[],
): { readonly code: string; readonly items: readonly BoardNotice[] }[] {
  const all = new Map<string, BoardNotice[]>();
  for (const notice of notices) {
    const items = all.get(notice.code);
    if (items) items.push(notice);
    else all.set(notice.code, [notice]);
  }
  return [...all].map(([code, items]) => ({ code, items }));
}
