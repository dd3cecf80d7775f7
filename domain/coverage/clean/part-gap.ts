import { Triangulation } from '../../geometry/triangulation.ts';
import { startOf } from './map-faces.ts';
import type { PlanarMap } from './planar-map.ts';
import { UnionFind } from './union-find.ts';

/** A new edge across a gap, and the pieces on its left and right. */
export interface Cut {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

/** A gap in pieces: which piece each of its half-edges bounds, in the order in which they were given. */
export interface Parting {
  readonly pieces: number;
  readonly pieceOf: Int32Array;
  readonly cuts: readonly Cut[];
}

/**
 * Parts a gap stretch by stretch, where those on its two sides change. Between its corners it is triangulated, and each
 * triangle asks what lies on both ends of it: a side along one grid and the corner across on another make it part of the stretch between
 * those two. What is left, where stretches meet and in the bays of one grid, goes with the neighbour across its longest side. So
 * the cuts run between corners that are there, no new point is rounded, and every piece is exact. `beside`: for each half-edge the
 * grid across it, below 0 where there is none. Null where no cut is to be made.
 */
export function partGap(
  map: PlanarMap,
  halves: readonly number[],
  beside: readonly number[],
): Parting | null {
  const { xs, ys } = map.points;
  const places = new Map<number, number>();
  const points: number[] = [];
  const placeOf = (p: number): number => {
    let place = places.get(p);
    if (place === undefined) {
      place = points.push(p) - 1;
      places.set(p, place);
    }
    return place;
  };
  const from = halves.map((half) => placeOf(startOf(map, half)));
  const to = halves.map((half) => placeOf(startOf(map, half ^ 1)));
  const mesh = new Triangulation(
    points.map((p) => xs[p]!),
    points.map((p) => ys[p]!),
  );
  for (let i = 0; i < halves.length; i++) if (!mesh.require(from[i]!, to[i]!)) return null;

  // the gap's own half-edge along a triangle's side
  const halfAt = new Int32Array(3 * mesh.count).fill(-1);
  // who lies along a side at each corner, and how long that is
  const touching = points.map(() => new Map<number, number>());
  const lengths = halves.map((_, i) => apart(map, points[from[i]!]!, points[to[i]!]!));
  const inside: number[] = [];
  const isInside = new Uint8Array(mesh.count);
  const enter = (triangle: number) => {
    if (isInside[triangle] === 1) return;
    isInside[triangle] = 1;
    inside.push(triangle);
  };
  for (let i = 0; i < halves.length; i++) {
    const side = mesh.sideBetween(from[i]!, to[i]!);
    halfAt[side] = i;
    enter(Math.floor(side / 3));
    for (const at of [touching[from[i]!]!, touching[to[i]!]!])
      at.set(beside[i]!, Math.max(lengths[i]!, at.get(beside[i]!) ?? 0));
  }
  for (const triangle of inside) {
    for (let side = 3 * triangle; side < 3 * triangle + 3; side++) {
      if (halfAt[side] === -1) enter(Math.floor(mesh.across[side]! / 3));
    }
  }
  inside.sort((a, b) => a - b);

  const betweenOf = new Map<number, string>();
  for (const triangle of inside) {
    const between = whatLiesBeside(mesh, triangle, halfAt, beside, lengths, touching);
    if (between !== null) betweenOf.set(triangle, between);
  }
  const groups = new UnionFind(mesh.count);
  for (const triangle of inside) {
    let longest = -1;
    let length = -1;
    const between = betweenOf.get(triangle);
    for (let side = 3 * triangle; side < 3 * triangle + 3; side++) {
      if (halfAt[side] !== -1) continue;
      const other = Math.floor(mesh.across[side]! / 3);
      if (between !== undefined && betweenOf.get(other) === between) groups.join(triangle, other);
      const a = points[mesh.corner[side]!]!;
      const b = points[mesh.corner[mesh.after(side)]!]!;
      const far = apart(map, a, b);
      if (far > length) {
        length = far;
        longest = other;
      }
    }
    if (between === undefined && longest !== -1) groups.join(triangle, longest);
  }

  const numbers = new Map<number, number>();
  const pieceOfTriangle = (triangle: number): number => {
    const root = groups.find(triangle);
    let piece = numbers.get(root);
    if (piece === undefined) {
      piece = numbers.size;
      numbers.set(root, piece);
    }
    return piece;
  };
  const pieceOf = new Int32Array(halves.length);
  const cuts: Cut[] = [];
  for (const triangle of inside) {
    for (let side = 3 * triangle; side < 3 * triangle + 3; side++) {
      if (halfAt[side] !== -1) {
        pieceOf[halfAt[side]!] = pieceOfTriangle(triangle);
        continue;
      }
      const left = pieceOfTriangle(triangle);
      const right = pieceOfTriangle(Math.floor(mesh.across[side]! / 3));
      if (left < right) {
        const [a, b] = [mesh.corner[side]!, mesh.corner[mesh.after(side)]!];
        cuts.push({ from: points[a]!, to: points[b]!, left, right });
      }
    }
  }
  return numbers.size > 1 ? { pieces: numbers.size, pieceOf, cuts } : null;
}

/** The two that a triangle lies between, or null: it has no side along anybody, or lies in the bay of one. */
function whatLiesBeside(
  mesh: Triangulation,
  triangle: number,
  halfAt: Int32Array,
  beside: readonly number[],
  lengths: readonly number[],
  touching: readonly ReadonlyMap<number, number>[],
): string | null {
  let longest = -1;
  let apex = -1;
  for (let side = 3 * triangle; side < 3 * triangle + 3; side++) {
    const half = halfAt[side]!;
    if (half === -1 || (longest !== -1 && lengths[half]! <= lengths[longest]!)) continue;
    longest = half;
    apex = mesh.corner[mesh.after(mesh.after(side))]!;
  }
  if (longest === -1) return null;
  const one = beside[longest]!;
  // of several at the corner across the one with the longest side there: at the end of a strip that is whoever runs along it
  let other: number | undefined;
  let far = -1;
  for (const [grid, length] of touching[apex]!) {
    if (grid === one || length <= far) continue;
    far = length;
    other = grid;
  }
  return other === undefined ? null : [one, other].sort((a, b) => a - b).join();
}

function apart({ points: { xs, ys } }: PlanarMap, a: number, b: number): number {
  return Math.hypot(xs[a]! - xs[b]!, ys[a]! - ys[b]!);
}
