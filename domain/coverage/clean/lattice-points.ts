/** Numbers lattice points in the order in which they first come: equal coordinates, equal number. Open addressing, grows. */
export class LatticePoints {
  count = 0;
  xs: Int32Array;
  ys: Int32Array;
  #slots: Int32Array;

  constructor(expected: number) {
    const room = Math.max(16, expected);
    this.xs = new Int32Array(room);
    this.ys = new Int32Array(room);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * room)));
  }

  /** The number of the point, a new one when it has none. */
  idOf(x: number, y: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash(x, y) & mask;
    for (let id = slots[slot]! - 1; id >= 0; id = slots[slot]! - 1) {
      if (this.xs[id] === x && this.ys[id] === y) return id;
      slot = (slot + 1) & mask;
    }
    const id = this.count++;
    if (id === this.xs.length) this.#grow();
    else slots[slot] = id + 1;
    this.xs[id] = x;
    this.ys[id] = y;
    if (slots !== this.#slots) this.#put(id);
    return id;
  }

  #put(id: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash(this.xs[id]!, this.ys[id]!) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = id + 1;
  }

  #grow(): void {
    const longer = (old: Int32Array) => {
      const copy = new Int32Array(2 * old.length);
      copy.set(old);
      return copy;
    };
    const known = this.xs.length;
    this.xs = longer(this.xs);
    this.ys = longer(this.ys);
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let id = 0; id < known; id++) this.#put(id);
  }
}

function hash(x: number, y: number): number {
  let h = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca77);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}
