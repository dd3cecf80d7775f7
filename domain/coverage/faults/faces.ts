import Flatbush from 'flatbush';
import { turn } from '../../geometry/turn.ts';
import { type Arrangement, startOf } from './arrangement.ts';

/** A bounded face: the loop around it, the outsides of the components that lie in it, and its winding number. */
export interface Face {
  readonly outer: number;
  readonly holes: number[];
  readonly winding: number;
}

/**
 * The bounded faces of a planar map with their winding numbers: 0 outside everything, and across every edge as `net`
 * says. Components are nested by counting the edges west of each one's westernmost point.
 */
export function findFaces(map: Arrangement): Face[] {
  const { edges, loops, loopOf, area2 } = map;
  const winding = new Int32Array(loops.length);
  const known = new Uint8Array(loops.length);
  const holes: number[][] = loops.map(() => []);
  const edgesWest = westOf(map);
  for (const { outside, point } of components(map)) {
    // of the faces around the component the smallest is the one that it lies in
    const around = edgesWest(point).filter((loop) => area2[loop]! > 0);
    let inside = -1;
    for (const loop of around) if (inside === -1 || area2[loop]! < area2[inside]!) inside = loop;
    if (inside !== -1) holes[inside]!.push(outside);
    winding[outside] = inside === -1 ? 0 : winding[inside]!;
    known[outside] = 1;
    const queue = [outside];
    for (let loop = queue.pop(); loop !== undefined; loop = queue.pop()) {
      for (const half of loops[loop]!) {
        const across = loopOf[half ^ 1]!;
        if (known[across]) continue;
        known[across] = 1;
        winding[across] = winding[loop]! - (half & 1 ? -1 : 1) * edges[half >> 1]!.net;
        queue.push(across);
      }
    }
  }
  const faces: Face[] = [];
  for (let loop = 0; loop < loops.length; loop++) {
    if (area2[loop]! > 0) faces.push({ outer: loop, holes: holes[loop]!, winding: winding[loop]! });
  }
  return faces;
}

/** Each component's outside loop and westernmost (then lowest) point, from west to east: what holds comes before what it holds. */
function components({ points, edges, loops, area2 }: Arrangement): { outside: number; point: number }[] {
  const { xs, ys } = points;
  const found: { outside: number; point: number }[] = [];
  for (let loop = 0; loop < loops.length; loop++) {
    if (area2[loop]! > 0) continue;
    let west = startOf(edges, loops[loop]![0]!);
    for (const half of loops[loop]!) {
      const p = startOf(edges, half);
      if (xs[p]! < xs[west]! || (xs[p] === xs[west] && ys[p]! < ys[west]!)) west = p;
    }
    found.push({ outside: loop, point: west });
  }
  return found.sort((a, b) => xs[a.point]! - xs[b.point]!);
}

/** For a point: the loops that a ray from it due west crosses an odd number of times. */
function westOf({ points, edges, loopOf }: Arrangement): (point: number) => number[] {
  const { xs, ys } = points;
  const index = new Flatbush(edges.length);
  let minX = Infinity;
  for (const { from, to } of edges) {
    const west = Math.min(xs[from]!, xs[to]!);
    minX = Math.min(minX, west);
    index.add(west, Math.min(ys[from]!, ys[to]!), Math.max(xs[from]!, xs[to]!), Math.max(ys[from]!, ys[to]!));
  }
  index.finish();
  return (point) => {
    const x = xs[point]!;
    const y = ys[point]!;
    const odd = new Set<number>();
    index.collides(minX, y, x, y, (e) => {
      const { from, to } = edges[e]!;
      if (ys[from]! <= y === ys[to]! <= y) return false;
      const side = turn(xs[from]!, ys[from]!, xs[to]!, ys[to]!, x, y);
      // the point is east of the edge: right of it when it runs up, left when it runs down
      if (side === 0 || side < 0 !== ys[to]! > ys[from]!) return false;
      for (const loop of [loopOf[2 * e]!, loopOf[2 * e + 1]!]) if (!odd.delete(loop)) odd.add(loop);
      return false;
    });
    return [...odd];
  };
}
