import { EdgeIds } from '../../coverage/clean/edge-ids.ts';
import { LatticePoints } from '../../coverage/clean/lattice-points.ts';
import { nodeEdges } from '../../coverage/clean/node-edges.ts';
import type { Point } from '../../geometry/point.ts';
import { Triangulation } from '../../geometry/triangulation.ts';
import { narrowing, UNIT_M } from '../../geometry/unit-metres.ts';
import type { DraftBuilding } from '../types.ts';
import { roughAreaM2 } from './rough-area.ts';

/** Sides of a block longer than this are divided, so that a cut can come out anywhere (lattice units). */
const STEP = 1_000;
/** Owner of a triangle out of the block, and of one on which nothing stands. */
export const OUTSIDE = -2;
export const FREE = -1;

const NOTHING: readonly number[] = [];

/** Whose each edge is: a building's place, or the outline's. */
interface Owners {
  readonly first: number[];
  /** And whose else. */
  readonly more: Map<number, number[]>;
}

/**
 * A block as triangles, none of which crosses a wall: the constrained Delaunay triangulation of its outline and the footprints on it.
 * Buildings have the numbers of their places in the list given.
 */
export interface BlockMesh {
  readonly mesh: Triangulation;
  readonly points: LatticePoints;
  /** Metres east and north of the first point, per point. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Per triangle the building that stands there, the smallest of several; or `FREE`, `OUTSIDE`. */
  readonly owner: Int32Array;
  /** Per building the point at which it is. */
  readonly at: Int32Array;
  /** Per point a side that starts there, of a free triangle where there is one. */
  readonly leaving: Int32Array;
}

/** The mesh of a block with these sides, the block on their left hand; null where it can't be made. */
export function meshBlock(
  sides: readonly (readonly [Point, Point])[],
  buildings: readonly DraftBuilding[],
): BlockMesh | null {
  const points = new LatticePoints(8 * buildings.length + 2 * sides.length);
  const edges = new EdgeIds(8 * buildings.length + 2 * sides.length);
  // which edge is whose: a building's place, or the outline's
  const outline = buildings.length;
  const run: number[] = [];
  const whose: number[] = [];
  const add = (p: number, q: number, who: number) => {
    if (p === q) return;
    run.push(edges.idOf(p, q));
    whose.push(who);
  };
  for (const [a, b] of sides) {
    const pieces = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / STEP));
    let p = points.idOf(a[0], a[1]);
    for (let i = 1; i <= pieces; i++) {
      const x = Math.round(a[0] + ((b[0] - a[0]) * i) / pieces);
      const y = Math.round(a[1] + ((b[1] - a[1]) * i) / pieces);
      const q = points.idOf(x, y);
      add(p, q, outline);
      p = q;
    }
  }
  const at = Int32Array.from(buildings, (building) => points.idOf(building.at[0], building.at[1]));
  buildings.forEach((building, b) => {
    for (const polygon of building.footprint ?? []) {
      for (const ring of polygon) {
        if (ring.length < 3 || !ring.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y))) continue;
        let p = points.idOf(ring.at(-1)![0], ring.at(-1)![1]);
        for (const [x, y] of ring) {
          const q = points.idOf(x, y);
          add(p, q, b);
          p = q;
        }
      }
    }
  });
  const through = nodeEdges(points, edges, [...new Set(at)]);
  const n = points.count;
  const [x0, y0] = [points.xs[0]!, points.ys[0]!];
  const mesh = new Triangulation(
    Float64Array.from({ length: n }, (_, p) => points.xs[p]! - x0),
    Float64Array.from({ length: n }, (_, p) => points.ys[p]! - y0),
  );
  // every edge, noded, with whose it is; few are of more than one
  const pieces = new EdgeIds(edges.count + 2 * through.size);
  const owners: Owners = { first: [], more: new Map() };
  const put = (p: number, q: number, who: number) => {
    const e = pieces.idOf(p, q);
    if (e === owners.first.length) {
      owners.first.push(who);
      return;
    }
    const more = owners.more.get(e);
    if (more) more.push(who);
    else owners.more.set(e, [who]);
  };
  run.forEach((e, i) => {
    let p = edges.low[e]!;
    for (const q of through.get(e) ?? NOTHING) {
      put(p, q, whose[i]!);
      p = q;
    }
    put(p, edges.high[e]!, whose[i]!);
  });
  for (let e = 0; e < pieces.count; e++) if (!mesh.require(pieces.low[e]!, pieces.high[e]!)) return null;
  const wall = new Int32Array(3 * mesh.count).fill(-1);
  for (let e = 0; e < pieces.count; e++) {
    const side = mesh.sideBetween(pieces.low[e]!, pieces.high[e]!);
    wall[side] = e;
    wall[mesh.across[side]!] = e;
  }
  const rank = ranksOf(buildings);
  const owner = ownersOf(mesh, n, wall, owners, rank, outline);
  const leaving = new Int32Array(n).fill(-1);
  for (let side = 0; side < 3 * mesh.count; side++) {
    const p = mesh.corner[side]!;
    if (p < n && (leaving[p] === -1 || owner[(side / 3) | 0] === FREE)) leaving[p] = side;
  }
  const flat = UNIT_M * narrowing(y0);
  const x = Float64Array.from({ length: n }, (_, p) => (points.xs[p]! - x0) * flat);
  const y = Float64Array.from({ length: n }, (_, p) => (points.ys[p]! - y0) * UNIT_M);
  return { mesh, points, x, y, owner, at, leaving };
}

