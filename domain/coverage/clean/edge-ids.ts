/** Numbers edges between numbered points, either way round, in the order in which they first come. Open addressing, grows. */
export class EdgeIds {
  count = 0;
  /** Edge e joins point `low[e]` to `high[e]`, the one with the greater number. */
  low: Int32Array;
  high: Int32Array;
  #slots: Int32Array;

  constructor(expected: number) {
    const room = Math.max(16, expected);
    this.low = new Int32Array(room);
    this.high = new Int32Array(room);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * room)));
  }

  /** The number of the edge, a new one when it has none. The points differ. */
  idOf(p: number, q: number): number {
    const low = Math.min(p, q);
    const high = Math.max(p, q);
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash(low, high) & mask;
    for (let id = slots[slot]! - 1; id >= 0; id = slots[slot]! - 1) {
      if (this.low[id] === low && this.high[id] === high) return id;
      slot = (slot + 1) & mask;
    }
    const id = this.count++;
    if (id === this.low.length) this.#grow();
    this.low[id] = low;
    this.high[id] = high;
    this.#slots[this.#free(low, high)] = id + 1;
    return id;
  }

  #free(low: number, high: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash(low, high) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const longer = (old: Int32Array) => {
      const copy = new Int32Array(2 * old.length);
      copy.set(old);
      return copy;
    };
    const known = this.low.length;
    this.low = longer(this.low);
    this.high = longer(this.high);
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let id = 0; id < known; id++) this.#slots[this.#free(this.low[id]!, this.high[id]!)] = id + 1;
  }
}

function hash(low: number, high: number): number {
  let h = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca77);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}
