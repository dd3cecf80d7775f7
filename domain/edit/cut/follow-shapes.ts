import type { GridId } from '../../coverage/types.ts';
import type { Polygon } from '../../geometry/point.ts';
import { locateInPolygon } from '../../geometry/ring.ts';
import { pointOnSurface } from '../../geometry/surface-point.ts';
import { childrenOf } from '../../plan/tree.ts';
import type { Division } from '../types.ts';
import type { GridChanges } from './grid-changes.ts';

/**
 * Points and footprints (grids of a level that does not tile) under a leaf that was parted or replaced go to the piece
 * on which they stand; one that stands on none goes to the first.
 */
export function followShapes(
  division: Division,
  changes: GridChanges,
  leaf: GridId,
  pieces: readonly { readonly id: GridId; readonly polygon: Polygon }[],
): void {
  for (const child of childrenOf(division.tree, leaf)) {
    const shape = changes.get(child).shape?.[0];
    if (!shape) continue;
    const at = shape[0]!.length < 3 ? shape[0]![0]! : pointOnSurface(shape);
    const on = pieces.find(({ polygon }) => locateInPolygon(at, polygon) !== 'outside') ?? pieces[0]!;
    changes.set(child, { parentId: on.id });
  }
}
