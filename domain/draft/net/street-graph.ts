import { EdgeIds } from '../../coverage/clean/edge-ids.ts';
import { LatticePoints } from '../../coverage/clean/lattice-points.ts';
import { nodeEdges } from '../../coverage/clean/node-edges.ts';
import type { Point } from '../../geometry/point.ts';
import type { DraftLine, NetLine } from '../types.ts';
import { canBeBorder, soundRuns } from './border-lines.ts';
import { FlatLines } from './flat-lines.ts';
import { HouseWalls } from './house-walls.ts';
import { leadEnds } from './lead-ends.ts';
import { lineRank } from './line-rank.ts';
import { LocalPlane } from './local-plane.ts';

/** Of the least line a metre is so much longer than of the greatest. */
const LEAST_FACTOR = 1.25;
const GREATEST_RANK = 90;

/**
 * Streets, waters, rails and walls as what one can go along: stretches between the places where lines meet. A line on a bridge and what
 * lies beneath do not meet. Stretch s leads from node `from[s]` to `to[s]` along `points[s]`; those at node n are `at[start[n]]` …
 * `at[start[n + 1] - 1]`, each as 2s where it leaves by its start and 2s + 1 by its end.
 */
export interface StreetGraph {
  readonly plane: LocalPlane;
  readonly nodes: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly start: Int32Array;
  readonly at: Int32Array;
  readonly points: readonly (readonly Point[])[];
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly lengthM: Float64Array;
  /** What a metre counts: 1 along a main street, a little more along lesser lines. */
  readonly factor: Float64Array;
  /** Stretches with one number are one street. */
  readonly street: Int32Array;
  /** The stretches as lines of this number, by place. */
  readonly flat: FlatLines;
}

/** The graph of lines as they are given: not noded, in any order. Tunnels (but culverts) and what can be no border are left out. */
export function streetGraph(lines: readonly DraftLine[]): StreetGraph {
  const ground: NetLine[] = [];
  const bridges: NetLine[] = [];
  lines.forEach((line, i) => {
    // a stream goes on through its culvert
    const culvert = line.kind === 'water' && line.tunnel;
    if (!canBeBorder(culvert ? { ...line, tunnel: false } : line)) return;
    const along = { kind: line.kind, class: line.class, name: line.name, line: i };
    const aloft = line.bridge || culvert;
    for (const points of soundRuns(line.points)) (aloft ? bridges : ground).push({ points, along });
  });
  const plane = planeOf([...ground, ...bridges]);
  const kept = [...ground, ...bridges];
  const leads = leadEnds({ kept, gone: [] }, [], new HouseWalls([], plane), plane);
  const edges = nodedEdges([...ground, ...leads], bridges);
  const stretches = join(edges);
  return graphOf(stretches, [...ground, ...leads, ...bridges], edges, plane);
}

