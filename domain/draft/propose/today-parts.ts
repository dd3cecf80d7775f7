import { locate } from '../../coverage/locate.ts';
import type { GridId } from '../../coverage/types.ts';
import type { Division } from '../../edit/types.ts';
import { locateInPolygon } from '../../geometry/ring.ts';
import { ancestorAt, leavesUnder } from '../../plan/tree.ts';
import type { LevelId } from '../../plan/types.ts';
import type { Parts } from '../types.ts';
import type { Scope } from './scope.ts';

/** Today's grids of one level in a scope. */
export interface TodayLevel {
  readonly ids: readonly GridId[];
  /** 1: a drafted grid can be it; nobody's ground keeps no name. */
  readonly canStay: Uint8Array;
  /** Per part its grid, as a place in `ids`: where the point inside lies. */
  readonly ofPart: Int32Array;
  /** The same for every building of the scope; −1 on a border: it says nothing of whose ground is beside it. */
  readonly ofBuilding: Int32Array;
}

/** Where parts and buildings lie today, at the level of a scope and at every level below. */
export function todayLevels(division: Division, scope: Scope, parts: Parts): TodayLevel[] {
  const { tree, coverage, buildings } = division;
  const leaves = new Set(scope.old.flatMap(({ id }) => leavesUnder(tree, id)));
  const leafOfPart = parts.at.map((at) => {
    const leaf = locate(coverage, at);
    return leaf !== null && leaves.has(leaf) ? leaf : null;
  });
  const leafOfBuilding = scope.buildings.map(({ id, at }) => {
    const leaf = buildings.leafOf.get(id)!;
    return locateInPolygon(at, coverage.leaves.get(leaf)!.polygon) === 'inside' ? leaf : null;
  });
  return [scope.level, ...scope.below].map(({ id: level }) => todayLevel(level));

  function todayLevel(level: LevelId): TodayLevel {
    const places = new Map<GridId, number>();
    for (const leaf of leaves) places.set(ancestorAt(tree, leaf, level)!, 0);
    const ids = [...places.keys()].sort();
    for (const [i, id] of ids.entries()) places.set(id, i);
    const at = (leaf: GridId | null) => (leaf ? (places.get(ancestorAt(tree, leaf, level)!) ?? -1) : -1);
    return {
      ids,
      canStay: Uint8Array.from(ids, (id) => (tree.grids.get(id)!.unassigned ? 0 : 1)),
      ofPart: Int32Array.from(leafOfPart, at),
      ofBuilding: Int32Array.from(leafOfBuilding, at),
    };
  }
}
