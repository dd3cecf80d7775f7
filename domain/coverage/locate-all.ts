import { boxOf } from '../geometry/box.ts';
import { type FlatPolygons, flattenPolygons } from '../geometry/flat-polygons.ts';
import type { Point } from '../geometry/point.ts';
import { locateInFlat } from '../geometry/polygon-fault.ts';
import type { Coverage, GridId } from './types.ts';

/** Points that share a bucket on average. */
const PER_BUCKET = 8;

/** The leaves of the index nodes that anybody has asked about, flat; they live as long as their coverage does. */
const FLAT = new WeakMap<Coverage, Map<readonly GridId[], FlatPolygons>>();

/**
 * `locate` for many points, in their order. Sorted over the ground they go down the index together, so that a leaf is come to
 * once for all points in its box; a point that lies inside of one leaf is not asked about in another; and leaves that have been
 * read once are kept as plain numbers, so that the next points in the same coverage find them several times faster.
 */
export function locateAll(coverage: Coverage, points: readonly Point[]): (GridId | null)[] {
  const flat = FLAT.get(coverage) ?? new Map<readonly GridId[], FlatPolygons>();
  FLAT.set(coverage, flat);
  const order = overTheGround(points);
  const xs = new Float64Array(points.length);
  const ys = new Float64Array(points.length);
  for (let n = 0; n < order.length; n++) {
    const p = points[order[n]!]!;
    xs[n] = p[0];
    ys[n] = p[1];
  }
  const found = new Array<GridId | null>(points.length).fill(null);
  const settled = new Uint8Array(points.length);
  let node: readonly GridId[] = [];
  let polygons: FlatPolygons = flattenPolygons([]);
  coverage.index.visitPoints(xs, ys, (leaves, which, among, from, to) => {
    if (leaves !== node) {
      node = leaves;
      polygons = flat.get(leaves) ?? flattenPolygons(leaves.map((id) => coverage.leaves.get(id)!.polygon));
      flat.set(leaves, polygons);
    }
    const id = leaves[which]!;
    for (let k = from; k < to; k++) {
      const n = among[k]!;
      if (settled[n] === 1) continue;
      const lies = locateInFlat(polygons, which, xs[n]!, ys[n]!);
      if (lies < 0) continue;
      if (lies > 0) settled[n] = 1;
      const i = order[n]!;
      const lowest = found[i]!;
      if (lowest === null || id < lowest) found[i] = id;
    }
  });
  return found;
}

/** The points' places, bucket by bucket from south to north and in each row from west to east. */
function overTheGround(points: readonly Point[]): Uint32Array {
  const [minX, minY, maxX, maxY] = boxOf(points);
  const side = Math.max(1, Math.floor(Math.sqrt(points.length / PER_BUCKET)));
  const toColumn = side / (maxX - minX + 1);
  const toRow = side / (maxY - minY + 1);
  const bucketOf = (p: Point): number =>
    Math.floor((p[1] - minY) * toRow) * side + Math.floor((p[0] - minX) * toColumn);

  const ends = new Uint32Array(side * side);
  for (const p of points) ends[bucketOf(p)]!++;
  for (let b = 1; b < ends.length; b++) ends[b]! += ends[b - 1]!;
  const order = new Uint32Array(points.length);
  for (let i = points.length - 1; i >= 0; i--) order[--ends[bucketOf(points[i]!)]!] = i;
  return order;
}
