import type { Point } from '../../geometry/point.ts';
import type { Parts } from '../types.ts';

/** The borders between grids of one ground as stretches of two points; −1 in `gridOf` is no grid yet. */
export function draftedBorders({ net, partOf }: Parts, gridOf: Int32Array): (readonly [Point, Point])[] {
  const stretches: (readonly [Point, Point])[] = [];
  const place = (p: number): Point => [net.xs[p]!, net.ys[p]!];
  for (let e = 0; e < net.from.length; e++) {
    const [l, r] = [net.left[e]!, net.right[e]!];
    if (l === -1 || r === -1 || net.groundOf[l] !== net.groundOf[r]) continue;
    if (gridOf[partOf[l]!] !== gridOf[partOf[r]!]) stretches.push([place(net.from[e]!), place(net.to[e]!)]);
  }
  return stretches;
}