/** Smaller footprints first: what stands in another's court is not swallowed. */
function ranksOf(buildings: readonly DraftBuilding[]): Int32Array {
  const size = buildings.map(({ footprint }) => (footprint === null ? 0 : roughAreaM2(footprint)));
  const rank = new Int32Array(buildings.length);
  [...size.keys()]
    .sort((a, b) => size[a]! - size[b]! || a - b)
    .forEach((b, i) => {
      rank[b] = i;
    });
  return rank;
}

/** Walks all triangles from the frame, with whatever stands there changing at each wall: even-odd, so that any ring will do. */
function ownersOf(
  mesh: Triangulation,
  corners: number,
  wall: Int32Array,
  owners: Owners,
  rank: Int32Array,
  outline: number,
): Int32Array {
  const owner = new Int32Array(mesh.count).fill(OUTSIDE);
  const byRank = new Int32Array(rank.length);
  rank.forEach((r, b) => {
    byRank[r] = b;
  });
  let inside = false;
  const standing: number[] = [];
  const toggleOne = (who: number) => {
    if (who === outline) {
      inside = !inside;
      return;
    }
    const r = rank[who]!;
    let low = 0;
    for (let high = standing.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (standing[middle]! < r) low = middle + 1;
      else high = middle;
    }
    if (standing[low] === r) standing.splice(low, 1);
    else standing.splice(low, 0, r);
  };
  const toggle = (side: number) => {
    const e = wall[side]!;
    if (e === -1) return;
    toggleOne(owners.first[e]!);
    for (const who of owners.more.get(e) ?? NOTHING) toggleOne(who);
  };
  let first = 0;
  while (
    mesh.corner[3 * first]! < corners &&
    mesh.corner[3 * first + 1]! < corners &&
    mesh.corner[3 * first + 2]! < corners
  )
    first++;
  const seen = new Uint8Array(mesh.count);
  seen[first] = 1;
  // by which side each triangle was entered, and which of its sides come next
  const entered: number[] = [-1];
  const path: number[] = [first];
  const next: number[] = [0];
  while (path.length > 0) {
    const t = path.at(-1)!;
    const k = next[next.length - 1]!++;
    if (k === 3) {
      path.pop();
      next.pop();
      const side = entered.pop()!;
      if (side !== -1) toggle(side);
      continue;
    }
    const side = 3 * t + k;
    const beyond = mesh.across[side]!;
    if (beyond === -1) continue;
    const u = Math.floor(beyond / 3);
    if (seen[u] === 1) continue;
    seen[u] = 1;
    toggle(side);
    owner[u] = inside ? (standing.length === 0 ? FREE : byRank[standing[0]!]!) : OUTSIDE;
    path.push(u);
    next.push(0);
    entered.push(side);
  }
  return owner;
}
