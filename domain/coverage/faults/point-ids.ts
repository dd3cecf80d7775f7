/** Numbers points in the order in which they first come: equal coordinates, equal number. Open addressing, grows. */
export class PointIds {
  readonly xs: number[] = [];
  readonly ys: number[] = [];
  #slots = new Int32Array(1024);

  get count(): number {
    return this.xs.length;
  }

  /** The number of the point (whole numbers below 2^53), a new one when it has none. */
  idOf(x: number, y: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash(x, y) & mask;
    for (;;) {
      const id = this.#slots[slot]! - 1;
      if (id < 0) break;
      if (this.xs[id] === x && this.ys[id] === y) return id;
      slot = (slot + 1) & mask;
    }
    const id = this.xs.length;
    this.xs.push(x);
    this.ys.push(y);
    this.#slots[slot] = id + 1;
    if (2 * this.xs.length > this.#slots.length) this.#grow();
    return id;
  }

  #grow(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let id = 0; id < this.xs.length; id++) {
      let slot = hash(this.xs[id]!, this.ys[id]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }
}

function hash(x: number, y: number): number {
  const high =
    Math.imul(Math.floor(x / 4294967296), 0x27d4eb2f) ^ Math.imul(Math.floor(y / 4294967296), 0x165667b1);
  let h = Math.imul(x | 0, 0x9e3779b1) ^ Math.imul(y | 0, 0x85ebca77) ^ high;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}
