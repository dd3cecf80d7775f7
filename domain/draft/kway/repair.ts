import type { Annealer, Band, Labelled, Schedule } from './anneal.ts';

/**
 * How many grids are done again around one that is out of its band, round by round: mostly few, at times many, since what is missing may
 * be far off. Each time through the list it is so many more, for so many more sweeps.
 */
const GROUNDS = [6, 8, 12, 24, 8, 12, 24, 48, 12, 24, 96] as const;
const TIMES = 4;
const SWEEPS = 160;
/** What being out of the band costs at first, by turns: with less of it a part that is too heavy comes through the grids in between. */
const PRICES = [300, 30] as const;
/** So many times the vertices are gone over again in all where that is soon done, and where there are more than a good many. */
const PATIENCE = [15, 5] as const;
const GOOD_MANY = 20_000;
/** So many vertices between two words of how far it is. */
const BREATH = 10_000;
/** And so many vertices more, for graphs so small that all of them are around. */
const AT_LEAST = 2_000;

/**
 * Brings grids into the band by annealing anew around each that is not, and keeping that only where it takes more out
 * of the excess. A grid with one vertex that is too heavy by itself is let be once it is alone.
 */
export function repair(
  labelled: Labelled,
  annealer: Annealer,
  band: Band,
  progress: (share: number) => void,
): void {
  const { graph, gridOf, sum, size } = labelled;
  const excess = (grid: number) => Math.max(0, band.low - sum[grid]!, sum[grid]! - band.high);
  const grids = sum.length;
  const near = new Near(labelled);
  const all = PATIENCE[graph.count > GOOD_MANY ? 1 : 0] * graph.count + AT_LEAST;
  let work = all;
  let told = all;
  for (let round = 0; round < TIMES * GROUNDS.length && work > 0; round++) {
    const time = 1 + Math.floor(round / GROUNDS.length);
    const ground = time * GROUNDS[round % GROUNDS.length]!;
    const schedule: Schedule = {
      sweeps: time * SWEEPS,
      heat: [2, 0.1],
      free: [0.3, 0.95],
      price: [PRICES[round % PRICES.length]!, 30_000],
    };
    const wrong: number[] = [];
    for (let grid = 0; grid < grids; grid++) {
      if (excess(grid) > 0 && !(size[grid] === 1 && sum[grid]! > band.high)) wrong.push(grid);
    }
    if (wrong.length === 0) return;
    wrong.sort((a, b) => excess(b) - excess(a) || a - b);
    near.seat();
    for (const grid of wrong) {
      if (excess(grid) === 0) continue;
      if (work <= 0) return;
      const { around, vertices } = near.gather(grid, ground);
      work -= time * vertices.length;
      if (told - work > BREATH) {
        told = work;
        progress(1 - Math.max(0, work) / all);
      }
      let before = 0;
      for (const g of around) before += excess(g);
      const labels = vertices.map((v) => gridOf[v]!);
      annealer.run(labelled, vertices, band, schedule, near.closed);
      let after = 0;
      for (const g of around) after += excess(g);
      if (after > before) {
        for (const g of around) {
          sum[g] = 0;
          size[g] = 0;
        }
        vertices.forEach((v, i) => {
          gridOf[v] = labels[i]!;
          sum[labels[i]!]! += graph.weight[v]!;
          size[labels[i]!]!++;
        });
      }
      near.release(around, vertices);
    }
  }
}

/** Finds the grids around a grid. */
class Near {
  /** 1: a grid that takes no part. */
  readonly closed: Uint8Array;
  readonly #labelled: Labelled;
  /** A vertex of each grid. */
  readonly #seat: Int32Array;
  readonly #seen: Uint8Array;

  constructor(labelled: Labelled) {
    this.#labelled = labelled;
    this.closed = new Uint8Array(labelled.sum.length).fill(1);
    this.#seat = new Int32Array(labelled.sum.length);
    this.#seen = new Uint8Array(labelled.graph.count);
  }

  seat(): void {
    const { gridOf } = this.#labelled;
    for (let v = gridOf.length - 1; v >= 0; v--) this.#seat[gridOf[v]!] = v;
  }

  /** The `most` grids nearest to one, and all their vertices; they are open until they are released. */
  gather(grid: number, most: number): { around: number[]; vertices: Int32Array } {
    const { graph, gridOf } = this.#labelled;
    const { start, neighbour } = graph;
    const around = [grid];
    this.closed[grid] = 0;
    const vertices: number[] = [];
    for (let g = 0; g < around.length; g++) {
      const first = vertices.length;
      vertices.push(this.#seat[around[g]!]!);
      this.#seen[vertices[first]!] = 1;
      for (let n = first; n < vertices.length; n++) {
        const v = vertices[n]!;
        for (let i = start[v]!; i < start[v + 1]!; i++) {
          const u = neighbour[i]!;
          if (gridOf[u] === around[g]) {
            if (this.#seen[u]) continue;
            this.#seen[u] = 1;
            vertices.push(u);
          } else if (this.closed[gridOf[u]!] && around.length < most) {
            around.push(gridOf[u]!);
            this.closed[gridOf[u]!] = 0;
          }
        }
      }
    }
    return { around, vertices: Int32Array.from(vertices) };
  }

  release(around: readonly number[], vertices: Int32Array): void {
    for (const g of around) this.closed[g] = 1;
    for (const v of vertices) {
      this.#seen[v] = 0;
      this.#seat[this.#labelled.gridOf[v]!] = v;
    }
  }
}
