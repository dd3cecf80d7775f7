import { UnionFind } from '../../coverage/clean/union-find.ts';
import { type BlockMesh, FREE, OUTSIDE } from './block-mesh.ts';
import type { CornerLabels } from './corner-labels.ts';

/** Gaps between buildings as narrow as this or narrower are dear to cut through; wide ones cost their length (metres). */
const WIDE_M = 8;
/** How much more a cut along a common wall costs than one over open ground. */
const DEAR = 4;

/** The cells of a block's buildings and what lies between them, for those who choose where to cut. */
export interface CellGraph {
  readonly count: number;
  /** The cell of every building of the block. */
  readonly of: Int32Array;
  readonly weight: Float64Array;
  /** Metres east and north of a corner of the block. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Which way most walls run, modulo a right angle; 0 where there is none. */
  readonly angle: number;
  /** Metres of the block's outline that are the cell's. */
  readonly street: Float64Array;
  /** Neighbours of cell c: `neighbour[start[c]]` … `neighbour[start[c + 1] - 1]`, and what a cut between the two costs, in metres. */
  readonly start: Int32Array;
  readonly neighbour: Int32Array;
  readonly cost: Float64Array;
  /** Sides (one of the two twins) with a different building's ground at either end or, `wall`, on either side. */
  readonly portals: readonly number[];
  readonly walls: readonly number[];
}

/** `group`: per building of the block a number; cells of the same number ≥ 0 are one. */
export function cellGraph(
  block: BlockMesh,
  { label, cellOf }: CornerLabels,
  weights: ArrayLike<number>,
  group: ArrayLike<number>,
): CellGraph {
  const { mesh, owner, at, x: mx, y: my } = block;
  const { corner, across } = mesh;
  const { of, count } = numberCells(cellOf, group);
  const weight = new Float64Array(count);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const members = new Float64Array(count);
  at.forEach((p, b) => {
    const c = of[b]!;
    weight[c]! += weights[b]!;
    x[c]! += mx[p]!;
    y[c]! += my[p]!;
    members[c]!++;
  });
  for (let c = 0; c < count; c++) {
    x[c]! /= members[c]!;
    y[c]! /= members[c]!;
  }
  const street = new Float64Array(count);
  const costs = new Map<number, number>();
  const add = (a: number, b: number, cost: number) => {
    const key = Math.min(a, b) * count + Math.max(a, b);
    costs.set(key, (costs.get(key) ?? 0) + cost);
  };
  const portals: number[] = [];
  const walls: number[] = [];
  // walls by their way in four times the angle, so that right angles are one way
  let [fourCos, fourSin] = [0, 0];
  const cell = (side: number) => (label[side] === -1 ? -1 : of[label[side]!]!);
  const dear = (side: number) => {
    const [p, q] = [corner[side]!, corner[mesh.after(side)]!];
    return 1 + DEAR * Math.max(0, 1 - Math.hypot(mx[q]! - mx[p]!, my[q]! - my[p]!) / WIDE_M);
  };
  /** The border of two or three cells in one triangle: from middle to middle of its sides, or to its own. */
  const between = (ab: number, bc: number, ca: number, a: number, b: number, c: number) => {
    const [p, q, r] = [corner[ab]!, corner[bc]!, corner[ca]!];
    // a middle line is half as long as the side that it does not cross
    if (a === b) add(b, c, halfOf(p, q) * Math.min(dear(bc), dear(ca)));
    else if (b === c) add(a, b, halfOf(q, r) * Math.min(dear(ab), dear(ca)));
    else if (c === a) add(a, b, halfOf(r, p) * Math.min(dear(ab), dear(bc)));
    else {
      add(a, b, spoke(p, q, r) * dear(ab));
      add(b, c, spoke(q, r, p) * dear(bc));
      add(c, a, spoke(r, p, q) * dear(ca));
    }
  };
  const halfOf = (p: number, q: number) => Math.hypot(mx[q]! - mx[p]!, my[q]! - my[p]!) / 2;
  /** From the middle of p–q to that of the triangle. */
  const spoke = (p: number, q: number, r: number) =>
    Math.hypot(mx[p]! + mx[q]! - 2 * mx[r]!, my[p]! + my[q]! - 2 * my[r]!) / 6;
  const lengthOf = (side: number) => 2 * halfOf(corner[side]!, corner[mesh.after(side)]!);
  /** A side between a building and something else. */
  const wallOf = (side: number, own: number, other: number) => {
    const [p, q] = [corner[side]!, corner[mesh.after(side)]!];
    const length = lengthOf(side);
    // (cos + i sin)⁴ × length
    const c = (mx[q]! - mx[p]!) / (length || 1);
    const s = (my[q]! - my[p]!) / (length || 1);
    const [c2, s2] = [c * c - s * s, 2 * c * s];
    fourCos += length * (c2 * c2 - s2 * s2);
    fourSin += length * 2 * c2 * s2;
    if (other === OUTSIDE) street[of[own]!]! += length;
    else if (other !== FREE && side < across[side]! && of[other] !== of[own]) {
      walls.push(side);
      add(of[other]!, of[own]!, (1 + DEAR) * length);
    }
  };
  for (let t = 0; t < mesh.count; t++) {
    const own = owner[t]!;
    if (own === OUTSIDE) continue;
    const s = 3 * t;
    if (own !== FREE) {
      for (let side = s; side < s + 3; side++) {
        const other = owner[(across[side]! / 3) | 0]!;
        if (other !== own) wallOf(side, own, other);
      }
      continue;
    }
    const [a, b, c] = [cell(s), cell(s + 1), cell(s + 2)];
    if (a === -1 || b === -1 || c === -1) continue;
    for (let side = s; side < s + 3; side++) {
      const other = owner[(across[side]! / 3) | 0]!;
      const one = side === s ? a : side === s + 1 ? b : c;
      const two = side === s ? b : side === s + 1 ? c : a;
      if (other === OUTSIDE) {
        const length = lengthOf(side);
        street[one]! += length / 2;
        street[two]! += length / 2;
      }
      if (one !== two && (other !== FREE || side < across[side]!)) portals.push(side);
    }
    if (a !== b || b !== c) between(s, s + 1, s + 2, a, b, c);
  }
  const angle = Math.atan2(fourSin, fourCos) / 4;
  return { count, of, weight, x, y, angle, street, ...listed(count, costs), portals, walls };
}

/** Buildings in one cell: one stands in another, or they are of one group. */
function numberCells(cellOf: Int32Array, group: ArrayLike<number>): { of: Int32Array; count: number } {
  const together = new UnionFind(cellOf.length);
  const first = new Map<number, number>();
  cellOf.forEach((c, b) => {
    together.join(b, c);
    if (group[b]! < 0) return;
    const other = first.get(group[b]!);
    if (other === undefined) first.set(group[b]!, b);
    else together.join(b, other);
  });
  return together.numbered();
}

function listed(count: number, costs: ReadonlyMap<number, number>) {
  const start = new Int32Array(count + 1);
  for (const key of costs.keys()) {
    start[Math.floor(key / count) + 1]!++;
    start[(key % count) + 1]!++;
  }
  for (let c = 0; c < count; c++) start[c + 1]! += start[c]!;
  const free = start.slice();
  const neighbour = new Int32Array(start[count]!);
  const cost = new Float64Array(start[count]!);
  for (const [key, metres] of costs) {
    const [a, b] = [Math.floor(key / count), key % count];
    neighbour[free[a]!] = b;
    cost[free[a]!++] = metres;
    neighbour[free[b]!] = a;
    cost[free[b]!++] = metres;
  }
  return { start, neighbour, cost };
}
