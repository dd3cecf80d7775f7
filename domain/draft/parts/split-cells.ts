import type { CellGraph } from './cell-graph.ts';

/** Directions in which cells are swept, over half a turn; the first is that of most walls. */
const DIRECTIONS = 8;
/** A piece gets at least this share of what is split, where it is split again and again; and of a grain, where it is not. */
const LEAST = 0.28;
const LEAST_GRAIN = 0.5;
/** From so many grains on it is. */
const MANY = 4;
/** How much dearer a cut is for being off the middle by the whole. */
const UNEVEN = 3;
/** So many of the cheapest cuts are looked at more closely. */
const TRIED = 4;
/** What a piece that comes out on no street costs, in lengths of the cut. */
const INNER = 2;
/** A piece has a way out when so much of the outline is its own (metres). */
const WAY_OUT_M = 4;
/** Rounds in which a cut is straightened. */
const ROUNDS = 4;
/** A cut that leaves a piece with less than the least is as good as none. */
const FAR_OFF = 1e6;

/** A connected set of cells, in the order in which each direction comes upon them. */
export type Swept = readonly Int32Array[];

/**
 * Cuts sets of cells in two, by weight about halves: of cuts across in several directions the one that is short, runs through wide gaps,
 * leaves either side in one piece and with a way out to a street.
 */
export class CellSplitter {
  readonly #graph: CellGraph;
  readonly #grain: number;
  /** 0: not among the cells in hand; 1, 2: on one side or the other. */
  readonly side: Int8Array;
  readonly #piece: Int32Array;

  constructor(graph: CellGraph, grain: number) {
    this.#graph = graph;
    this.#grain = grain;
    this.side = new Int8Array(graph.count);
    this.#piece = new Int32Array(graph.count).fill(-1);
  }

  /** All cells. */
  all(): Swept {
    const { count, x, y, angle } = this.#graph;
    return Array.from({ length: DIRECTIONS }, (_, k) => {
      const turned = angle + (k * Math.PI) / DIRECTIONS;
      const [dx, dy] = [Math.cos(turned), Math.sin(turned)];
      const place = Float64Array.from(x, (east, c) => east * dx + y[c]! * dy);
      return Int32Array.from({ length: count }, (_, c) => c).sort((a, b) => place[a]! - place[b]! || a - b);
    });
  }

  weightOf(swept: Swept): number {
    let sum = 0;
    for (const c of swept[0]!) sum += this.#graph.weight[c]!;
    return sum;
  }

  /** False: there is nothing to cut. Else `side` has 2 for the cells of one piece and 1 for the others', until `clear`. */
  split(swept: Swept): boolean {
    const cells = swept[0]!;
    if (cells.length < 2) return false;
    const total = this.weightOf(swept);
    const found: { order: Int32Array; taken: number; cost: number }[] = [];
    for (const order of swept) {
      const best = this.#sweep(order, total);
      if (best) found.push(best);
    }
    found.sort((a, b) => a.cost - b.cost);
    let least = Infinity;
    let best: Int8Array | null = null;
    for (const { order, taken, cost } of found.slice(0, TRIED)) {
      // straightening a cut does not make it so much better
      if (cost > 4 * least) break;
      order.forEach((c, i) => {
        this.side[c] = i < taken ? 2 : 1;
      });
      const settled = this.#settle(cells, total);
      if (settled >= least) continue;
      least = settled;
      best = Int8Array.from(cells, (c) => this.side[c]!);
    }
    if (best === null) {
      this.clear(swept);
      return false;
    }
    cells.forEach((c, i) => {
      this.side[c] = best[i]!;
    });
    return true;
  }

  /** The cells that are on one side, in the same orders. */
  on(side: 1 | 2, swept: Swept): Swept {
    return swept.map((order) => order.filter((c) => this.side[c] === side));
  }

  clear(swept: Swept): void {
    for (const c of swept[0]!) this.side[c] = 0;
  }

