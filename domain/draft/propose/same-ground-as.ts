import { outerEdges } from '../../coverage/dissolve.ts';
import { matchOutlines } from '../../edit/replace-outline.ts';
import type { Polygon } from '../../geometry/point.ts';

/** Is it the very ground, but for vertices that lines put on its border? */
export function isGroundOf(polygon: Polygon, ground: readonly Polygon[]): boolean {
  if (ground.length !== 1 || ground[0]!.length !== polygon.length) return false;
  return !('differsAt' in matchOutlines(outerEdges(ground).outer, outerEdges([polygon]).outer));
}
