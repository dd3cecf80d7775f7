import type { GridId } from '../../coverage/types.ts';
import type { Point } from '../../geometry/point.ts';
import { samePoint } from '../../geometry/point.ts';
import { ancestorAt } from '../../plan/tree.ts';
import type { LevelId } from '../../plan/types.ts';
import type { Division } from '../types.ts';
import { edgeKey } from './edge-set.ts';
import type { Ground } from './ground.ts';

/** What meets in a vertex of the leaves' rings. */
export interface Corner {
  readonly leaves: readonly GridId[];
  /** The vertices at the other ends of all edges that meet here, each once. */
  readonly ends: readonly Point[];
  /** Of those, the ones across which two grids of the level lie, or a grid and the outside. */
  readonly onBorder: readonly Point[];
  /** One of the edges has the outside on its other side. */
  readonly outside: boolean;
}

/** The corner at a vertex, seen from a level; null when no ring has a vertex there. */
export function cornerAt(division: Division, ground: Ground, level: LevelId, at: Point): Corner | null {
  const leaves: GridId[] = [];
  /** Who lies on the left of every directed edge that begins or ends here. */
  const leftOf = new Map<string, GridId>();
  const ends = new Map<string, Point>();
  for (const leaf of ground.near([at[0], at[1], at[0], at[1]])) {
    let found = false;
    for (const ring of ground.polygon(leaf)) {
      const n = ring.length;
      for (let i = 0; i < n; i++) {
        if (!samePoint(ring[i]!, at)) continue;
        found = true;
        const before = ring[(i + n - 1) % n]!;
        const after = ring[(i + 1) % n]!;
        const grid = ancestorAt(division.tree, leaf, level)!;
        leftOf.set(edgeKey(before, at), grid);
        leftOf.set(edgeKey(at, after), grid);
        ends.set(edgeKey(at, before), before);
        ends.set(edgeKey(at, after), after);
      }
    }
    if (found) leaves.push(leaf);
  }
  if (leaves.length === 0) return null;
  const all = [...ends.values()];
  const sides = (end: Point) => [leftOf.get(edgeKey(at, end)), leftOf.get(edgeKey(end, at))] as const;
  return {
    leaves: leaves.sort(),
    ends: all,
    onBorder: all.filter((end) => sides(end)[0] !== sides(end)[1]),
    outside: all.some((end) => sides(end).includes(undefined)),
  };
}
