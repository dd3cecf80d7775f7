import Flatbush from 'flatbush';
import { turn } from '../../geometry/turn.ts';
import type { PointIds } from './point-ids.ts';

/** Rounds after which noding has always ended (seen: 4); more means a bug. */
const MAX_ROUNDS = 24;

/**
 * Nodes segments on the integer grid of `points`: the chains that come back (one a segment, of point numbers from its
 * start to its end) meet only in their points. Snap rounding after Hobby (1999), run until nothing changes: crossings
 * are rounded to whole points, and a segment is led through every point whose unit square it passes. So a chain strays
 * from its segment by about one unit, and a corner within half a unit of an edge comes to lie on it.
 */
export function snapRound(
  points: PointIds,
  segments: readonly (readonly [from: number, to: number])[],
): number[][] {
  let chains: number[][] = segments.map(([from, to]) => (from === to ? [from] : [from, to]));
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const edges = distinctEdges(chains);
    const added = splits(points, edges);
    if (added.size === 0) return chains;
    chains = chains.map((chain) => refine(chain, added));
  }
  throw new Error(`Noding did not end: ${segments.length} segments, ${points.count} points`);
}

/** Every edge once, from its lower point number to its higher. */
function distinctEdges(chains: readonly (readonly number[])[]): (readonly [number, number])[] {
  const edges = new Map<number, readonly [number, number]>();
  for (const chain of chains) {
    for (let k = 1; k < chain.length; k++) {
      const low = Math.min(chain[k - 1]!, chain[k]!);
      const high = Math.max(chain[k - 1]!, chain[k]!);
      edges.set(edgeKey(low, high), [low, high]);
    }
  }
  return [...edges.values()];
}

/** Unique for point numbers below 2^26. */
function edgeKey(low: number, high: number): number {
  return low * 67108864 + high;
}

/** For every edge that is not yet noded, by its key: the points to lead it through, from the lower end on. */
function splits(points: PointIds, edges: readonly (readonly [number, number])[]): Map<number, number[]> {
  const through = new Map<number, number[]>();
  const note = (e: number, point: number) => {
    const [a, b] = edges[e]!;
    if (point === a || point === b) return;
    const key = edgeKey(a, b);
    const list = through.get(key);
    if (list) list.push(point);
    else through.set(key, [point]);
  };
  if (edges.length === 0) return through;
  findCrossings(points, edges, note);
  findPassed(points, edges, note);
  for (const [a, b] of edges) {
    const list = through.get(edgeKey(a, b));
    if (!list) continue;
    const { xs, ys } = points;
    const dx = xs[b]! - xs[a]!;
    const dy = ys[b]! - ys[a]!;
    const along = (p: number) => (xs[p]! - xs[a]!) * dx + (ys[p]! - ys[a]!) * dy;
    list.sort((p, q) => along(p) - along(q) || p - q);
    through.set(
      edgeKey(a, b),
      list.filter((p, k) => p !== list[k - 1]),
    );
  }
  return through;
}

/** Notes the rounded point of every proper crossing on both edges. */
function findCrossings(
  points: PointIds,
  edges: readonly (readonly [number, number])[],
  note: (edge: number, point: number) => void,
): void {
  const { xs, ys } = points;
  const index = new Flatbush(edges.length);
  for (const [a, b] of edges) {
    index.add(
      Math.min(xs[a]!, xs[b]!),
      Math.min(ys[a]!, ys[b]!),
      Math.max(xs[a]!, xs[b]!),
      Math.max(ys[a]!, ys[b]!),
    );
  }
  index.finish();
  for (let i = 0; i < edges.length; i++) {
    const [a, b] = edges[i]!;
    const ax = xs[a]!;
    const ay = ys[a]!;
    const bx = xs[b]!;
    const by = ys[b]!;
    index.collides(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), (j) => {
      if (j <= i) return false;
      const [c, d] = edges[j]!;
      if (a === c || a === d || b === c || b === d) return false;
      const left = turn(ax, ay, bx, by, xs[c]!, ys[c]!);
      const right = turn(ax, ay, bx, by, xs[d]!, ys[d]!);
      if (left === 0 || right === 0 || left > 0 === right > 0) return false;
      const from = turn(xs[c]!, ys[c]!, xs[d]!, ys[d]!, ax, ay);
      const to = turn(xs[c]!, ys[c]!, xs[d]!, ys[d]!, bx, by);
      if (from === 0 || to === 0 || from > 0 === to > 0) return false;
      const t = from / (from - to);
      const crossing = points.idOf(Math.round(ax + t * (bx - ax)), Math.round(ay + t * (by - ay)));
      note(i, crossing);
      note(j, crossing);
      return false;
    });
  }
}

/** Notes on every edge the points whose unit square it passes. */
function findPassed(
  points: PointIds,
  edges: readonly (readonly [number, number])[],
  note: (edge: number, point: number) => void,
): void {
  const { xs, ys } = points;
  const index = new Flatbush(points.count);
  for (let p = 0; p < points.count; p++) index.add(xs[p]!, ys[p]!);
  index.finish();
  for (let e = 0; e < edges.length; e++) {
    const [a, b] = edges[e]!;
    const ax = xs[a]!;
    const ay = ys[a]!;
    const dx = xs[b]! - ax;
    const dy = ys[b]! - ay;
    const reach = 0.5 * (Math.abs(dx) + Math.abs(dy));
    const minX = Math.min(ax, ax + dx) - 0.5;
    const minY = Math.min(ay, ay + dy) - 0.5;
    index.collides(minX, minY, minX + Math.abs(dx) + 1, minY + Math.abs(dy) + 1, (p) => {
      // the line passes the square when its centre is no farther off than the square reaches across the line
      if (Math.abs(dx * (ys[p]! - ay) - dy * (xs[p]! - ax)) <= reach) note(e, p);
      return false;
    });
  }
}

function refine(chain: readonly number[], added: ReadonlyMap<number, readonly number[]>): number[] {
  const finer: number[] = [chain[0]!];
  for (let k = 1; k < chain.length; k++) {
    const a = chain[k - 1]!;
    const b = chain[k]!;
    const between = added.get(edgeKey(Math.min(a, b), Math.max(a, b)));
    if (between) for (const point of a < b ? between : between.toReversed()) finer.push(point);
    finer.push(b);
  }
  return finer;
}
