import type { Ms } from '../../../domain/case/types.ts';
import { compareRows, type Row } from './row.ts';

/** Rows that have fallen out at the front are cut off the array when there are so many of them, and more than half. */
const CUT_AT = 1024;
/** More changes than these between two looks are not told one by one. */
const CHANGES_TOLD = 500;

/**
 * Cases in the order of their time, each once. What is taken in again changes nothing; of two tellings of one case
 * the one with the longer history holds. Most come in at the end and go out at the front, which costs next to nothing.
 */
export class Held {
  #rows: Row[] = [];
  /** Rows before this have fallen out. */
  #start = 0;
  readonly #byId = new Map<string, Row>();
  /** The newest that was let go of for being too many: nothing older comes in any more, so that the newest are whole. */
  #floor: Row | null = null;
  /** What came in or changed since it was last asked for; null where that is everything. */
  #changes: Row[] | null = null;

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): Row | undefined {
    return this.#byId.get(id);
  }

  /** Oldest first: the array itself, good until the next change. */
  get rows(): readonly Row[] {
    if (this.#start > 0) this.#cut();
    return this.#rows;
  }

  /** What came in or changed since this was last asked; null where it is too much to tell: look at all. */
  takeChanges(): readonly Row[] | null {
    const changes = this.#changes;
    this.#changes = [];
    return changes;
  }

  /** Takes a case in or its news; says whether that changed anything. */
  put(row: Row): boolean {
    const was = this.#byId.get(row.case.id);
    if (was && !isNews(was, row)) return false;
    if (!was && this.#floor && compareRows(row, this.#floor) <= 0) return false;
    this.#byId.set(row.case.id, row);
    this.#note(row, !was || was.occurred === row.occurred);
    if (was && was.occurred === row.occurred) this.#rows[this.#indexOf(was)] = row;
    else {
      if (was) this.#rows.splice(this.#indexOf(was), 1);
      const last = this.#rows.at(-1);
      if (this.#rows.length === this.#start || (last && compareRows(last, row) < 0)) this.#rows.push(row);
      else this.#rows.splice(this.#indexOf(row), 0, row);
    }
    return true;
  }

  remove(id: string): boolean {
    const was = this.#byId.get(id);
    if (!was) return false;
    this.#rows.splice(this.#indexOf(was), 1);
    this.#changes = null;
    return this.#byId.delete(id);
  }

  /** Lets go of what happened before; gives it, oldest first. */
  dropBefore(from: Ms): readonly Row[] {
    return this.#drop(this.#lowerBound((row) => row.occurred >= from) - this.#start);
  }

  /** Lets go of the oldest beyond so many. */
  dropBeyond(most: number): readonly Row[] {
    const gone = this.#drop(this.size - most);
    this.#floor = gone.at(-1) ?? this.#floor;
    return gone;
  }

  clear(): void {
    this.#rows = [];
    this.#start = 0;
    this.#byId.clear();
    this.#floor = null;
    this.#changes = null;
  }

  /** These and no others, in any order: an answer of tens of thousands at once. */
  fill(rows: Iterable<Row>): void {
    this.clear();
    for (const row of rows) {
      const was = this.#byId.get(row.case.id);
      if (!was || isNews(was, row)) this.#byId.set(row.case.id, row);
    }
    this.#rows = [...this.#byId.values()].sort(compareRows);
  }

  #note(row: Row, inPlace: boolean): void {
    if (this.#changes === null) return;
    if (inPlace && this.#changes.length < CHANGES_TOLD) this.#changes.push(row);
    else this.#changes = null;
  }

  #drop(count: number): readonly Row[] {
    if (count <= 0) return [];
    const gone = this.#rows.slice(this.#start, this.#start + count);
    for (const row of gone) this.#byId.delete(row.case.id);
    this.#start += count;
    if (this.#start > CUT_AT && this.#start * 2 > this.#rows.length) this.#cut();
    return gone;
  }

  #cut(): void {
    this.#rows = this.#rows.slice(this.#start);
    this.#start = 0;
  }

  #indexOf(row: Row): number {
    return this.#lowerBound((other) => compareRows(other, row) >= 0);
  }

  #lowerBound(reached: (row: Row) => boolean): number {
    return lowerBound(this.#rows, reached, this.#start);
  }
}

/** The first index, from `low` on, whose row has `reached` it, in rows where none after such a one has not. */
export function lowerBound(rows: readonly Row[], reached: (row: Row) => boolean, low = 0): number {
  let [from, to] = [low, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (reached(rows[middle]!)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** A history only grows; two of one length differ only in what no entry is written of. */
function isNews(was: Row, row: Row): boolean {
  if (row.case.history !== was.case.history) return row.case.history > was.case.history;
  return JSON.stringify(row.case) !== JSON.stringify(was.case);
}
