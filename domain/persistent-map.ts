import { hashKey } from './hash-key.ts';

/**
 * An immutable map: `set` and `delete` give a new map that shares all but one path with the old one, so an edit
 * of a division costs what it touches and undo keeps every version for almost nothing (copying a `Map` of 100,000
 * took 12 ms). A hash array mapped trie after Bagwell, "Ideal Hash Trees" (2001): 32-way branches under a bitmap,
 * entries kept as high up as they fit. Many writes at once go through `change`, which copies each branch once.
 * Iteration order is that of the hashes: the same for the same history, but not that of insertion.
 */
export class PersistentMap<K extends string | number, V> {
  readonly size: number;
  readonly #root: Branch<K, V>;

  private constructor(root: Branch<K, V>, size: number) {
    this.#root = root;
    this.size = size;
  }

  static empty<K extends string | number, V>(): PersistentMap<K, V> {
    return new PersistentMap<K, V>(new Branch<K, V>(0, [], null), 0);
  }

  /** The last of several entries with one key counts. */
  static from<K extends string | number, V>(entries: Iterable<readonly [K, V]>): PersistentMap<K, V> {
    return PersistentMap.empty<K, V>().change((map) => {
      for (const [key, value] of entries) map.set(key, value);
    });
  }

  get(key: K): V | undefined {
    return find(this.#root, key)?.value;
  }

  has(key: K): boolean {
    return find(this.#root, key) !== undefined;
  }

  /** The same map when the value is already there. */
  set(key: K, value: V): PersistentMap<K, V> {
    return this.change((map) => map.set(key, value));
  }

  /** The same map when there is no such key. */
  delete(key: K): PersistentMap<K, V> {
    return this.change((map) => map.delete(key));
  }

  /** Many writes, one new map. The writer is good only while `write` runs. */
  change(write: (map: Writer<K, V>) => void): PersistentMap<K, V> {
    const writer = new Writer(this.#root, this.size);
    write(writer);
    const root = writer.close();
    return root === this.#root ? this : new PersistentMap(root, writer.size);
  }

  *keys(): IterableIterator<K> {
    for (const entry of entriesOf(this.#root)) yield entry.key;
  }

  *values(): IterableIterator<V> {
    for (const entry of entriesOf(this.#root)) yield entry.value;
  }

  *[Symbol.iterator](): IterableIterator<[K, V]> {
    for (const entry of entriesOf(this.#root)) yield [entry.key, entry.value];
  }
}

/** What `change` hands out: writes in place in the branches that it has copied already. */
class Writer<K extends string | number, V> {
  size: number;
  #root: Branch<K, V>;
  #owner: object | null = {};

  constructor(root: Branch<K, V>, size: number) {
    this.#root = root;
    this.size = size;
  }

  get(key: K): V | undefined {
    return find(this.#root, key)?.value;
  }

  has(key: K): boolean {
    return find(this.#root, key) !== undefined;
  }

  set(key: K, value: V): void {
    this.#checkOpen();
    this.#root = this.#insert(this.#root, hashKey(key), key, value, 0);
  }

  delete(key: K): void {
    this.#checkOpen();
    this.#root = this.#remove(this.#root, hashKey(key), key, 0);
  }

  /** Ends the writing: from here on the branches are shared and stay as they are. */
  close(): Branch<K, V> {
    this.#owner = null;
    return this.#root;
  }

  #checkOpen(): void {
    if (this.#owner === null) throw new Error('PersistentMap: written to after change() had returned');
  }

  /** The branch itself when it is ours to write in, else a copy that is. */
  #own(branch: Branch<K, V>): Branch<K, V> {
    return branch.owner === this.#owner
      ? branch
      : new Branch(branch.bitmap, branch.slots.slice(), this.#owner);
  }

  #with(branch: Branch<K, V>, place: number, slot: Branch<K, V> | Entry<K, V>): Branch<K, V> {
    if (branch.slots[place] === slot) return branch;
    const own = this.#own(branch);
    own.slots[place] = slot;
    return own;
  }

  #insert(branch: Branch<K, V>, hash: number, key: K, value: V, shift: number): Branch<K, V> {
    const bit = 1 << (hash >>> shift);
    const place = rank(branch.bitmap, bit);
    if ((branch.bitmap & bit) === 0) {
      const own = this.#own(branch);
      own.slots.splice(place, 0, new Entry(hash, key, value, null));
      own.bitmap |= bit;
      this.size++;
      return own;
    }
    const slot = branch.slots[place]!;
    if (slot instanceof Branch) {
      return this.#with(branch, place, this.#insert(slot, hash, key, value, shift + BITS));
    }
    if (slot.hash !== hash) {
      this.size++;
      return this.#with(branch, place, this.#fork(slot, new Entry(hash, key, value, null), shift + BITS));
    }
    const was = inChain(slot, key);
    if (was !== undefined && was.value === value) return branch;
    if (was === undefined) this.size++;
    return this.#with(
      branch,
      place,
      new Entry(hash, key, value, was === undefined ? slot : without(slot, key)),
    );
  }

  /** The smallest branch that tells two entries of different hash apart. */
  #fork(a: Entry<K, V>, b: Entry<K, V>, shift: number): Branch<K, V> {
    const ia = (a.hash >>> shift) & 31;
    const ib = (b.hash >>> shift) & 31;
    if (ia === ib) return new Branch<K, V>(1 << ia, [this.#fork(a, b, shift + BITS)], this.#owner);
    return new Branch<K, V>((1 << ia) | (1 << ib), ia < ib ? [a, b] : [b, a], this.#owner);
  }

  /** A branch below the root that is left with a single entry gives its place to that entry. */
  #remove(branch: Branch<K, V>, hash: number, key: K, shift: number): Branch<K, V> {
    const bit = 1 << (hash >>> shift);
    if ((branch.bitmap & bit) === 0) return branch;
    const place = rank(branch.bitmap, bit);
    const slot = branch.slots[place]!;
    if (slot instanceof Branch) {
      const below = this.#remove(slot, hash, key, shift + BITS);
      const only = below.slots.length === 1 ? below.slots[0]! : below;
      return this.#with(branch, place, only instanceof Branch ? below : only);
    }
    if (inChain(slot, key) === undefined) return branch;
    this.size--;
    const rest = without(slot, key);
    if (rest !== null) return this.#with(branch, place, rest);
    const own = this.#own(branch);
    own.slots.splice(place, 1);
    own.bitmap &= ~bit;
    return own;
  }
}

const BITS = 5;

/** A key and its value; `other` leads to entries of other keys with the very same 32-bit hash. */
class Entry<K, V> {
  readonly hash: number;
  readonly key: K;
  readonly value: V;
  readonly other: Entry<K, V> | null;

  constructor(hash: number, key: K, value: V, other: Entry<K, V> | null) {
    this.hash = hash;
    this.key = key;
    this.value = value;
    this.other = other;
  }
}

/** Up to 32 slots, of which only the taken ones are stored. Written in place only by the `change` that owns it. */
class Branch<K, V> {
  bitmap: number;
  readonly slots: (Branch<K, V> | Entry<K, V>)[];
  readonly owner: object | null;

  constructor(bitmap: number, slots: (Branch<K, V> | Entry<K, V>)[], owner: object | null) {
    this.bitmap = bitmap;
    this.slots = slots;
    this.owner = owner;
  }
}

/** How many of the slots below `bit` are taken: the slot's place in the array. */
function rank(bitmap: number, bit: number): number {
  let n = bitmap & (bit - 1);
  n -= (n >>> 1) & 0x55555555;
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function find<K extends string | number, V>(root: Branch<K, V>, key: K): Entry<K, V> | undefined {
  const hash = hashKey(key);
  let branch = root;
  for (let shift = 0; ; shift += BITS) {
    const bit = 1 << (hash >>> shift);
    if ((branch.bitmap & bit) === 0) return undefined;
    const slot = branch.slots[rank(branch.bitmap, bit)]!;
    if (slot instanceof Branch) {
      branch = slot;
      continue;
    }
    return inChain(slot, key);
  }
}

function inChain<K, V>(chain: Entry<K, V>, key: K): Entry<K, V> | undefined {
  for (let entry: Entry<K, V> | null = chain; entry !== null; entry = entry.other) {
    if (entry.key === key) return entry;
  }
  return undefined;
}

/** A chain of equal hashes without the entry of that key. */
function without<K, V>(chain: Entry<K, V> | null, key: K): Entry<K, V> | null {
  if (chain === null) return null;
  if (chain.key === key) return chain.other;
  return new Entry(chain.hash, chain.key, chain.value, without(chain.other, key));
}

function* entriesOf<K, V>(branch: Branch<K, V>): IterableIterator<Entry<K, V>> {
  for (const slot of branch.slots) {
    if (slot instanceof Branch) yield* entriesOf(slot);
    else for (let entry: Entry<K, V> | null = slot; entry !== null; entry = entry.other) yield entry;
  }
}
