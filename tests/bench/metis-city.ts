import type { PartGraph } from '../../domain/draft/types.ts';
import { Triangulation } from '../../domain/geometry/triangulation.ts';
import { Random } from '../arbitrary/random.ts';

/** Parts of an invented city as a graph whose weights and lengths are whole numbers, as METIS wants them. */
export interface CityGraph {
  readonly count: number;
  /** Households. */
  readonly weight: Float64Array;
  readonly start: Int32Array;
  readonly neighbour: Int32Array;
  /** Of the shared border, in decimetres. */
  readonly length: Int32Array;
  readonly areaM2: Float64Array;
  /** Length of the outline that no other part shares. */
  readonly outerM: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Streets stand further apart outwards: at the edge by this factor more than in the middle. */
const SPREAD = 2.5;
/** Width of a part in the middle, metres; how far it is pushed about, in widths. */
const PART_M = 40;
const PUSH = 0.85;
/** Households of a part: lognormal, so that a few hold ten times what most do; a share has none (parks, works, schools). */
const MEAN = 30;
const SIGMA = 0.7;
const EMPTY = 0.04;
/** Corners that all but touch are neighbours by a decimetre. */
const LEAST = 1;

/**
 * About `count` parts around points of a mesh of streets that gets wider outwards, each pushed about; neighbours by a Voronoi diagram
 * share the length of its edge. Households are lognormal around 30, without regard to the area.
 */
export function cityGraph(count: number, seed: number): CityGraph {
  const random = new Random(seed);
  const side = Math.round(Math.sqrt(count));
  const xs: number[] = [];
  const ys: number[] = [];
  // the mesh is stretched from its middle, 0 … 1 outwards
  const stretch = (t: number) => {
    const from = 2 * t - 1;
    return 0.5 * side * PART_M * from * (1 + (SPREAD - 1) * from * from);
  };
  const rows = Math.ceil(count / side);
  const push = () => (random.next() - 0.5) * PUSH;
  const add = (column: number, row: number) => {
    xs.push(stretch((column + 0.5 + push()) / side));
    ys.push(stretch((row + 0.5 + push()) / rows));
  };
  for (let p = 0; p < count; p++) add(p % side, Math.floor(p / side));
  // fields all around, which bound the outermost parts and are none themselves
  for (let p = count; p < side * rows; p++) add(p % side, rows - 1);
  for (let column = -1; column <= side; column++) for (const row of [-1, rows]) add(column, row);
  for (let row = 0; row < rows; row++) for (const column of [-1, side]) add(column, row);
  const { pairs, areaM2, outerM } = neighboursOf(xs, ys, count);
  const start = new Int32Array(count + 1);
  for (const [p] of pairs) start[p + 1]!++;
  for (let p = 0; p < count; p++) start[p + 1]! += start[p]!;
  const neighbour = new Int32Array(pairs.length);
  const length = new Int32Array(pairs.length);
  const next = start.slice();
  for (const [p, q, m] of pairs) {
    const at = next[p]!++;
    neighbour[at] = q;
    length[at] = Math.max(LEAST, Math.round(10 * m));
  }
  const weight = Float64Array.from({ length: count }, () => {
    if (random.chance(EMPTY)) return 0;
    const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
    return Math.round((MEAN / (1 - EMPTY)) * Math.exp(SIGMA * normal - (SIGMA * SIGMA) / 2));
  });
  const [x, y] = [Float64Array.from(xs.slice(0, count)), Float64Array.from(ys.slice(0, count))];
  return { count, weight, start, neighbour, length, areaM2, outerM, x, y };
}

/** The same city as a draft sees it: nothing in it but streets between the parts. */
export function partGraphOf(city: CityGraph): PartGraph {
  const { count, weight, areaM2, outerM, x, y, start, neighbour, length } = city;
  return {
    count,
    weight,
    households: weight,
    areaM2,
    outerM,
    x,
    y,
    start,
    neighbour,
    lengthM: Float64Array.from(length, (dm) => dm / 10),
    offLineM: new Float64Array(length.length),
    mainM: new Float64Array(length.length),
    keptM: new Float64Array(length.length),
    barrier: new Uint8Array(length.length),
    ground: new Int32Array(count),
    unit: new Int32Array(count).fill(-1),
    kind: new Int32Array(count).fill(-1),
  };
}

/** Every pair of neighbours among the first `count`, both ways, with the length of the Voronoi edge between them; their cells' areas. */
function neighboursOf(xs: readonly number[], ys: readonly number[], count: number) {
  const net = new Triangulation(xs, ys);
  const { corner, across } = net;
  const centre = (t: number): [number, number] => {
    const [a, b, c] = [corner[3 * t]!, corner[3 * t + 1]!, corner[3 * t + 2]!];
    const [bx, by] = [xs[b]! - xs[a]!, ys[b]! - ys[a]!];
    const [cx, cy] = [xs[c]! - xs[a]!, ys[c]! - ys[a]!];
    const d = 2 * (bx * cy - by * cx);
    const [bb, cc] = [bx * bx + by * by, cx * cx + cy * cy];
    return [xs[a]! + (cy * bb - by * cc) / d, ys[a]! + (bx * cc - cx * bb) / d];
  };
  const pairs: [p: number, q: number, m: number][] = [];
  const areaM2 = new Float64Array(count);
  const outerM = new Float64Array(count);
  for (let s = 0; s < 3 * net.count; s++) {
    const p = corner[s]!;
    const q = corner[net.after(s)]!;
    if (p >= count) continue;
    const [u, v] = [centre(Math.floor(s / 3)), centre(Math.floor(across[s]! / 3))];
    const m = Math.hypot(u[0] - v[0], u[1] - v[1]);
    areaM2[p]! += (m * Math.hypot(xs[p]! - xs[q]!, ys[p]! - ys[q]!)) / 4;
    if (q < count) pairs.push([p, q, m]);
    else outerM[p]! += m;
  }
  return { pairs, areaM2, outerM };
}