  /** The cheapest cut across one direction. */
  #sweep(order: Int32Array, total: number) {
    const { start, neighbour, cost, weight } = this.#graph;
    const { side } = this;
    for (const c of order) side[c] = 1;
    let [cut, gone] = [0, 0];
    let best: { order: Int32Array; taken: number; cost: number } | null = null;
    for (let i = 0; i + 1 < order.length; i++) {
      const c = order[i]!;
      gone += weight[c]!;
      side[c] = 2;
      for (let at = start[c]!; at < start[c + 1]!; at++) {
        const other = side[neighbour[at]!]!;
        if (other === 1) cut += cost[at]!;
        else if (other === 2) cut -= cost[at]!;
      }
      const price = this.#price(cut, gone, total);
      if (best === null || price < best.cost) best = { order, taken: i + 1, cost: price };
    }
    return best;
  }

  /** What a cut costs that leaves so much on one side: its length, dearer the further it is off the middle. */
  #price(cut: number, weight: number, total: number): number {
    const share = Math.min(weight, total - weight) / total;
    const price = (Math.max(0, cut) + 1) * (1 + UNEVEN * (0.5 - share));
    const least = total > MANY * this.#grain ? LEAST : Math.min(LEAST, (LEAST_GRAIN * this.#grain) / total);
    return share < least ? FAR_OFF + price * (1 + (least - share) * 1e3) : price;
  }

  /** Moves what is cut off from its side to the other, straightens the cut cell by cell, and says what it costs. */
  #settle(cells: Int32Array, total: number): number {
    this.#keepHeaviest(cells, 2);
    this.#keepHeaviest(cells, 1);
    if (this.#straighten(cells, total)) {
      this.#keepHeaviest(cells, 2);
      this.#keepHeaviest(cells, 1);
    }
    const { start, neighbour, cost, weight, street } = this.#graph;
    const { side } = this;
    let [cut, held, wayOne, wayTwo, ones] = [0, 0, 0, 0, 0];
    for (const c of cells) {
      if (side[c] === 1) {
        wayOne += street[c]!;
        ones++;
        continue;
      }
      held += weight[c]!;
      wayTwo += street[c]!;
      for (let at = start[c]!; at < start[c + 1]!; at++) if (side[neighbour[at]!] === 1) cut += cost[at]!;
    }
    if (ones === 0 || ones === cells.length) return Infinity;
    const price = this.#price(cut, held, total);
    return wayOne < WAY_OUT_M || wayTwo < WAY_OUT_M ? price * (1 + INNER) : price;
  }

  /** Of the pieces that one side is in all but the heaviest go over to the other. */
  #keepHeaviest(cells: Int32Array, mine: 1 | 2): void {
    const { start, neighbour, weight } = this.#graph;
    const piece = this.#piece;
    const { side } = this;
    const weights: number[] = [];
    const open: number[] = [];
    for (const first of cells) {
      if (side[first] !== mine || piece[first] !== -1) continue;
      const id = weights.length;
      let held = 0;
      open.push(first);
      piece[first] = id;
      for (let c = open.pop(); c !== undefined; c = open.pop()) {
        // without weight the larger one
        held += weight[c]! + 1e-6;
        for (let at = start[c]!; at < start[c + 1]!; at++) {
          const n = neighbour[at]!;
          if (side[n] !== mine || piece[n] !== -1) continue;
          piece[n] = id;
          open.push(n);
        }
      }
      weights.push(held);
    }
    let keep = 0;
    for (let id = 1; id < weights.length; id++) if (weights[id]! > weights[keep]!) keep = id;
    for (const c of cells) {
      if (piece[c] === -1) continue;
      if (piece[c] !== keep) side[c] = mine === 1 ? 2 : 1;
      piece[c] = -1;
    }
  }

  /** Cells go over where that makes the cut shorter and the halves not too uneven. Did any? */
  #straighten(cells: Int32Array, total: number): boolean {
    const { start, neighbour, cost, weight } = this.#graph;
    const { side } = this;
    let held = 0;
    for (const c of cells) if (side[c] === 2) held += weight[c]!;
    let some = false;
    for (let round = 0; round < ROUNDS; round++) {
      let moved = false;
      for (const c of cells) {
        let [own, over] = [0, 0];
        for (let at = start[c]!; at < start[c + 1]!; at++) {
          const s = side[neighbour[at]!]!;
          if (s === side[c]) own += cost[at]!;
          else if (s !== 0) over += cost[at]!;
        }
        if (over <= own) continue;
        const after = side[c] === 2 ? held - weight[c]! : held + weight[c]!;
        const share = Math.min(after, total - after) / total;
        if (share < LEAST && share < Math.min(held, total - held) / total) continue;
        side[c] = side[c] === 2 ? 1 : 2;
        held = after;
        moved = true;
        some = true;
      }
      if (!moved) break;
    }
    return some;
  }
}
