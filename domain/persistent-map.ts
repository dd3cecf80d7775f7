/** So many changes away from the holder of the table, an older version gets a table of its own. */
const FAR = 64;
/** A table is swept when it has this many keys more than twice those that are there. */
const SWEPT = 1024;

/**
 * What all versions share, written by turns. A key that is gone stays, with undefined: a `Map` from which the same keys go and to
 * which they come back, as under a pointer that moves, grows slower each time (37 µs after 20,000 times, and so 0.1).
 */
type Table<K, V> = Map<K, V | undefined>;

/**
 * An immutable map: `set`, `delete` and `change` give a new map, the old one stays good, and an edit of a division costs
 * what it touches (copying a `Map` of 100,000 took 12 ms). The latest version holds a plain `Map`; each older one says only
 * in what it differs from the version made out of it. Writing to an older one turns that chain around, which
 * costs the differences; one that is far away, or asked for all its entries, copies. Reading and writing the latest is
 * reading and writing a `Map`. Method: Baker, "Shallow binding makes functional arrays fast" (1991); measured beside a
 * hash trie in docs/decisions/0004. Iteration is over a snapshot, in no order that means anything.
 */
export class PersistentMap<K extends string | number, V extends {}> {
  #size: number;
  /** The entries themselves; null in an older version, which has `#newer` instead. */
  #table: Table<K, V> | null;
  #newer: Newer<K, V> | null = null;

  private constructor(table: Table<K, V>, size: number) {
    this.#table = table;
    this.#size = size;
  }

  static empty<K extends string | number, V extends {}>(): PersistentMap<K, V> {
    return new PersistentMap<K, V>(new Map(), 0);
  }

  /** The last of several entries with one key counts. */
  static from<K extends string | number, V extends {}>(
    entries: Iterable<readonly [K, V]>,
  ): PersistentMap<K, V> {
    const table = new Map(entries);
    return new PersistentMap<K, V>(table, table.size);
  }

  get size(): number {
    return this.#size;
  }

  get(key: K): V | undefined {
    return this.#table === null ? this.#getOld(key) : this.#table.get(key);
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  /** The same map when the value is already there. */
  set(key: K, value: V): PersistentMap<K, V> {
    return this.change((map) => map.set(key, value));
  }

  /** The same map when there is no such key. */
  delete(key: K): PersistentMap<K, V> {
    return this.change((map) => map.delete(key));
  }

  /**
   * Many writes, one new map; this very map when nothing comes of them, or when `write` throws. The writer is good only while
   * `write` runs.
   */
  change(write: (map: Writer<K, V>) => void): PersistentMap<K, V> {
    const table = this.#swept(this.#takeTable());
    const after = new PersistentMap(table, this.#size);
    const were = new Map<K, V | undefined>();
    // From here on this version reads past what is written.
    this.#table = null;
    const newer: Newer<K, V> = { version: after, were, open: true };
    this.#newer = newer;
    const writer = new Writer(table, were);
    let kept = false;
    try {
      write(writer);
      for (const [key, was] of were) {
        const is = table.get(key);
        if (is === was) were.delete(key);
        else if (was === undefined) after.#size += 1;
        else if (is === undefined) after.#size -= 1;
      }
      kept = were.size > 0;
    } finally {
      writer.close();
      if (!kept) {
        for (const [key, was] of were) table.set(key, was);
        this.#table = table;
        this.#newer = null;
      }
    }
    if (!kept) return this;
    newer.open = false;
    return after;
  }

  /**
   * The keys whose values are not the same in another version. Costs the changes between the two where one was made
   * from the other not long ago, else both maps.
   */
  keysUnlike(other: PersistentMap<K, V>): K[] {
    const touched = this.#touchedUpTo(other) ?? other.#touchedUpTo(this) ?? this.#allKeys(other);
    return [...touched].filter((key) => this.get(key) !== other.get(key));
  }

  keys(): IterableIterator<K> {
    return this.#entries()
      .map(([key]) => key)
      .values();
  }

  values(): IterableIterator<V> {
    return this.#entries()
      .map(([, value]) => value)
      .values();
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.#entries().values();
  }

  /** Of an older version: the first change after it that wrote the key knows what it was. */
  #getOld(key: K): V | undefined {
    let version: PersistentMap<K, V> = this;
    for (let steps = 0; version.#newer !== null; steps++) {
      const { were, version: next } = version.#newer;
      if (steps === FAR) return this.#ownTable().get(key);
      const was = were.get(key);
      if (was !== undefined || were.has(key)) return was;
      version = next;
    }
    return version.#table!.get(key);
  }

  #entries(): [K, V][] {
    const entries: [K, V][] = [];
    for (const [key, value] of this.#table ?? this.#copied())
      if (value !== undefined) entries.push([key, value]);
    return entries;
  }

  /** The entries of an older version as a table of their own. */
  #copied(): Table<K, V> {
    const changes: ReadonlyMap<K, V | undefined>[] = [];
    let version: PersistentMap<K, V> = this;
    for (; version.#newer !== null; version = version.#newer.version) changes.push(version.#newer.were);
    const table = new Map(version.#table);
    for (const were of changes.reverse()) for (const [key, was] of were) table.set(key, was);
    return table;
  }

  #ownTable(): Table<K, V> {
    const table = this.#copied();
    this.#table = table;
    this.#newer = null;
    return table;
  }

  #swept(table: Table<K, V>): Table<K, V> {
    return table.size > 2 * this.#size + SWEPT ? new Map(this.#entries()) : table;
  }

