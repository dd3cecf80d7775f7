import type { Random } from '../town/random.ts';

/** Things of which some come up more often than others. */
export class Weighted<T extends { readonly weight: number }> {
  readonly #things: readonly T[];
  /** Sums of the weights so far. */
  readonly #upTo: Float64Array;

  constructor(things: readonly T[]) {
    this.#things = things;
    this.#upTo = new Float64Array(things.length);
    let sum = 0;
    for (const [i, { weight }] of things.entries()) {
      sum += weight;
      this.#upTo[i] = sum;
    }
  }

  /** One of them by their weights. Throws where there is none. */
  pick(random: Random): T {
    const at = random.next() * this.#upTo.at(-1)!;
    let low = 0;
    let high = this.#things.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#upTo[middle]! > at) high = middle;
      else low = middle + 1;
    }
    return this.#things[low]!;
  }
}
