import type { GridId } from '../coverage/types.ts';
import type { Box } from '../geometry/point.ts';
import { ok, type Result, refuse } from '../result.ts';
import { inRows } from './rows.ts';
import { childrenOf } from './tree.ts';
import type { Grid, GridTree, LevelId } from './types.ts';

/** The profile's rule: a fixed head, the root's own digits, and how many digits each level adds to its parent's code. */
export interface CodeDigits {
  readonly head: string;
  readonly root: string | null;
  readonly digits: ReadonlyMap<LevelId, number>;
}

/**
 * The code of every grid that has ground, for a plan that goes in force. A grid keeps the code it has, as long as it
 * still begins with its parent's (a code of another making, from an import, stays as given). Others get the next
 * number that was never given under their parent, in rows from north to south. `taken` are all codes ever given in
 * the territory, those in use and those retired. Refuses `codes-exhausted` when a parent's digits do not reach.
 */
export function issueCodes(
  tree: GridTree,
  rule: CodeDigits,
  taken: ReadonlySet<string>,
  boxOf: (id: GridId) => Box,
): Result<Map<GridId, string>> {
  const codes = new Map<GridId, string>();
  const given = new Set(taken);
  for (const grid of tree.grids.values()) if (grid.code !== null) given.add(grid.code);
  const root = tree.grids.get(tree.root)!;
  codes.set(root.id, root.code ?? rule.head + (rule.root ?? ''));
  const queue: Grid[] = [root];
  for (let i = 0; i < queue.length; i++) {
    const parent = queue[i]!;
    const prefix = codes.get(parent.id)!;
    const children = childrenOf(tree, parent.id)
      .map((id) => tree.grids.get(id)!)
      .filter((grid) => !grid.unassigned);
    const without: Grid[] = [];
    for (const child of children) {
      if (child.code !== null && stays(child.code, prefix, parent, rule.digits.get(child.level) ?? 0))
        codes.set(child.id, child.code);
      else without.push(child);
    }
    const issued = number(without, prefix, rule, given, boxOf);
    if (!issued.ok) return issued;
    for (const [id, code] of issued.value) codes.set(id, code);
    queue.push(...children);
  }
  return ok(codes);
}

/** A code of the rule's own making must begin with its parent's; any other making is not ours to judge. */
function stays(code: string, prefix: string, parent: Grid, digits: number): boolean {
  if (code.startsWith(prefix)) return true;
  const ours = /^\d+$/.test(code) && code.length === prefix.length + digits;
  const parentsOurs = parent.code === null || /^\d+$/.test(parent.code);
  return !(ours && parentsOurs);
}

function number(
  grids: readonly Grid[],
  prefix: string,
  rule: CodeDigits,
  given: Set<string>,
  boxOf: (id: GridId) => Box,
): Result<Map<GridId, string>> {
  const codes = new Map<GridId, string>();
  const next = new Map<LevelId, number>();
  for (const { id, level } of inRows(
    grids.map((grid) => ({ id: grid.id, level: grid.level, box: boxOf(grid.id) })),
  )) {
    const digits = rule.digits.get(level) ?? 0;
    if (digits === 0) {
      codes.set(id, prefix);
      continue;
    }
    let n = next.get(level) ?? highest(given, prefix, digits) + 1;
    // Past the last number, what was never given lower down.
    if (n >= 10 ** digits) for (n = 1; given.has(prefix + String(n).padStart(digits, '0')); ) n += 1;
    if (n >= 10 ** digits) return refuse('codes-exhausted', { prefix, digits });
    const code = prefix + String(n).padStart(digits, '0');
    given.add(code);
    codes.set(id, code);
    next.set(level, n + 1);
  }
  return ok(codes);
}

function highest(given: ReadonlySet<string>, prefix: string, digits: number): number {
  let max = 0;
  for (const code of given) {
    if (code.length !== prefix.length + digits || !code.startsWith(prefix)) continue;
    const tail = code.slice(prefix.length);
    if (/^\d+$/.test(tail)) max = Math.max(max, Number(tail));
  }
  return max;
}
