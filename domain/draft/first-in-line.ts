/** Numbers in a heap, least `costOf` first, then the lowest number. A cost is read when its number is added. */
export class FirstInLine {
  readonly #costOf: (n: number) => number;
  readonly #numbers: number[] = [];
  readonly #costs: number[] = [];

  constructor(costOf: (n: number) => number) {
    this.#costOf = costOf;
  }

  add(n: number): void {
    const [numbers, costs] = [this.#numbers, this.#costs];
    const cost = this.#costOf(n);
    let at = numbers.length;
    numbers.push(n);
    costs.push(cost);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#isBefore(cost, n, above)) break;
      numbers[at] = numbers[above]!;
      costs[at] = costs[above]!;
      at = above;
    }
    numbers[at] = n;
    costs[at] = cost;
  }

  /** The first, taken out; −1: there is none. */
  take(): number {
    const [numbers, costs] = [this.#numbers, this.#costs];
    if (numbers.length === 0) return -1;
    const first = numbers[0]!;
    const n = numbers.pop()!;
    const cost = costs.pop()!;
    if (numbers.length === 0) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= numbers.length) break;
      if (below + 1 < numbers.length && this.#isBefore(costs[below + 1]!, numbers[below + 1]!, below))
        below++;
      if (this.#isBefore(cost, n, below)) break;
      numbers[at] = numbers[below]!;
      costs[at] = costs[below]!;
      at = below;
    }
    numbers[at] = n;
    costs[at] = cost;
    return first;
  }

  #isBefore(cost: number, n: number, at: number): boolean {
    const other = this.#costs[at]!;
    return cost < other || (cost === other && n < this.#numbers[at]!);
  }
}
