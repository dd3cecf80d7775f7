import { dealGrids } from '../deal-grids.ts';
import { randomFrom } from '../random.ts';
import type { DraftProgress } from '../types.ts';
import { Annealer, type Band, type Labelled, type Schedule } from './anneal.ts';
import { type Coarser, coarsen } from './coarsen.ts';
import { componentsOf, subgraph } from './components.ts';
import { evenWeight } from './even-weight.ts';
import type { CutGraph } from './graph.ts';
import { repair } from './repair.ts';
import { treeDivision } from './tree-division.ts';

/** What `kway` may be told. */
export interface KwayOptions {
  /** Grids are to weigh the mean × (1 ± tolerance), */
  readonly tolerance: number;
  /** or, where this is given, this × (1 ± tolerance). */
  readonly target?: number;
  readonly seed: number;
  readonly progress?: DraftProgress;
}

/** Vertices a grid from which on the heaviest that may be joined are lighter, and what they may weigh, in grids. */
const STEPS = [
  { verticesPerGrid: 3, heaviest: 0.5 },
  { verticesPerGrid: 1.6, heaviest: 1.1 },
  { verticesPerGrid: 0, heaviest: Number.POSITIVE_INFINITY },
] as const;
/** With fewer adjacencies a vertex than this a graph is little more than a tree. */
const STRINGY = 1.3;
/** How much of the time has gone by when the coarse levels are done, the finest, and the repairs. */
const COARSE = 0.4;
const FINE = 0.85;
const REPAIRED = 0.95;
/** A level that takes away less than this share has had its day. */
const WORTHWHILE = 0.04;

/**
 * Divides a graph into k connected grids of about equal weight with little border between them: coarsened by matching until there are k
 * vertices, which are the first grids; then made finer level by level, each annealed. Gives the grid of each vertex, 0 … k − 1; every
 * number is used where there are k vertices. Components never share a grid unless there are more of them than grids. The same input and
 * seed give the same answer. k < 1 counts as 1; a weight or length that is no number, endless or below 0 counts as 0.
 */
export function kway(given: CutGraph, k: number, options: KwayOptions): Int32Array {
  const graph = { ...given, weight: given.weight.map(sound), lengthM: given.lengthM.map(sound) };
  const { count } = graph;
  if (k <= 1) return new Int32Array(count);
  if (k >= count) return Int32Array.from({ length: count }, (_, v) => v);
  const members = componentsOf(graph);
  if (members.length > k) return packed(graph.weight, members, k);
  const dealt = dealtTo(graph.weight, members, k);
  const place = new Int32Array(count).fill(-1);
  const gridOf = new Int32Array(count).fill(-1);
  let numbered = 0;
  let done = 0;
  for (let c = 0; c < members.length; c++) {
    const vertices = members[c]!;
    // in an order in which neighbours lie near one another in memory, too
    const part = subgraph(graph, vertices, place);
    const [from, share] = [done / count, vertices.length / count];
    const take = (labels: Int32Array) => {
      for (let i = 0; i < vertices.length; i++) gridOf[vertices[i]!] = numbered + labels[i]!;
    };
    const { progress } = options;
    const tell =
      progress &&
      ((way: number, labels?: Int32Array) => {
        if (labels) take(labels);
        progress(from + share * way, labels && gridOf.slice());
      });
    take(connectedKway(part, dealt[c]!, options, tell));
    numbered += dealt[c]!;
    done += vertices.length;
  }
  return gridOf;
}

/** How many of k grids each component gets; a vertex that outweighs a grid counts as one grid. */
function dealtTo(weight: Float64Array, members: readonly Int32Array[], k: number): Int32Array {
  const even = evenWeight(weight, k);
  const heft = members.map((vertices) => vertices.reduce((sum, v) => sum + Math.min(weight[v]!, even), 0));
  const room = members.map((vertices) => vertices.length);
  return dealGrids(k, heft, room);
}

function sound(value: number): number {
  return value > 0 && value < Number.POSITIVE_INFINITY ? value : 0;
}

/** More components than grids: the heaviest first, to and fro over the grids. */
function packed(weight: Float64Array, members: readonly Int32Array[], k: number): Int32Array {
  const heft = members.map((vertices) => vertices.reduce((sum, v) => sum + weight[v]!, 0));
  const order = Int32Array.from(heft, (_, c) => c).sort((a, b) => heft[b]! - heft[a]! || a - b);
  const gridOf = new Int32Array(weight.length);
  order.forEach((c, turn) => {
    const at = turn % (2 * k);
    for (const v of members[c]!) gridOf[v] = at < k ? at : 2 * k - 1 - at;
  });
  return gridOf;
}

