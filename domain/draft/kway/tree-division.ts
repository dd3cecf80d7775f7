import { UnionFind } from '../../coverage/clean/union-find.ts';
import type { CutGraph } from './graph.ts';

/** Vertices are looked at so often before it is given up; halving as far as to single ones takes 17 times of 100,000. */
const PATIENCE = 64;
/** How much a cut off the middle counts beside one that is out of balance. */
const MIDDLE = 0.1;

/**
 * Divides a connected graph into k connected grids along a spanning tree of its longest borders: cut in two where both sides weigh nearest
 * to a whole number of grids, near the middle, and each again. What a graph with hardly any way around wants: there weight can't flow
 * from grid to grid later. k ≤ count. Null where the tree is too bushy to be halved again and again (a star is).
 */
export function treeDivision(graph: CutGraph, k: number): Int32Array | null {
  const { count, weight } = graph;
  const above = spanningTree(graph);
  const gridOf = new Int32Array(count);
  const sum = new Float64Array(count);
  const size = new Int32Array(count);
  const cutOff = new Uint8Array(count);
  // each above all that hangs from it
  const pending = [{ order: above.order, grids: k }];
  let made = 0;
  let patience = PATIENCE * count;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { order, grids } = next;
    if (grids === 1) {
      for (const v of order) gridOf[v] = made;
      made++;
      continue;
    }
    patience -= order.length;
    if (patience < 0) return null;
    for (const v of order) {
      sum[v] = weight[v]!;
      size[v] = 1;
    }
    for (let n = order.length - 1; n > 0; n--) {
      const v = order[n]!;
      sum[above.parent[v]!]! += sum[v]!;
      size[above.parent[v]!]! += size[v]!;
    }
    const total = sum[order[0]!]!;
    const even = total > 0 ? total / grids : 1;
    let best = -1;
    let bestGrids = 0;
    let bestPrice = Number.POSITIVE_INFINITY;
    for (let n = 1; n < order.length; n++) {
      const v = order[n]!;
      const most = Math.min(grids - 1, size[v]!);
      const least = Math.max(1, grids - (order.length - size[v]!));
      if (least > most) continue;
      const here = Math.max(least, Math.min(most, Math.round(sum[v]! / even)));
      const off = Math.abs(sum[v]! / even - here) / Math.min(here, grids - here);
      const price = off + (MIDDLE * Math.abs(2 * here - grids)) / grids;
      if (price >= bestPrice) continue;
      best = v;
      bestGrids = here;
      bestPrice = price;
    }
    if (best === -1) return null;
    for (const v of order) cutOff[v] = v === best || (v !== order[0] && cutOff[above.parent[v]!]) ? 1 : 0;
    pending.push({ order: order.filter((v) => !cutOff[v]), grids: grids - bestGrids });
    pending.push({ order: order.filter((v) => cutOff[v]), grids: bestGrids });
  }
  return gridOf;
}

/** Kruskal's, the longest first; vertices in an order in which each comes after its parent. */
function spanningTree({ count, start, neighbour, lengthM }: CutGraph) {
  const edges: { p: number; q: number; m: number }[] = [];
  for (let p = 0; p < count; p++) {
    for (let i = start[p]!; i < start[p + 1]!; i++)
      if (neighbour[i]! > p) edges.push({ p, q: neighbour[i]!, m: lengthM[i]! });
  }
  edges.sort((a, b) => b.m - a.m || a.p - b.p || a.q - b.q);
  const together = new UnionFind(count);
  const beside: number[][] = Array.from({ length: count }, () => []);
  for (const { p, q } of edges) {
    if (together.find(p) === together.find(q)) continue;
    together.join(p, q);
    beside[p]!.push(q);
    beside[q]!.push(p);
  }
  const order = new Int32Array(count);
  const parent = new Int32Array(count).fill(-1);
  for (let head = 0, tail = 1; head < tail; head++) {
    for (const q of beside[order[head]!]!) {
      if (q === parent[order[head]!]) continue;
      parent[q] = order[head]!;
      order[tail++] = q;
    }
  }
  return { order, parent };
}
