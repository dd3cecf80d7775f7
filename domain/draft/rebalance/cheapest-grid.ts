/** Where a grid may lie: layers of parts, each of which it reaches only with a part of the one before; and what it may hold. */
export interface Choice {
  readonly layers: readonly (readonly number[])[];
  readonly low: number;
  readonly high: number;
  /** It has something of a further layer than the first. */
  readonly further: boolean;
}

/**
 * The cheapest set of parts within what a grid may hold, by layers: the first freely, of each further one only where one of the layer
 * before is taken. Exact for that question (dynamic programming over the sum, Bellman 1957), and so never dearer than a connected grid.
 */
export class CheapestGrid {
  readonly #weight: Float64Array;
  readonly #width: number;
  readonly #base: Float64Array;
  readonly #some: Float64Array;
  /** Per item and sum: 1 taken, 2 taken as the first of its layer. */
  readonly #taken: Uint8Array;

  constructor(weight: Float64Array, high: number) {
    this.#weight = weight;
    this.#width = high + 1;
    this.#base = new Float64Array(this.#width);
    this.#some = new Float64Array(this.#width);
    this.#taken = new Uint8Array(weight.length * this.#width);
  }

  /** What it costs (∞ where there is none), `inner` per part of the first layer and `outer` of the others; `parts` is what it has. */
  find(
    { layers, low, high, further }: Choice,
    inner: Float64Array,
    outer: Float64Array,
    parts: number[],
  ): number {
    const top = Math.min(high, this.#width - 1);
    const width = this.#width;
    const weight = this.#weight;
    const base = this.#base;
    const some = this.#some;
    const taken = this.#taken;
    base.fill(Infinity);
    some.fill(Infinity);
    some[0] = 0;
    let best = Infinity;
    let bestSum = -1;
    let bestItem = -1;
    let row = 0;
    for (let depth = 0; depth < layers.length; depth++) {
      const costs = depth === 0 ? inner : outer;
      for (const part of layers[depth]!) {
        const w = weight[part]!;
        const cost = costs[part]!;
        for (let sum = top; sum >= w; sum--) {
          const on = some[sum - w]! + cost;
          const first = base[sum - w]! + cost;
          const least = Math.min(on, first);
          if (least < some[sum]!) {
            some[sum] = least;
            taken[row + sum] = on <= first ? 1 : 2;
          } else taken[row + sum] = 0;
        }
        for (let sum = Math.min(w - 1, top); sum >= 0; sum--) taken[row + sum] = 0;
        row += width;
      }
      if (depth > 0 || !further) {
        for (let sum = low; sum <= top; sum++) {
          if (some[sum]! >= best) continue;
          best = some[sum]!;
          bestSum = sum;
          bestItem = row;
        }
      }
      base.set(some);
      some.fill(Infinity);
    }
    parts.length = 0;
    if (bestSum >= 0) this.#trace(layers, bestSum, bestItem, row, parts);
    return best;
  }

  #trace(layers: Choice['layers'], sum: number, from: number, end: number, parts: number[]): void {
    let row = end;
    for (let depth = layers.length - 1; depth >= 0; depth--) {
      const layer = layers[depth]!;
      let isDone = false;
      for (let i = layer.length - 1; i >= 0; i--) {
        row -= this.#width;
        if (row >= from || isDone) continue;
        const how = this.#taken[row + sum]!;
        if (how === 0) continue;
        parts.push(layer[i]!);
        sum -= this.#weight[layer[i]!]!;
        isDone = how === 2;
      }
    }
  }
}
