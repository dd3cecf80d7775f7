/** Which of a number of things are together; each set is known by its lowest member. */
export class UnionFind {
  readonly #parent: Int32Array;

  constructor(count: number) {
    this.#parent = Int32Array.from({ length: count }, (_, i) => i);
  }

  find(i: number): number {
    const parent = this.#parent;
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = i; at !== root; ) {
      const above = parent[at]!;
      parent[at] = root;
      at = above;
    }
    return root;
  }

  /** The sets numbered 0 … count − 1 in the order of their lowest members: the number of every thing. */
  numbered(): { readonly of: Int32Array; readonly count: number } {
    const of = new Int32Array(this.#parent.length);
    let count = 0;
    for (let i = 0; i < of.length; i++) {
      const root = this.find(i);
      of[i] = root === i ? count++ : of[root]!;
    }
    return { of, count };
  }

  join(i: number, j: number): void {
    const a = this.find(i);
    const b = this.find(j);
    if (a < b) this.#parent[b] = a;
    else this.#parent[a] = b;
  }
}
