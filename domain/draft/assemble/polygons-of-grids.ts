import { assemblePolygons } from '../../coverage/assemble-polygons.ts';
import { type DirectedEdge, traceRings } from '../../coverage/trace-rings.ts';
import type { Point, Polygon } from '../../geometry/point.ts';
import { ringArea2 } from '../../geometry/ring.ts';
import type { Parts } from '../types.ts';
import type { Passed } from './passed-points.ts';

/**
 * The polygon of every grid, 0 … the largest number in `gridOf` (grid per part; −1: of none). Exact: grids beside one another have the same
 * vertices, every point of the net on their borders is one, but for those that are `passed`. Holes are other grids or what is in no
 * ground; where a grid touches itself in a point the tightest turn is taken. Ground of a few centimetres may fold up without the points that
 * are passed: then none is. Throws on a grid that is not one piece.
 */
export function polygonsOfGrids(parts: Parts, gridOf: Int32Array, passed?: Passed): Polygon[] {
  const grids = piecesOfGrids(parts, gridOf, passed);
  const whole = grids.every(({ length }) => length === 1) ? grids : piecesOfGrids(parts, gridOf);
  return whole.map((polygons, grid) => {
    if (polygons.length !== 1) throw new Error(`grid ${grid} of a draft is ${polygons.length} polygons`);
    return polygons[0]!;
  });
}

/** The pieces of every grid: one, or what shells there are. */
function piecesOfGrids(parts: Parts, gridOf: Int32Array, passed?: Passed): Polygon[][] {
  return edgesOfGrids(parts, gridOf, passed).map((edges) => {
    const rings = traceRings(edges);
    const shells = rings.filter((ring) => ringArea2(ring) > 0n);
    return shells.length === 1 ? assemblePolygons(rings) : shells.map((shell) => [shell]);
  });
}

/** The edges around each grid with it on their left. */
function edgesOfGrids({ net, partOf }: Parts, gridOf: Int32Array, passed?: Passed): DirectedEdge[][] {
  let grids = 0;
  for (const grid of gridOf) grids = Math.max(grids, grid + 1);
  const places: (Point | undefined)[] = new Array(net.xs.length);
  const place = (p: number): Point => {
    places[p] ??= [net.xs[p]!, net.ys[p]!];
    return places[p]!;
  };
  const edges: DirectedEdge[][] = Array.from({ length: grids }, () => []);
  const gridAt = (face: number) => (face === -1 ? -1 : gridOf[partOf[face]!]!);
  const add = (grid: number, from: number, to: number) => {
    if (grid === -1 || passed?.is(from)) return;
    let before = from;
    let at = to;
    while (passed?.is(at)) [before, at] = [at, passed.after(before, at)];
    edges[grid]!.push([place(from), place(at)]);
  };
  for (let e = 0; e < net.from.length; e++) {
    const left = gridAt(net.left[e]!);
    const right = gridAt(net.right[e]!);
    if (left === right) continue;
    add(left, net.from[e]!, net.to[e]!);
    add(right, net.to[e]!, net.from[e]!);
  }
  return edges;
}
