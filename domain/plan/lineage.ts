import type { GridId } from '../coverage/types.ts';

/**
 * Which grids a grid came from, nearest first: the grids that it was cut or merged from, then theirs.
 * `fromOf` answers for grids that no longer exist too (the log of edits has them).
 */
export function lineage(id: GridId, fromOf: (id: GridId) => readonly GridId[]): GridId[] {
  const seen = new Set<GridId>([id]);
  const queue = [...fromOf(id)];
  for (let i = 0; i < queue.length; i++) {
    const at = queue[i]!;
    if (seen.has(at)) continue;
    seen.add(at);
    queue.push(...fromOf(at));
  }
  seen.delete(id);
  return [...seen];
}
