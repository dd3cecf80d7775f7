import { boxOf } from '../geometry/box.ts';
import { type FlatPolygon, flatPolygon, locateInFlat } from '../geometry/flat-polygon.ts';
import type { Point } from '../geometry/point.ts';
import type { Coverage, GridId } from './types.ts';

/** Points that share a bucket on average. */
const PER_BUCKET = 8;

/** The leaves of an index node, flat, as far as anybody has asked for them. */
type FlatLeaves = (FlatPolygon | undefined)[];

/** What has been made flat of a coverage lives as long as that does. */
const FLAT = new WeakMap<Coverage, Map<readonly unknown[], FlatLeaves>>();

/**
 * `locate` for many points, in their order. Sorted over the ground they go down the index together, so that a leaf is come to
 * once for all points in its box; a point that lies inside of one leaf is not asked about in another; and a leaf that has been
 * read once is kept as plain numbers, so that the next points in the same coverage find it several times faster.
 */
export function locateAll(coverage: Coverage, points: readonly Point[]): (GridId | null)[] {
  const flat = FLAT.get(coverage) ?? new Map<readonly unknown[], FlatLeaves>();
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
  let kept: FlatLeaves = [];
  coverage.index.visitPoints(xs, ys, (leaves, which, among, from, to) => {
    if (leaves !== node) {
      node = leaves;
      kept = flat.get(leaves) ?? new Array<FlatPolygon | undefined>(leaves.length).fill(undefined);
      flat.set(leaves, kept);
    }
    const id = leaves[which]!;
    for (let k = from; k < to; k++) {
      const n = among[k]!;
      if (settled[n] === 1) continue;
      const polygon = kept[which] ?? flatPolygon(coverage.leaves.get(id)!.polygon);
      kept[which] = polygon;
      const lies = locateInFlat(xs[n]!, ys[n]!, polygon);
      if (lies === 'outside') continue;
      if (lies === 'inside') settled[n] = 1;
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
