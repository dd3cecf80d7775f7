/** For every sum that some of a grid's own parts make, the set of them that costs the least (dynamic programming over the sum). */
export class OwnSums {
  readonly #weight: Float64Array;
  readonly #width: number;
  readonly #least: Float64Array;
  readonly #taken: Uint8Array;
  #own: readonly number[] = [];

  /** For grids of at most `most` parts that hold up to `high`. */
  constructor(weight: Float64Array, most: number, high: number) {
    this.#weight = weight;
    this.#width = high + 1;
    this.#least = new Float64Array(this.#width);
    this.#taken = new Uint8Array(most * this.#width);
  }

  set(own: readonly number[], cost: Float64Array): void {
    this.#own = own;
    const least = this.#least;
    const taken = this.#taken;
    const width = this.#width;
    least.fill(Infinity);
    least[0] = 0;
    let reach = 0;
    own.forEach((part, i) => {
      const w = this.#weight[part]!;
      const row = i * width;
      taken.fill(0, row, row + width);
      reach = Math.min(width - 1, reach + w);
      for (let sum = reach; sum >= w; sum--) {
        const further = least[sum - w]! + cost[part]!;
        if (further >= least[sum]!) continue;
        least[sum] = further;
        taken[row + sum] = 1;
      }
    });
  }

  /** The sum from `low` to `high` that costs the least; −1: there is none. */
  bestWithin(low: number, high: number): number {
    let best = -1;
    for (let sum = Math.max(0, low); sum <= Math.min(high, this.#width - 1); sum++) {
      if (this.#least[sum]! < (best < 0 ? Infinity : this.#least[best]!)) best = sum;
    }
    return best;
  }

  costOf(sum: number): number {
    return this.#least[sum]!;
  }

  partsOf(sum: number, parts: number[]): void {
    let left = sum;
    for (let i = this.#own.length - 1; i >= 0; i--) {
      if (this.#taken[i * this.#width + left] === 0) continue;
      parts.push(this.#own[i]!);
      left -= this.#weight[this.#own[i]!]!;
    }
  }
}
