import type { Limit } from './growths.ts';
import type { Region } from './region.ts';

/**
 * What a grid can take from others where no more than so many households move: what comes to it, with what has to come to `others`; and
 * what leaves grids, each at least what it has to give (`gives`; null: weight is not households, and what leaves is not known).
 */
export class MovedLimit implements Limit {
  readonly #region: Region;
  readonly #grid: number;
  readonly #gives: Float64Array | null;
  readonly #reached: number;
  readonly #leaves: Float64Array;
  #over: number;
  #comes: number;
  #goes = 0;

  /** `over`: by how much the grid holds too much (room, where negative). */
  constructor(
    region: Region,
    grid: number,
    gives: Float64Array | null,
    over: number,
    others: number,
    reached: number,
  ) {
    this.#region = region;
    this.#grid = grid;
    this.#gives = gives;
    this.#over = over;
    this.#comes = others;
    this.#reached = reached;
    this.#leaves = new Float64Array(region.grids);
    if (gives !== null) for (const give of gives) this.#goes += give;
    if (gives !== null) this.#goes -= gives[grid]!;
  }

  add(part: number): boolean {
    const { households, weight, today } = this.#region;
    const h = households[part]!;
    if (this.#comes + h > this.#reached) return false;
    const from = today[part]!;
    const further = this.#gives === null ? 0 : this.#goes + this.#more(from, h);
    const over = this.#over + weight[part]!;
    if (this.#gives !== null && further + Math.max(this.#gives[this.#grid]!, over) > this.#reached)
      return false;
    this.#comes += h;
    this.#goes = further;
    this.#over = over;
    this.#leaves[from]! += h;
    return true;
  }

  take(part: number): void {
    const { households, weight, today } = this.#region;
    const from = today[part]!;
    this.#comes -= households[part]!;
    this.#over -= weight[part]!;
    this.#leaves[from]! -= households[part]!;
    if (this.#gives !== null) this.#goes -= this.#more(from, households[part]!);
  }

  /** By how much more leaves a grid with so many more. */
  #more(from: number, more: number): number {
    const give = this.#gives![from]!;
    const leaves = this.#leaves[from]!;
    return Math.max(give, leaves + more) - Math.max(give, leaves);
  }
}
