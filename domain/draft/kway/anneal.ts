import type { CutGraph } from './graph.ts';

/** Grids of a graph's vertices, with what follows from the labels kept beside them. Every grid is connected and none is empty. */
export interface Labelled {
  readonly graph: CutGraph;
  readonly gridOf: Int32Array;
  /** Per grid: its weight and how many vertices it has. */
  readonly sum: Float64Array;
  readonly size: Int32Array;
}

/** What a grid is to weigh. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/** From what to what something goes as the sweeps go by, by equal ratios. */
export type Course = readonly [from: number, to: number];

/** How an annealing goes. */
export interface Schedule {
  readonly sweeps: number;
  /** Lengths (in mean lengths of an adjacency) that are given away lightly. */
  readonly heat: Course;
  /** How much of the band is free: 1 all of it, 0.8 that much around its middle; */
  readonly free: Course;
  /**
   * and what being off by as much as the band's middle more costs, squared, in mean lengths of an adjacency; that is where a grid has ten
   * vertices, and more where it has more, each of which then matters less.
   */
  readonly price: Course;
}

/** Grids are searched for a way around a vertex no further than this; where none is found by then, the vertex stays. */
const REACH = 400;
/** Sweeps between two words of how far it is. */
const BREATH = 30;
/** Of a grid, for which prices are given. */
const VERTICES = 10;
/** −log of numbers evenly spread over 0 … 1: what chance allows a move to cost, in units of heat. */
const ALLOWED = Float64Array.from({ length: 4096 }, (_, i) => -Math.log((i + 0.5) / 4096));

/** Moves vertices between neighbouring grids; memory for that, to be had once. */
export class Annealer {
  readonly #queue = new Int32Array(REACH);
  readonly #mark: Int32Array;
  readonly #meanLength: number;
  #marks = 0;
  #state: number;

  /** For graphs of no more than `count` vertices; lengths are measured by those of `graph`. */
  constructor(graph: CutGraph, seed: number) {
    this.#mark = new Int32Array(graph.count);
    this.#meanLength = graph.lengthM.reduce((sum, m) => sum + m, 0) / graph.lengthM.length || 1;
    this.#state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 1;
  }

  /**
   * Simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983) over the vertices given: each in turn may go over to the grid of one of its
   * neighbours, which is taken when border and balance get better by it, and with a chance that falls as the heat does when they get
   * worse. A grid stays connected and keeps at least one vertex. Nothing goes to a grid that is `closed`.
   */
  run(
    labelled: Labelled,
    vertices: Int32Array,
    band: Band,
    schedule: Schedule,
    closed?: Uint8Array,
    progress?: (share: number) => void,
  ): void {
    const { graph, gridOf, sum, size } = labelled;
    const { weight, start, neighbour, lengthM } = graph;
    const { sweeps, heat, free, price } = schedule;
    const middle = (band.low + band.high) / 2;
    const half = (band.high - band.low) / 2;
    const crowd = Math.max(1, graph.count / sum.length / VERTICES);
    const unit = middle > 0 ? (crowd * this.#meanLength) / (middle * middle) : 0;
    let state = this.#state;
    for (let sweep = 0; sweep < sweeps; sweep++) {
      const way = sweeps > 1 ? sweep / (sweeps - 1) : 1;
      if (progress && sweep > 0 && sweep % BREATH === 0) progress(sweep / sweeps);
      const degrees = this.#meanLength * heat[0] * (heat[1] / heat[0]) ** way;
      const slack = half * free[0] * (free[1] / free[0]) ** way;
      const cost = unit * price[0] * (price[1] / price[0]) ** way;
      for (let n = 0; n < vertices.length; n++) {
        // xorshift (Marsaglia 2003)
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        const v = vertices[n]!;
        const first = start[v]!;
        const end = start[v + 1]!;
        if (first === end) continue;
        const from = gridOf[v]!;
        const to = gridOf[neighbour[first + ((state >>> 12) % (end - first))]!]!;
        if (from === to || size[from] === 1 || (closed !== undefined && closed[to] === 1)) continue;
        let stays = 0;
        let goes = 0;
        let inside = 0;
        let anyInside = -1;
        for (let i = first; i < end; i++) {
          const u = neighbour[i]!;
          const grid = gridOf[u]!;
          if (grid === from) {
            stays += lengthM[i]!;
            anyInside = u;
            inside++;
          } else if (grid === to) {
            goes += lengthM[i]!;
          }
        }
        const w = weight[v]!;
        const off = sum[from]! - middle;
        const offTo = sum[to]! - middle;
        let loss = stays - goes;
        let over = Math.abs(off - w) - slack;
        if (over > 0) loss += cost * over * over;
        over = Math.abs(off) - slack;
        if (over > 0) loss -= cost * over * over;
        over = Math.abs(offTo + w) - slack;
        if (over > 0) loss += cost * over * over;
        over = Math.abs(offTo) - slack;
        if (over > 0) loss -= cost * over * over;
        if (loss >= degrees * ALLOWED[state & 4095]!) continue;
        if (inside > 1 && !this.#connectedWithout(labelled, v, anyInside, inside)) continue;
        gridOf[v] = to;
        sum[from]! -= w;
        sum[to]! += w;
        size[from]!--;
        size[to]!++;
      }
    }
    this.#state = state;
  }

  /** Whether the neighbours of v in its own grid, of which there are `inside`, hang together without v. */
  #connectedWithout({ graph, gridOf }: Labelled, v: number, anyInside: number, inside: number): boolean {
    const { start, neighbour } = graph;
    const queue = this.#queue;
    const mark = this.#mark;
    const grid = gridOf[v]!;
    if (this.#marks > 1 << 29) {
      mark.fill(0);
      this.#marks = 0;
    }
    const wanted = ++this.#marks;
    const seen = ++this.#marks;
    for (let i = start[v]!; i < start[v + 1]!; i++) {
      if (gridOf[neighbour[i]!] === grid) mark[neighbour[i]!] = wanted;
    }
    mark[v] = seen;
    mark[anyInside] = seen;
    queue[0] = anyInside;
    let found = 1;
    for (let head = 0, tail = 1; head < tail; head++) {
      const u = queue[head]!;
      for (let i = start[u]!; i < start[u + 1]!; i++) {
        const next = neighbour[i]!;
        if (gridOf[next] !== grid || mark[next] === seen) continue;
        if (mark[next] === wanted && ++found === inside) return true;
        mark[next] = seen;
        if (tail === REACH) return false;
        queue[tail++] = next;
      }
    }
    return false;
  }
}