  /** The table, taken from the version that holds it where that is near and not just being written. */
  #takeTable(): Table<K, V> {
    if (this.#table !== null) return this.#table;
    const path: PersistentMap<K, V>[] = [];
    let holder: PersistentMap<K, V> = this;
    for (; holder.#newer !== null; holder = holder.#newer.version) {
      if (holder.#newer.open || path.length === FAR) return this.#ownTable();
      path.push(holder);
    }
    const table = holder.#table!;
    for (const older of path.reverse()) {
      const { were, version: newer } = older.#newer!;
      const are = new Map<K, V | undefined>();
      for (const [key, was] of were) {
        are.set(key, table.get(key));
        table.set(key, was);
      }
      newer.#table = null;
      newer.#newer = { version: older, were: are, open: false };
      older.#newer = null;
    }
    this.#table = table;
    return table;
  }

  /** The keys written on the way from this version to the other; null when that is not reached soon. */
  #touchedUpTo(other: PersistentMap<K, V>): Set<K> | null {
    const touched = new Set<K>();
    let version: PersistentMap<K, V> = this;
    for (let steps = 0; version !== other; steps++) {
      if (version.#newer === null || steps === FAR) return null;
      for (const key of version.#newer.were.keys()) touched.add(key);
      version = version.#newer.version;
    }
    return touched;
  }

  #allKeys(other: PersistentMap<K, V>): Set<K> {
    return new Set([...this.keys(), ...other.keys()]);
  }
}

/** How an older version gets at its entries: those of another one, but for some that were otherwise (undefined: not there). */
interface Newer<K extends string | number, V extends {}> {
  readonly version: PersistentMap<K, V>;
  readonly were: Map<K, V | undefined>;
  /** The other one is still being written. */
  open: boolean;
}

/** What `change` hands out: writes into the table and remembers what was there. */
class Writer<K extends string | number, V extends {}> {
  readonly #were: Map<K, V | undefined>;
  #table: Table<K, V> | null;

  constructor(table: Table<K, V>, were: Map<K, V | undefined>) {
    this.#table = table;
    this.#were = were;
  }

  get(key: K): V | undefined {
    return this.#open().get(key);
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  set(key: K, value: V): void {
    this.#put(key, value);
  }

  delete(key: K): void {
    if (this.has(key)) this.#put(key, undefined);
  }

  /** Ends the writing: from here on the table is read by others. */
  close(): void {
    this.#table = null;
  }

  #put(key: K, value: V | undefined): void {
    const table = this.#open();
    if (!this.#were.has(key)) this.#were.set(key, table.get(key));
    table.set(key, value);
  }

  #open(): Table<K, V> {
    if (this.#table === null) throw new Error('PersistentMap: written to after change() had returned');
    return this.#table;
  }
}
