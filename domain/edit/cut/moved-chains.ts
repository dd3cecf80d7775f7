import type { Point } from '../../geometry/point.ts';
import type { LevelId } from '../../plan/types.ts';
import type { Division } from '../types.ts';
import { pointKey } from './edge-set.ts';
import type { Ground } from './ground.ts';
import { type Corner, cornerAt } from './level-border.ts';

/**
 * The lines that stretches of a level's border become when some of its vertices move (or go, null): each from the
 * last vertex that stays, over the new places, to the next that stays. Null where more than two borders of the level
 * meet in a vertex that moves, or a whole ring does: no line can say that.
 */
export function movedChains(
  division: Division,
  ground: Ground,
  level: LevelId,
  corners: ReadonlyMap<string, Corner & { readonly at: Point }>,
  goal: ReadonlyMap<string, Point | null>,
): Point[][] | null {
  const done = new Set<string>();
  const chains: Point[][] = [];
  for (const [key, corner] of corners) {
    if (done.has(key)) continue;
    done.add(key);
    const [one, two] = corner.onBorder;
    if (!one || !two || corner.onBorder.length !== 2) return null;
    const start = walk(corner.at, one);
    const end = walk(corner.at, two);
    if (start === null || end === null) return null;
    const here = goal.get(key);
    chains.push([...start.toReversed(), ...(here ? [here] : []), ...end]);
  }
  return chains;

  /** From a vertex that moves on through `next`, up to and with the first that stays. */
  function walk(from: Point, next: Point): Point[] | null {
    const points: Point[] = [];
    let before = from;
    for (let at = next; ; ) {
      const to = goal.get(pointKey(at));
      if (to === undefined) return [...points, at];
      if (done.has(pointKey(at))) return null;
      done.add(pointKey(at));
      if (to !== null) points.push(to);
      const corner = cornerAt(division, ground, level, at);
      if (corner?.onBorder.length !== 2) return null;
      const [one, two] = corner.onBorder as readonly [Point, Point];
      const on = pointKey(one) === pointKey(before) ? two : one;
      before = at;
      at = on;
    }
  }
}
