import type { Ms } from '../../../domain/case/types.ts';
import type { WireCase } from '../../../domain/contract/case.ts';
import { Held } from './held.ts';
import { type Row, toRow } from './row.ts';

/** So many of a list are kept at most, the newest: it is there to be read. */
export const LIST_MOST = 2_000;

/** The newest cases that belong to a list, whatever the window and the filter: kept in step with what is told. */
export class SideList {
  readonly #held = new Held();
  #belongs: (row: Row) => boolean;
  #list: readonly WireCase[] = [];
  #changed = false;

  constructor(belongs: (row: Row) => boolean) {
    this.#belongs = belongs;
  }

  /** Another list: empty until it is loaded. */
  restart(belongs: (row: Row) => boolean): void {
    this.#belongs = belongs;
    this.#held.clear();
    this.#changed = true;
  }

  take(row: Row): void {
    const changed = this.#belongs(row) ? this.#held.put(row) : this.#held.remove(row.case.id);
    this.#held.dropBeyond(LIST_MOST);
    this.#changed ||= changed;
  }

  /** What an answer has is all there is; `told` is what was told since. */
  load(answer: readonly WireCase[], told: readonly WireCase[]): void {
    this.#held.fill(answer.map((wire) => toRow(wire, true)).filter(this.#belongs));
    for (const wire of told) this.take(toRow(wire, true));
    this.#held.dropBeyond(LIST_MOST);
    this.#changed = true;
  }

  /** Newest first; the same array while nothing changed. */
  get list(): readonly WireCase[] {
    if (this.#changed) this.#list = this.#held.rows.map((row) => row.case).reverse();
    this.#changed = false;
    return this.#list;
  }
}

/** What belongs to the shift that began then. */
export function sinceShift(from: Ms | null): (row: Row) => boolean {
  return (row) => from !== null && row.reported >= from;
}
