import type { Point } from '../../geometry/point.ts';
import type { Layers } from './layers.ts';
import type { PlanarMap } from './planar-map.ts';

/** Ring `r` with every corner that noding gave it, from the corner that it began with. */
export function nodedRing(
  { corner, start }: Layers,
  { points, chains, edgeOfCorner }: PlanarMap,
  r: number,
): Point[] {
  const ring: Point[] = [];
  const push = (p: number) => ring.push([points.xs[p]!, points.ys[p]!]);
  for (let c = start[r]!; c < start[r + 1]!; c++) {
    push(corner[c]!);
    const chain = chains.get(edgeOfCorner[c]!);
    if (!chain) continue;
    const middle = chain.slice(1, -1);
    if (chain[0] !== corner[c]) middle.reverse();
    middle.forEach(push);
  }
  return ring;
}
