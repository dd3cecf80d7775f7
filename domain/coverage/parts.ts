import type { Coverage, GridId } from './types.ts';

/** The connected parts of a set of leaves, by shared borders; a contact in one point joins nothing. */
export function partsOf(coverage: Coverage, leaves: Iterable<GridId>): GridId[][] {
  const open = new Set(leaves);
  const parts: GridId[][] = [];
  for (const start of open) {
    open.delete(start);
    const part = [start];
    for (let i = 0; i < part.length && open.size > 0; i++) {
      const leaf = coverage.leaves.get(part[i]!);
      if (!leaf) throw new Error(`leaf ${part[i]} is not in the coverage`);
      for (const ring of leaf.rings) {
        for (const ref of ring) {
          const border = coverage.borders.get(ref.border)!;
          const other = ref.reversed ? border.left : border.right;
          if (other !== null && open.delete(other)) part.push(other);
        }
      }
    }
    parts.push(part);
  }
  return parts;
}
