/** No time: later than every other. */
export const NEVER = Number.POSITIVE_INFINITY;
/** A step that a case has not taken. */
export const NOT_REACHED = -1;

/** Bits of `flags`. */
export const REPEAT = 1;
export const SUSPENDED = 2;
export const TRAY = 4;
export const PLACED = 8;
export const SIMULATED = 16;

const FLOATS = ['occurred', 'due', 'soon', 'stopped', 'ended'] as const;
const WHOLES = ['ord', 'place', 'source'] as const;
const SIGNED = ['x', 'y'] as const;
const SHORTS = ['kind', 'severity', 'territory'] as const;
const BYTES = ['state', 'flags', 'satisfaction'] as const;

/** Cases that rows are made room for at first. */
const FIRST_ROWS = 4096;

/** What is known of one case beside its steps: instants in milliseconds, codes of dictionaries, a place on the lattice. */
export type CaseFacts = Readonly<
  Record<
    | (typeof FLOATS)[number]
    | (typeof WHOLES)[number]
    | (typeof SIGNED)[number]
    | (typeof SHORTS)[number]
    | (typeof BYTES)[number],
    number
  >
>;

type Column = Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;

/**
 * Cases as columns of plain numbers, one row each: 93 bytes a case, and nothing for the collector of garbage to look at.
 * The rows up to `sorted` stand in the order of time; the few after them as they came.
 */
export class CaseColumns {
  rows = 0;
  sorted = 0;
  occurred = new Float64Array(FIRST_ROWS);
  due = new Float64Array(FIRST_ROWS);
  soon = new Float64Array(FIRST_ROWS);
  stopped = new Float64Array(FIRST_ROWS);
  ended = new Float64Array(FIRST_ROWS);
  ord = new Uint32Array(FIRST_ROWS);
  /** Code of the plan and grid of its report; 0 where it lies in none. */
  place = new Uint32Array(FIRST_ROWS);
  source = new Uint32Array(FIRST_ROWS);
  x = new Int32Array(FIRST_ROWS);
  y = new Int32Array(FIRST_ROWS);
  kind = new Uint16Array(FIRST_ROWS);
  severity = new Uint16Array(FIRST_ROWS);
  territory = new Uint16Array(FIRST_ROWS);
  /** Index in `CANONICAL_STEPS`. */
  state = new Uint8Array(FIRST_ROWS);
  flags = new Uint8Array(FIRST_ROWS);
  /** 1 to 5; 0 where nothing was said. */
  satisfaction = new Uint8Array(FIRST_ROWS);
  /** Seconds from the report to each canonical state after `reported`; `NOT_REACHED` where it has not come so far. */
  readonly reached: Int32Array[];
  /** Columns of others that are in step with these: one number a row, made anew for a row that has changed. */
  readonly beside = new Set<BesideColumn>();

  constructor(states: number) {
    this.reached = Array.from({ length: states - 1 }, () => new Int32Array(FIRST_ROWS));
  }

  /** Bytes of all columns, with the room that is kept for more. */
  get bytes(): number {
    let bytes = 0;
    this.#each((column) => {
      bytes += column.byteLength;
      return column;
    });
    return bytes;
  }

  /** Writes a row, one that is there or the next one. `reached` in seconds, as many as there are columns. */
  set(row: number, facts: CaseFacts, reached: readonly number[]): void {
    if (row >= this.rows) {
      this.rows = row + 1;
      if (this.rows > this.ord.length) this.#grow(Math.ceil(this.rows * 1.5));
    }
    for (const name of FLOATS) this[name][row] = facts[name];
    for (const name of WHOLES) this[name][row] = facts[name];
    for (const name of SIGNED) this[name][row] = facts[name];
    for (const name of SHORTS) this[name][row] = facts[name];
    for (const name of BYTES) this[name][row] = facts[name];
    for (const [i, column] of this.reached.entries()) column[row] = reached[i] ?? NOT_REACHED;
    for (const { values, unknown } of this.beside) values[row] = unknown;
  }

  /** Puts the rows from `first` on in another order: row `first + i` becomes what row `order[i]` was. */
  async reorder(order: Uint32Array, first: number, breathe: () => Promise<void>): Promise<void> {
    const columns: Column[] = [];
    this.#each((column) => {
      columns.push(column);
      return column;
    });
    for (const column of columns) {
      const was = column.slice(first, this.rows);
      for (let i = 0; i < order.length; i++) column[first + i] = was[order[i]! - first]!;
      await breathe();
    }
  }

  /** A column of one code a row, `unknown` in each; it goes along with every change of rows until it is let go. */
  addBeside(unknown: number): BesideColumn {
    const column = { values: new Uint32Array(this.ord.length).fill(unknown), unknown };
    this.beside.add(column);
    return column;
  }

  #grow(room: number): void {
    this.#each((column) => {
      const wider = new (column.constructor as new (length: number) => Column)(room);
      wider.set(column);
      return wider;
    });
  }

  #each(change: (column: Column) => Column): void {
    for (const name of FLOATS) this[name] = change(this[name]) as Float64Array<ArrayBuffer>;
    for (const name of WHOLES) this[name] = change(this[name]) as Uint32Array<ArrayBuffer>;
    for (const name of SIGNED) this[name] = change(this[name]) as Int32Array<ArrayBuffer>;
    for (const name of SHORTS) this[name] = change(this[name]) as Uint16Array<ArrayBuffer>;
    for (const name of BYTES) this[name] = change(this[name]) as Uint8Array<ArrayBuffer>;
    for (const [i, column] of this.reached.entries())
      this.reached[i] = change(column) as Int32Array<ArrayBuffer>;
    for (const column of this.beside) column.values = change(column.values) as Uint32Array<ArrayBuffer>;
  }
}

/** See `addBeside`. */
export interface BesideColumn {
  values: Uint32Array<ArrayBuffer>;
  readonly unknown: number;
}
