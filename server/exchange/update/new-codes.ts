import type { Division } from '../../../domain/edit/types.ts';
import type { Reason } from '../../../domain/result.ts';
import type { CodeLedger } from '../../plans/check-new-codes.ts';

/** A grid that a row gives another code. */
export interface NewCode {
  readonly row: number;
  readonly gridId: string;
  readonly code: string;
}

/**
 * Which of the new codes cannot be given, and why: `code-taken` where another grid would have the same in the end,
 * `code-given` where the territory gave it to another grid once, or has retired it. Two grids may change theirs about; one that cannot have
 * its new code keeps its old one, which another may have wanted.
 */
export function refusedCodes(
  { tree }: Division,
  ledger: CodeLedger,
  wanted: readonly NewCode[],
): Map<NewCode, Reason> {
  const refused = new Map<NewCode, Reason>();
  let left = wanted.filter((one) => {
    const known = ledger.get(one.code);
    if (!known || (known.grid_id === one.gridId && known.retired_at === null)) return true;
    refused.set(one, { code: 'code-given', params: { code: one.code } });
    return false;
  });
  for (let before = -1; left.length !== before; ) {
    before = left.length;
    const changing = new Map(left.map((one) => [one.gridId, one.code]));
    const holders = new Map<string, string>();
    for (const grid of tree.grids.values())
      if (grid.code !== null && !changing.has(grid.id)) holders.set(grid.code, grid.id);
    left = left.filter((one) => {
      const holder = holders.get(one.code);
      if (holder === undefined) {
        holders.set(one.code, one.gridId);
        return true;
      }
      const name = tree.grids.get(holder)?.name ?? '';
      refused.set(one, { code: 'code-taken', params: { code: one.code, id: holder, name } });
      return false;
    });
  }
  return refused;
}
