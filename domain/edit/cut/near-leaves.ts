import type { Coverage, GridId } from '../../coverage/types.ts';
import { joinBoxes } from '../../geometry/box.ts';
import type { Box } from '../../geometry/point.ts';

/** Up to this many leaves it is faster to look at all of them than to ask the index which are near. */
export const FEW = 8;

/** How far from the leaves of a cut it may still ask who is near, in units: more than snapping moves anything. */
const MARGIN = 8;

/**
 * Who is near a box, asked often and close to a few leaves: the index is searched once for all that surrounds them,
 * and then those few boxes are looked through. Around many leaves, or farther off, each question goes to the index.
 */
export function nearLeaves(coverage: Coverage, around: ReadonlySet<GridId>): (box: Box) => GridId[] {
  const search = (box: Box) => coverage.index.search(box);
  if (around.size === 0 || around.size > FEW) return search;
  const boxes = [...around].map((id) => coverage.leaves.get(id)!.box);
  const [minX, minY, maxX, maxY] = boxes.reduce(joinBoxes);
  const scope: Box = [minX - MARGIN, minY - MARGIN, maxX + MARGIN, maxY + MARGIN];
  const ids: GridId[] = [];
  const sides: number[] = [];
  coverage.index.visit(scope, (id, its, at) => {
    ids.push(id);
    sides.push(its[at]!, its[at + 1]!, its[at + 2]!, its[at + 3]!);
  });
  return (box) => {
    if (box[0] < scope[0] || box[1] < scope[1] || box[2] > scope[2] || box[3] > scope[3]) return search(box);
    return ids.filter(
      (_, i) =>
        sides[4 * i]! <= box[2] &&
        sides[4 * i + 1]! <= box[3] &&
        sides[4 * i + 2]! >= box[0] &&
        sides[4 * i + 3]! >= box[1],
    );
  };
}