function connectedKway(
  graph: CutGraph,
  k: number,
  options: KwayOptions,
  tell: DraftProgress | undefined,
): Int32Array {
  if (k === 1) return new Int32Array(graph.count);
  const even = evenWeight(graph.weight, k);
  const band = bandOf(graph.weight, k, even, options);
  const { seed } = options;
  const stringy = graph.neighbour.length < 2 * STRINGY * graph.count;
  const along = stringy ? treeDivision(graph, k) : null;
  const levels = along ? [] : coarsened(graph, k, even, seed);
  let finer = along ?? levels.pop()!.into;
  for (;;) {
    const coarse = levels.at(-1);
    const at = coarse?.graph ?? graph;
    const labelled = label(at, finer, k);
    const annealer = new Annealer(at, seed);
    const vertices = Int32Array.from({ length: at.count }, (_, v) => v);
    const { gridOf } = labelled;
    if (!coarse) {
      annealer.run(labelled, vertices, band, fineSchedule(at.count), undefined, (way) =>
        tell?.(COARSE + (FINE - COARSE) * way, gridOf),
      );
      tell?.(FINE, gridOf);
      repair(labelled, annealer, band, (way) => tell?.(FINE + (REPAIRED - FINE) * way, gridOf));
      tell?.(REPAIRED, gridOf);
      annealer.run(labelled, vertices, band, POLISH);
      return gridOf;
    }
    annealer.run(labelled, vertices, band, coarseSchedule(at.count / k));
    tell?.(COARSE * (at.count / graph.count));
    levels.pop();
    finer = coarse.into.map((v) => gridOf[v]!);
  }
}

/** Around the mean, or where heavy vertices take so much that no grid without one could reach that, around what they leave. */
function bandOf(weight: Float64Array, k: number, even: number, { tolerance, target }: KwayOptions): Band {
  const middle = target ?? weight.reduce((sum, w) => sum + w, 0) / k;
  const around = even < middle * (1 - tolerance) ? even : middle;
  return { low: around * (1 - tolerance), high: around * (1 + tolerance) };
}

/** In a graph made smaller balance is not worth much yet: what is too heavy there is parted further on. */
function coarseSchedule(verticesPerGrid: number): Schedule {
  return { sweeps: verticesPerGrid > 1.5 ? 60 : 10, heat: [1, 0.2], free: [1, 1], price: [20, 60] };
}

/** A small graph is gone over more often, since it costs nothing. */
function fineSchedule(vertices: number): Schedule {
  const sweeps = Math.round(Math.min(1000, Math.max(300, 95_000 / Math.sqrt(vertices))));
  return { sweeps, heat: [1, 0.12], free: [0.85, 0.92], price: [30, 10_000] };
}

/** What is left to be had once all is in its band: nothing may go out again at any price. */
const POLISH: Schedule = { sweeps: 40, heat: [0.2, 0.01], free: [1, 1], price: [1e9, 1e9] };

/** Smaller and smaller graphs, the last of k vertices. */
function coarsened(graph: CutGraph, k: number, even: number, seed: number): Coarser[] {
  const random = randomFrom(seed);
  const levels: Coarser[] = [];
  let at = graph;
  let loose = 1;
  let clusters = false;
  while (at.count > k) {
    const step = STEPS.find(({ verticesPerGrid }) => at.count > verticesPerGrid * k)!;
    const coarser = coarsen(at, even * step.heaviest * loose, k, clusters, random);
    const gone = 1 - coarser.graph.count / at.count;
    if (gone < WORTHWHILE && coarser.graph.count > k) {
      if (clusters) loose *= 2;
      clusters = true;
    }
    if (coarser.graph.count === at.count) continue;
    levels.push(coarser);
    at = coarser.graph;
  }
  return levels;
}

function label(graph: CutGraph, gridOf: Int32Array, k: number): Labelled {
  const sum = new Float64Array(k);
  const size = new Int32Array(k);
  for (let v = 0; v < graph.count; v++) {
    sum[gridOf[v]!]! += graph.weight[v]!;
    size[gridOf[v]!]!++;
  }
  return { graph, gridOf, sum, size };
}
