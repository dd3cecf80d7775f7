import type { WireCase } from '../../../../domain/contract/case.ts';

/** A list as it is shown: `fresh` cases have come since it was held still, and stand nowhere in it yet. */
export interface HeldRows {
  readonly rows: readonly WireCase[];
  readonly fresh: number;
}

/**
 * The rows that are shown while cases come in. Held still (it is scrolled, or the pointer is over it), every row keeps
 * its place: its case may change in it, one that has left the list stays with what was last known of it, and new ones
 * are counted instead of put in. Otherwise the rows are the list itself.
 */
export function heldRows(
  shown: readonly WireCase[],
  now: readonly WireCase[],
  find: (id: string) => WireCase | undefined,
  held: boolean,
): HeldRows {
  if (!held || shown.length === 0) return { rows: now, fresh: 0 };
  const standing = new Set(shown.map(({ id }) => id));
  let changed = false;
  const rows = shown.map((row) => {
    const latest = find(row.id) ?? row;
    if (latest !== row) changed = true;
    return latest;
  });
  let fresh = 0;
  for (const { id } of now) if (!standing.has(id)) fresh++;
  return { rows: changed ? rows : shown, fresh };
}