function planeOf(lines: readonly NetLine[]): LocalPlane {
  let south = Infinity;
  let north = -Infinity;
  for (const { points } of lines) {
    for (const [, y] of points) {
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
  }
  return new LocalPlane(south > north ? 0 : (south + north) / 2);
}

/** Straight pieces between numbered points: those of line l, one after another, and no two that cross. */
interface Edges {
  readonly xs: number[];
  readonly ys: number[];
  readonly from: number[];
  readonly to: number[];
  readonly line: number[];
}

/** Lines on the ground noded with each other; those on bridges come behind, and meet them, and each other, where a line ends. */
function nodedEdges(ground: readonly NetLine[], bridges: readonly NetLine[]): Edges {
  const points = new LatticePoints(ground.reduce((sum, line) => sum + line.points.length, 0));
  const ids = new EdgeIds(points.xs.length);
  const owner: number[] = [];
  ground.forEach(({ points: line }, l) => {
    for (let i = 1; i < line.length; i++) {
      const p = points.idOf(line[i - 1]![0], line[i - 1]![1]);
      const q = points.idOf(line[i]![0], line[i]![1]);
      const e = ids.idOf(p, q);
      // of doubles the first counts
      if (e === owner.length) owner.push(l);
    }
  });
  const through = nodeEdges(points, ids);
  const edges: Edges = { xs: [], ys: [], from: [], to: [], line: [] };
  const put = (p: number, q: number, line: number) => {
    edges.from.push(p);
    edges.to.push(q);
    edges.line.push(line);
  };
  const known = new EdgeIds(ids.count);
  for (let e = 0; e < owner.length; e++) {
    const chain = [ids.low[e]!, ...(through.get(e) ?? []), ids.high[e]!];
    for (let k = 1; k < chain.length; k++) {
      const before = known.count;
      if (known.idOf(chain[k - 1]!, chain[k]!) === before) put(chain[k - 1]!, chain[k]!, owner[e]!);
    }
  }
  const ends = new Set<string>();
  for (const { points: line } of [...ground, ...bridges])
    for (const p of [line[0]!, line.at(-1)!]) ends.add(`${p[0]} ${p[1]}`);
  const isEnd = ([x, y]: Point) => ends.has(`${x} ${y}`);
  for (const { points: line } of bridges) for (const p of line) if (isEnd(p)) points.idOf(p[0], p[1]);
  for (let p = 0; p < points.count; p++) {
    edges.xs.push(points.xs[p]!);
    edges.ys.push(points.ys[p]!);
  }
  // a point of a bridge between ends has a number of its own, whatever lies beneath
  const aloft = ([x, y]: Point) => edges.ys.push(y) && edges.xs.push(x) - 1;
  bridges.forEach(({ points: line }, l) => {
    const numbers = line.map((p) => (isEnd(p) ? points.idOf(p[0], p[1]) : aloft(p)));
    for (let i = 1; i < numbers.length; i++) put(numbers[i - 1]!, numbers[i]!, ground.length + l);
  });
  return edges;
}

interface Stretch {
  readonly numbers: number[];
  readonly line: number;
}

/** Puts pieces of one line together as far as nothing else meets them. */
function join({ xs, from, to, line }: Edges): Stretch[] {
  const start = new Int32Array(xs.length + 1);
  for (let e = 0; e < from.length; e++) {
    start[from[e]! + 1]!++;
    start[to[e]! + 1]!++;
  }
  for (let p = 0; p < xs.length; p++) start[p + 1]! += start[p]!;
  const free = start.slice();
  const at = new Int32Array(start[xs.length]!);
  for (let e = 0; e < from.length; e++) {
    at[free[from[e]!]!++] = e;
    at[free[to[e]!]!++] = e;
  }
  const isBetween = (p: number) =>
    start[p + 1]! - start[p]! === 2 && line[at[start[p]!]!] === line[at[start[p]! + 1]!];
  const done = new Uint8Array(from.length);
  const stretches: Stretch[] = [];
  const follow = (first: number, edge: number) => {
    const numbers = [first];
    for (let e = edge, p = first; done[e] === 0; ) {
      done[e] = 1;
      p = from[e] === p ? to[e]! : from[e]!;
      numbers.push(p);
      if (!isBetween(p)) break;
      e = at[start[p]!] === e ? at[start[p]! + 1]! : at[start[p]!]!;
    }
    stretches.push({ numbers, line: line[edge]! });
  };
  for (let p = 0; p < xs.length; p++) {
    if (isBetween(p)) continue;
    for (let i = start[p]!; i < start[p + 1]!; i++) if (done[at[i]!] === 0) follow(p, at[i]!);
  }
  // rings that nothing meets
  for (let e = 0; e < from.length; e++) if (done[e] === 0) follow(from[e]!, e);
  return stretches;
}

function graphOf(
  stretches: readonly Stretch[],
  lines: readonly NetLine[],
  { xs, ys }: Edges,
  plane: LocalPlane,
): StreetGraph {
  const node = new Map<number, number>();
  const nodeOf = (p: number) => {
    const known = node.get(p);
    if (known !== undefined) return known;
    node.set(p, node.size);
    return node.size - 1;
  };
  const streets = new Map<string, number>();
  const points = stretches.map(({ numbers }) => numbers.map((p): Point => [xs[p]!, ys[p]!]));
  const from = Int32Array.from(stretches, ({ numbers }) => nodeOf(numbers[0]!));
  const to = Int32Array.from(stretches, ({ numbers }) => nodeOf(numbers.at(-1)!));
  const street = Int32Array.from(stretches, ({ line }) => {
    const { kind, class: value, name } = lines[line]!.along;
    const key = name === '' ? `${kind} ${value} ${line}` : `${kind} ${name}`;
    if (!streets.has(key)) streets.set(key, streets.size);
    return streets.get(key)!;
  });
  const factor = Float64Array.from(stretches, ({ line }) => {
    const share = Math.min(1, lineRank(lines[line]!.along) / GREATEST_RANK);
    return 1 + (LEAST_FACTOR - 1) * (1 - share);
  });
  const lengthM = Float64Array.from(points, (line) => {
    let sum = 0;
    for (let i = 1; i < line.length; i++)
      sum += Math.hypot(plane.x(line[i]!) - plane.x(line[i - 1]!), plane.y(line[i]!) - plane.y(line[i - 1]!));
    return sum;
  });
  const nodes = node.size;
  const start = new Int32Array(nodes + 1);
  for (let s = 0; s < from.length; s++) {
    start[from[s]! + 1]!++;
    start[to[s]! + 1]!++;
  }
  for (let n = 0; n < nodes; n++) start[n + 1]! += start[n]!;
  const free = start.slice();
  const at = new Int32Array(2 * from.length);
  for (let s = 0; s < from.length; s++) {
    at[free[from[s]!]!++] = 2 * s;
    at[free[to[s]!]!++] = 2 * s + 1;
  }
  const x = new Float64Array(nodes);
  const y = new Float64Array(nodes);
  for (const [p, n] of node) {
    x[n] = plane.x([xs[p]!, ys[p]!]);
    y[n] = plane.y([xs[p]!, ys[p]!]);
  }
  const flat = new FlatLines(points, plane);
  return { plane, nodes, x, y, start, at, points, from, to, lengthM, factor, street, flat };
}
