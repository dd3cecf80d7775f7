const EMPTY = 0;
/** Knuth's multiplicative hash: neighbouring numbers end up far apart. */
const GOLDEN = 0x9e3779b1;

/**
 * In which row a case stands, by its number: open addressing in two plain arrays (D. E. Knuth, The Art of Computer
 * Programming 3, 6.4), since a Map of a million takes ten times as much and every collection of garbage walks through it.
 */
export class OrdRows {
  #keys = new Uint32Array(8192);
  #rows = new Uint32Array(8192);
  #used = 0;

  /** The row of a number from 1 on; undefined where it has none. */
  get(ord: number): number | undefined {
    const at = this.#find(ord);
    return this.#keys[at] === ord ? this.#rows[at] : undefined;
  }

  set(ord: number, row: number): void {
    if (!(ord > 0 && ord <= 0xffffffff)) throw new RangeError(`number ${ord}`);
    const at = this.#find(ord);
    this.#rows[at] = row;
    if (this.#keys[at] === ord) return;
    this.#keys[at] = ord;
    if (++this.#used * 2 > this.#keys.length) this.#grow();
  }

  #find(ord: number): number {
    const mask = this.#keys.length - 1;
    let at = (Math.imul(ord, GOLDEN) >>> 0) & mask;
    while (this.#keys[at] !== EMPTY && this.#keys[at] !== ord) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [keys, rows] = [this.#keys, this.#rows];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#rows = new Uint32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      if (keys[i] === EMPTY) continue;
      const at = this.#find(keys[i]!);
      this.#keys[at] = keys[i]!;
      this.#rows[at] = rows[i]!;
    }
  }
}
