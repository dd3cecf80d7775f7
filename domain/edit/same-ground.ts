import type { Polygon } from '../geometry/point.ts';
import { LaterVertices } from './later-vertices.ts';

/** Do two states of a leaf differ by vertices on their borders alone? */
export function sameGround(before: Polygon, after: Polygon): boolean {
  return (
    new LaterVertices().learn(before, after) === null || new LaterVertices().learn(after, before) === null
  );
}
